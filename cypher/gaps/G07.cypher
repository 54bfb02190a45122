/*
id = "G07"
title = { zh = "断链住户", en = "Households whose chain is broken" }
meaning = { zh = "有在岗党员包联，但没有一名包联党员能由党小组、党支部一直连到该楼所在片区的户。", en = "Covered households none of whose answering members leads through a group and its branch to a patch of the building." }
basis = { zh = "分子：有党员联系而链条不完整的在住户；分母：有党员联系的在住户。链条完整：党员在现有党小组，小组属现有党支部，该支部包了该楼所在片区；一户有一名党员链条完整即为完整。", en = "Numerator: covered households without a whole chain; denominator: covered households. Whole: the member is in a current group of a current branch, and that branch has taken a patch of the building; one such member suffices." }
source = { zh = "支部包片、小组包党员、党员包住户", en = "branch, group, member, household" }
subject = "household"
severity = "medium"
actor = { zh = "党员所在党支部；未包片的由社区党委", en = "the member's branch; the community's committee where the patch is not taken" }
ledgers = ["residents", "responsibility", "members", "organisations", "patches", "buildings"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
link = { zh = "断在哪一环", en = "broken at" }
member = { zh = "包联党员", en = "answering member", sensitive = true }
branch = { zh = "党员所在支部", en = "the member's branch" }
patch = { zh = "片区", en = "patch" }

[picture]
kind = "parts"
title = { zh = "断在哪一环", en = "where the chain breaks" }
*/

// rows
MATCH (m:PartyMember)
WHERE @present(m)
WITH m,
     EXISTS { MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation) WHERE @current(grouping) AND @living(g) } AS grouped,
     COLLECT {
       MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)-[above:UNDER]->(o:PartyOrganisation)
       WHERE @current(grouping) AND @living(g) AND @current(above) AND @branch(o)
       RETURN o.key
     } AS branches
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @current(answering)
// Per member and building first: what decides the link is the same for all his households there.
WITH m, grouped, branches, b, collect(h) AS households
WITH m, grouped, branches, b, households,
     COLLECT {
       MATCH (b)-[inPatch:IN_PATCH]->(:Patch)<-[taking:TAKES]-(o:PartyOrganisation)
       WHERE @current(inPatch) AND @current(taking) AND @branch(o)
       RETURN o.key
     } AS takers,
     EXISTS { MATCH (b)-[inPatch:IN_PATCH]->(:Patch) WHERE @current(inPatch) } AS patched
WITH b, households, m.key AS memberKey,
     CASE
       WHEN NOT grouped THEN 1
       WHEN size(branches) = 0 THEN 2
       WHEN NOT patched THEN 3
       WHEN size(takers) = 0 THEN 4
       WHEN none(branch IN branches WHERE branch IN takers) THEN 5
       ELSE 6
     END AS reached
// Then per building: most households have somebody whose chain is whole, and need not be looked at.
WITH b, collect({member: memberKey, reached: reached, households: households}) AS chains
WITH [one IN chains WHERE one.reached < 6] AS broken, [one IN chains WHERE one.reached = 6] AS whole
UNWIND broken AS one
UNWIND one.households AS h
WITH h, one.member AS memberKey, one.reached AS reached, whole
WHERE none(other IN whole WHERE h IN other.households) AND @occupied(h) AND @inScope.household(h)
// The member whose chain reaches furthest speaks for the household, the first by key among equals.
WITH h, min(toString(5 - reached) + memberKey) AS furthest
WITH h, 5 - toInteger(left(furthest, 1)) AS reach, substring(furthest, 1) AS memberKey
// columns of h.key
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH h, community, reach, memberKey, @patchNames(b) AS patches
MATCH (m:PartyMember {key: memberKey})
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(own:PartyOrganisation)
WHERE @current(membership)
// Only what is shown goes on: sorting whole things, the embedded engine would hold all of each.
WITH h.key AS key, coalesce(community.name + '/', '') + h.path AS subject, community.name AS place, reach,
     m.name AS member, own.name AS branch, @joined(patches) AS patch
RETURN 'household' AS subjectKind,
       key AS subjectKey,
       subject,
       place AS community,
       ['党员未编入现有党小组', '党小组没有现存的上级党支部', '楼栋未落片', '片区没有支部包', '所在支部未包该楼片区'][reach - 1] AS link,
       member,
       branch,
       patch
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
     EXISTS { MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation) WHERE @current(grouping) AND @living(g) } AS grouped,
     COLLECT {
       MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)-[above:UNDER]->(o:PartyOrganisation)
       WHERE @current(grouping) AND @living(g) AND @current(above) AND @branch(o)
       RETURN o.key
     } AS branches
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @current(answering) AND @occupied(h) AND @inScope.household(h)
WITH grouped, branches, b, collect(h.key) AS households
WITH grouped, branches, households,
     COLLECT {
       MATCH (b)-[inPatch:IN_PATCH]->(:Patch)<-[taking:TAKES]-(o:PartyOrganisation)
       WHERE @current(inPatch) AND @current(taking) AND @branch(o)
       RETURN o.key
     } AS takers,
     EXISTS { MATCH (b)-[inPatch:IN_PATCH]->(:Patch) WHERE @current(inPatch) } AS patched
WITH households,
     CASE
       WHEN NOT grouped THEN 1
       WHEN size(branches) = 0 THEN 2
       WHEN NOT patched THEN 3
       WHEN size(takers) = 0 THEN 4
       WHEN none(branch IN branches WHERE branch IN takers) THEN 5
       ELSE 6
     END AS reached
UNWIND households AS key
WITH key, max(reached) AS reach
WITH reach, count(key) AS households
WITH collect({reach: reach, households: households}) AS parts, sum(households) AS total
UNWIND parts AS part
WITH part, total
WHERE part.reach < 6
RETURN toString(part.reach) AS code,
       ['党员未编入现有党小组', '党小组没有现存的上级党支部', '楼栋未落片', '片区没有支部包', '所在支部未包该楼片区'][part.reach - 1] AS label,
       part.households AS listed, total
ORDER BY code
