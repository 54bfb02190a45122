/*
id = "G15"
title = { zh = "单点依赖", en = "What hangs on one member at risk" }
meaning = { zh = "只由一名党员包联、而这名党员已离岗或应免包的户；以及楼内有人包的在住户全靠这样一名党员的楼栋。", en = "Households whose only member is gone or exempt, and buildings of which all households that have a member hang on one such member." }
basis = { zh = "分子：这样的在住户加这样的楼栋；分母：范围内有人包（在岗、离岗都算）的在住户，加有住户的楼栋（空房、底商也算住户）。离岗：不是现有党员，或党籍停止、失联；应免包：满免包年龄，或有免包原因。", en = "Numerator: such occupied households and such buildings; denominator: occupied households with a member, gone or present, and buildings with households, vacant ones included. Gone: not current, suspended or lost; exempt: of the age, or with a reason." }
source = { zh = "党员包住户；不靠一个人", en = "members answer for households; not on one alone" }
subject = "household or building"
severity = "medium"
actor = { zh = "党员所在党支部", en = "the member's branch" }
ledgers = ["residents", "buildings", "responsibility", "members", "organisations"]
parameters = ["exemptAge"]

[columns]
community = { zh = "社区", en = "community" }
households = { zh = "靠他的户数", en = "households that hang on him" }
risk = { zh = "离岗还是免包", en = "gone or exempt" }
member = { zh = "包联党员", en = "answering member", sensitive = true }
branch = { zh = "党员所在支部", en = "the member's branch" }

[picture]
kind = "parts"
title = { zh = "靠谁、靠什么样的党员", en = "what hangs on whom" }
*/

// rows
// From the members at risk, who are few: what hangs on one of them is answered for by nobody beside him.
MATCH (m:PartyMember)
WHERE NOT @notYet(m)
WITH m, CASE WHEN NOT @present(m) THEN 2 WHEN @exempt(m) THEN 1 ELSE 0 END AS risk
WHERE risk > 0
MATCH (m)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(duty) AND @occupied(h) AND NOT EXISTS {
  MATCH (h)<-[beside:ANSWERS_FOR]-(other:PartyMember)
  WHERE @current(beside) AND NOT @notYet(other) AND other.key <> m.key
}
WITH DISTINCT m, risk, h
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WITH m, risk, b, collect({key: h.key, path: h.path, inside: @inScope.household(h)}) AS hanging
WITH m, risk, b, [one IN hanging WHERE one.inside | {kind: 'household', key: one.key, path: one.path, households: 1}] +
     CASE WHEN @living(b) AND @inScope.building(b) AND NOT EXISTS {
         MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(door:Household)<-[beside:ANSWERS_FOR]-(other:PartyMember)
         WHERE @current(beside) AND @occupied(door) AND NOT @notYet(other) AND other.key <> m.key
       }
       THEN [{kind: 'building', key: b.key, path: b.path, households: size(hanging)}]
       ELSE [] END AS found
UNWIND found AS one
// columns of one.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN one.kind AS subjectKind,
       one.key AS subjectKey,
       coalesce(community.name + '/', '') + one.path AS subject,
       community.name AS community,
       one.households AS households,
       CASE risk WHEN 2 THEN '已离岗' ELSE '应免包' END AS risk,
       m.name AS member,
       o.name AS branch
ORDER BY subject

// denominator
RETURN COUNT {
         MATCH (m:PartyMember)-[duty:ANSWERS_FOR]->(h:Household)
         WHERE NOT @notYet(m) AND @current(duty) AND @occupied(h) AND @inScope.household(h)
         RETURN DISTINCT h
       } +
       COUNT {
         MATCH (b:Building)
         WHERE @living(b) AND @inScope.building(b) AND @housing(b)
       } AS denominator

// picture
MATCH (m:PartyMember)
WHERE NOT @notYet(m)
WITH m, CASE WHEN NOT @present(m) THEN 2 WHEN @exempt(m) THEN 1 ELSE 0 END AS risk
MATCH (m)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(duty) AND @occupied(h)
WITH h, count(DISTINCT m) AS holders, min(m.key) AS holder, min(risk) AS risk
WITH h, CASE WHEN holders = 1 THEN holder ELSE '' END AS holder, CASE WHEN holders = 1 THEN risk ELSE 0 END AS risk,
     CASE WHEN @inScope.household(h) THEN 1 ELSE 0 END AS inside
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WITH b, collect(DISTINCT holder) AS holders, max(risk) AS worst, sum(inside) AS total,
     sum(CASE WHEN risk = 1 THEN inside ELSE 0 END) AS exempt, sum(CASE WHEN risk = 2 THEN inside ELSE 0 END) AS gone
WITH holders, worst, CASE WHEN @living(b) AND @inScope.building(b) THEN 1 ELSE 0 END AS inside, total, exempt, gone
WITH CASE WHEN size(holders) = 1 THEN worst * inside ELSE 0 END AS hanging, inside, total, exempt, gone
WITH sum(total) AS households, sum(inside) AS buildings, sum(exempt) AS exempt, sum(gone) AS gone,
     sum(CASE hanging WHEN 1 THEN 1 ELSE 0 END) AS exemptBuildings, sum(CASE hanging WHEN 2 THEN 1 ELSE 0 END) AS goneBuildings
UNWIND [
  {code: '1', label: '户：党员已离岗', listed: gone, total: households},
  {code: '2', label: '户：党员应免包', listed: exempt, total: households},
  {code: '3', label: '楼：党员已离岗', listed: goneBuildings, total: buildings},
  {code: '4', label: '楼：党员应免包', listed: exemptBuildings, total: buildings}
] AS part
WITH part
WHERE part.listed > 0
RETURN part.code AS code, part.label AS label, part.listed AS listed, part.total AS total
ORDER BY code
