/*
id = "G12"
title = { zh = "重复包联", en = "Households with several members and no posts" }
meaning = { zh = "由两名以上在岗党员包联、其中又没有分出 A 岗和 B 岗的户；并说明这些党员属于同一支部还是不同支部。", en = "Covered households for which two or more present members answer without an A and a B among them; with whether they are of one branch or of several." }
basis = { zh = "分子：在岗包联党员两名以上、没有同时有 A 岗和 B 岗的在住户；分母：范围内全部有党员联系的在住户。岗位按包户台账当日的“岗位”，最先写明的从包户起始日算起。", en = "Numerator: covered households with two or more present members, but not both an A and a B post among them; denominator: all covered households. The post is that of the ledger as of the day, the first one said holding from the start." }
source = { zh = "一户一名党员负责；两人同包须分 A、B 岗", en = "one member a household; two must be on posts A and B" }
subject = "household"
severity = "low"
actor = { zh = "党员所在党支部；不同支部的由社区党委", en = "the members' branch; the community's committee where they are of several" }
ledgers = ["residents", "responsibility", "members", "organisations", "buildings"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
members = { zh = "包联党员数", en = "answering members" }
member = { zh = "包联党员", en = "who", sensitive = true }
posts = { zh = "已写明的岗位", en = "posts stated" }
branches = { zh = "同一支部还是不同支部", en = "one branch or several" }
branch = { zh = "党员所在支部", en = "the members' branches" }

[picture]
kind = "bars"
title = { zh = "各社区重复包联的户", en = "households with several members, by community" }
*/

// rows
MATCH (m:PartyMember)
WHERE @present(m)
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH m, coalesce(o.key, '') AS branch
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)
WHERE @current(answering)
WITH h, count(DISTINCT m) AS members, collect(DISTINCT branch) AS branches, collect(DISTINCT @post(answering)) AS posts
WHERE members > 1 AND NOT ('A' IN posts AND 'B' IN posts) AND @occupied(h) AND @inScope.household(h)
// columns of h.key
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH h, community, members, branches, [post IN posts WHERE post <> ''] AS posts, @holderNames(h) AS holders, @holderBranches(h) AS names
RETURN 'household' AS subjectKind,
       h.key AS subjectKey,
       coalesce(community.name + '/', '') + h.path AS subject,
       community.name AS community,
       members,
       @joined(holders) AS member,
       @joined(posts) AS posts,
       CASE WHEN size(branches) = 1 AND branches[0] <> '' THEN '同一支部' ELSE '不同支部' END AS branches,
       @joined(names) AS branch
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
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)
WHERE @current(answering)
WITH h, count(DISTINCT m) AS members, collect(DISTINCT @post(answering)) AS posts
WHERE @occupied(h) AND @inScope.household(h)
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH community, h, CASE WHEN members > 1 AND NOT ('A' IN posts AND 'B' IN posts) THEN 1 ELSE 0 END AS gap
WITH community, sum(gap) AS listed, count(h) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
