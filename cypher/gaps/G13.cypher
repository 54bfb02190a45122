/*
id = "G13"
title = { zh = "跨片包联", en = "Households answered for from another patch" }
meaning = { zh = "有在岗党员包联，而其中有党员所在的支部没有包该楼所在任何片区的户。", en = "Covered households of which some answering member's branch has taken no patch of the building." }
basis = { zh = "分子：在岗包联党员中，有一名所在党支部当日没有包该楼任何片区的在住户（楼栋未落片也算）；分母：范围内全部有党员联系的在住户。党支部名册还没有写明的党员不计。", en = "Numerator: covered households with a present answering member whose branch has taken none of the building's patches on the day (a building in no patch counts); denominator: all covered households. A member of whom no ledger has yet said the branch does not count." }
source = { zh = "支部包片、党员包住户：党员在本支部的片区里包户", en = "members answer for households in the patch of their branch" }
subject = "household"
severity = "low"
actor = { zh = "社区党委", en = "the community's party committee" }
ledgers = ["residents", "responsibility", "members", "patches", "organisations", "buildings"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
branch = { zh = "跨片包联的支部", en = "branch from elsewhere" }
member = { zh = "包联党员", en = "answering member", sensitive = true }
patch = { zh = "片区", en = "patch" }
taken = { zh = "包片支部", en = "branch that has the patch" }

[picture]
kind = "bars"
title = { zh = "各社区跨片包联的户", en = "households answered for from another patch, by community" }
*/

// rows
// By branch and building first: whether it has a patch there is the same for all its members and their households.
MATCH (o:PartyOrganisation)
WITH o, COLLECT {
       MATCH (o)-[taking:TAKES]->(p:Patch)
       WHERE @current(taking)
       RETURN p.key
     } AS taken
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @present(m)
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @current(answering)
WITH o, taken, b, collect({household: h, name: m.name}) AS answered
WHERE NOT EXISTS {
  MATCH (b)-[inPatch:IN_PATCH]->(p:Patch)
  WHERE @current(inPatch) AND p.key IN taken
}
UNWIND answered AS one
WITH b, one.household AS h, o.name AS branch, one.name AS name
WITH b, h, collect(DISTINCT branch) AS branches, collect(DISTINCT name) AS holders
WHERE @occupied(h) AND @inScope.household(h)
// columns of h.key
WITH b, h, branches, holders, @patchNames(b) AS patches, @takerNames(b) AS takers
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'household' AS subjectKind,
       h.key AS subjectKey,
       coalesce(community.name + '/', '') + h.path AS subject,
       community.name AS community,
       @joined(branches) AS branch,
       @joined(holders) AS member,
       @joined(patches) AS patch,
       @joined(takers) AS taken
ORDER BY subject

// denominator
// From the members, who are few: the same households as `@covered` finds from their side.
MATCH (m:PartyMember)
WHERE @present(m)
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)
WHERE @current(answering) AND @occupied(h) AND @inScope.household(h)
RETURN count(DISTINCT h) AS denominator

// picture
MATCH (m:PartyMember)
WHERE @present(m)
WITH m,
     EXISTS { MATCH (m)-[membership:MEMBER_OF]->(:PartyOrganisation) WHERE @current(membership) } AS placed,
     COLLECT {
       MATCH (m)-[membership:MEMBER_OF]->(:PartyOrganisation)-[taking:TAKES]->(p:Patch)
       WHERE @current(membership) AND @current(taking)
       RETURN p.key
     } AS taken
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @current(answering) AND @occupied(h) AND @inScope.household(h)
// By what decides and building: members of one branch are all alike there.
WITH placed, taken, b, collect(h.key) AS households
MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH community.code AS code, community.name AS label, households,
     CASE WHEN NOT placed OR EXISTS { MATCH (b)-[inPatch:IN_PATCH]->(p:Patch) WHERE @current(inPatch) AND p.key IN taken }
       THEN 0 ELSE 1 END AS gap
UNWIND households AS household
WITH code, label, household, max(gap) AS gap
RETURN code, label, sum(gap) AS listed, count(household) AS total
ORDER BY code
