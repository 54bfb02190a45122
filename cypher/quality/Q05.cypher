/*
id = "Q05"
title = { zh = "住址、地址没有落到楼门", en = "Addresses that lead to no door" }
meaning = { zh = "现有党员填了家庭住址，单位填了地址，却没有对上住户台账里的一户、楼栋台账里的一栋楼：地址看不明白，或所写的楼、户不在台账里。", en = "Current members with a home address and employers with an address that lead to no household or building of the ledgers: it could not be understood, or names a door that no ledger knows." }
basis = { zh = "分子：有地址而没有落到户的现有党员、有地址而没有落到楼的单位；分母：范围内填有家庭住址的现有党员，加填有地址的单位。地址以最近装载的为准，单位先按“楼栋”列，再按地址落楼。住在街道以外的也会列出。", en = "Numerator: current members with an address and no household, employers with an address and no building; denominator: current members with a home address and employers with an address. Addresses are as last loaded; an employer is placed by its building column, else by its address. Those outside the street are listed too." }
source = { zh = "党员、单位落到楼门，才能包户、落片", en = "only who is placed at a door can be answered for" }
subject = "member or employer"
severity = "low"
actor = { zh = "党员所在党支部、单位所在社区：写成 某某苑3号楼2单元501", en = "the member's branch, the employer's community: write compound, building, unit, room" }
ledgers = ["members", "employers", "residents", "buildings", "organisations"]
parameters = []

[columns]
branch = { zh = "所在党支部", en = "branch" }
community = { zh = "单位所在社区", en = "community of the employer" }
address = { zh = "所写地址", en = "address as written", sensitive = true }
reason = { zh = "为什么没有落到", en = "why it leads nowhere" }

[picture]
kind = "parts"
title = { zh = "谁的地址没有落到楼门", en = "whose address leads to no door" }
*/

// rows
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @inScope.member(m) AND m.address IS NOT NULL
  AND NOT EXISTS { MATCH (m)-[home:LIVES_IN]->(:Household) WHERE @lastLoaded(home) }
// columns of m.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       coalesce(o.name + '/', '') + m.name AS subject,
       o.name AS branch,
       null AS community,
       m.address AS address,
       m.addressUnplaced AS reason
ORDER BY subject, subjectKey
UNION ALL
MATCH (e:Employer)
WHERE @living(e) AND @inScope.employer(e) AND e.address IS NOT NULL
  AND NOT EXISTS { MATCH (e)-[housed:IN_BUILDING]->(:Building) WHERE @current(housed) }
// columns of e.key
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'employer' AS subjectKind,
       e.key AS subjectKey,
       e.name AS subject,
       null AS branch,
       community.name AS community,
       e.address AS address,
       e.addressUnplaced AS reason
ORDER BY subject, subjectKey

// denominator
RETURN COUNT {
         MATCH (m:PartyMember)
         WHERE @currentMember(m) AND @inScope.member(m) AND m.address IS NOT NULL
       } +
       COUNT {
         MATCH (e:Employer)
         WHERE @living(e) AND @inScope.employer(e) AND e.address IS NOT NULL
       } AS denominator

// picture
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @inScope.member(m) AND m.address IS NOT NULL
WITH sum(CASE WHEN EXISTS { MATCH (m)-[home:LIVES_IN]->(:Household) WHERE @lastLoaded(home) } THEN 0 ELSE 1 END) AS listed, count(m) AS total
WHERE listed > 0
RETURN '1' AS code, '党员' AS label, listed, total
UNION ALL
MATCH (e:Employer)
WHERE @living(e) AND @inScope.employer(e) AND e.address IS NOT NULL
WITH sum(CASE WHEN EXISTS { MATCH (e)-[housed:IN_BUILDING]->(:Building) WHERE @current(housed) } THEN 0 ELSE 1 END) AS listed, count(e) AS total
WHERE listed > 0
RETURN '2' AS code, '单位' AS label, listed, total
