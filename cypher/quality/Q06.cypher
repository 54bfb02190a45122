/*
id = "Q06"
title = { zh = "党员台账与住户卡对不上", en = "Members by roster but not by household card, or the reverse" }
meaning = { zh = "现有党员，家庭住址那一户有住户卡，而任何住户卡上都没有他，或卡上写的政治面貌不是党员；反过来，住户卡上写着党员而党员台账里没有此人的户。", en = "Current members whose home has a household card, but who are on no card, or on one that states another political status; and the reverse: households whose card has a party member whom the roster does not." }
basis = { zh = "分子：对不上的现有党员和户；分母：范围内家里有住户卡的现有党员，加卡上有党员的户。先按身份证号认人，同一户里再按姓名；住址和政治面貌以最近装载的为准，政治面貌未填的不算不符；组织关系在外的党员也会列在户里。", en = "Numerator: such members and households; denominator: current members whose home has a card, and households with a party member on theirs. People are matched by ID number, within one household by name; homes and political status are as last loaded, none stated contradicts nothing; members whose branch is elsewhere are among those listed by household." }
source = { zh = "党员台账与住户信息卡的“政治面貌”应能对上", en = "the roster and the political status on the household cards should agree" }
subject = "member or household"
severity = "low"
actor = { zh = "党员所在党支部与住地社区核对", en = "the member's branch and the community he lives in" }
ledgers = ["members", "residents", "organisations", "buildings"]
parameters = []

[columns]
branch = { zh = "所在党支部", en = "branch" }
community = { zh = "住地社区", en = "community of the home" }
fault = { zh = "哪里对不上", en = "what does not agree" }
person = { zh = "卡上的党员", en = "member on the card", sensitive = true }
status = { zh = "卡上的政治面貌", en = "status on the card", sensitive = true }

[picture]
kind = "parts"
title = { zh = "哪里对不上", en = "what does not agree" }
*/

// rows
MATCH (m:PartyMember)-[home:LIVES_IN]->(h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @currentMember(m) AND @inScope.member(m) AND @lastLoaded(home) AND @living(h) AND @carded(h)
WITH m, b, @cardStatuses(m) AS statuses
WHERE size(statuses) = 0 OR NOT any(status IN statuses WHERE status = '' OR @partyStatus(status))
// columns of m.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       coalesce(o.name + '/', '') + m.name AS subject,
       o.name AS branch,
       community.name AS community,
       CASE WHEN size(statuses) = 0 THEN '住户卡上没有此人' ELSE '住户卡写的不是党员' END AS fault,
       '' AS person,
       @joined(statuses) AS status
ORDER BY subject, subjectKey
UNION ALL
MATCH (r:Resident)-[lives:LIVES_IN]->(h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @partyStatus(r.politicalStatus) AND @current(lives) AND @living(h) AND @inScope.household(h) AND NOT @onRoster(r)
// columns of h.key
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'household' AS subjectKind,
       h.key AS subjectKey,
       coalesce(community.name + '/', '') + h.path AS subject,
       null AS branch,
       community.name AS community,
       '党员台账里没有此人' AS fault,
       r.name AS person,
       r.politicalStatus AS status
ORDER BY subject, subjectKey, person

// denominator
RETURN COUNT {
         MATCH (m:PartyMember)-[home:LIVES_IN]->(h:Household)
         WHERE @currentMember(m) AND @inScope.member(m) AND @lastLoaded(home) AND @living(h) AND @carded(h)
       } +
       COUNT {
         MATCH (r:Resident)-[lives:LIVES_IN]->(h:Household)
         WHERE @partyStatus(r.politicalStatus) AND @current(lives) AND @living(h) AND @inScope.household(h)
         RETURN DISTINCT h
       } AS denominator

// picture
MATCH (m:PartyMember)-[home:LIVES_IN]->(h:Household)
WHERE @currentMember(m) AND @inScope.member(m) AND @lastLoaded(home) AND @living(h) AND @carded(h)
WITH m, @cardStatuses(m) AS statuses
WITH CASE WHEN size(statuses) = 0 THEN 1
          WHEN any(status IN statuses WHERE status = '' OR @partyStatus(status)) THEN 0
          ELSE 2 END AS fault
WITH sum(CASE fault WHEN 1 THEN 1 ELSE 0 END) AS absent, sum(CASE fault WHEN 2 THEN 1 ELSE 0 END) AS other, count(fault) AS total
UNWIND [{code: '1', label: '党员：住户卡上没有', listed: absent}, {code: '2', label: '党员：住户卡写的不是党员', listed: other}] AS part
WITH part, total
WHERE part.listed > 0
RETURN part.code AS code, part.label AS label, part.listed AS listed, total
ORDER BY code
UNION ALL
MATCH (r:Resident)-[lives:LIVES_IN]->(h:Household)
WHERE @partyStatus(r.politicalStatus) AND @current(lives) AND @living(h) AND @inScope.household(h)
WITH h, max(CASE WHEN @onRoster(r) THEN 0 ELSE 1 END) AS unlisted
WITH sum(unlisted) AS listed, count(h) AS total
WHERE listed > 0
RETURN '3' AS code, '户：卡上的党员不在台账里' AS label, listed, total
