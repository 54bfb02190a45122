/*
id = "G09"
title = { zh = "未落实包户党员", en = "Able members without a household" }
meaning = { zh = "自有党支部（没有建在单位的支部）的在岗、不免包党员，当日一户也没有包。", en = "Present members who are not exempt, of branches rooted in no employer, who answer for no household on the day." }
basis = { zh = "分子：应包户而没有包户责任的党员（包空房也算有）；分母：范围内自有党支部的全部应包户党员。应包户：现有、党籍未停止、未失联，不满免包年龄、没有免包原因。basis=2 时为所有党支部，单位的支部也算。", en = "Numerator: able members without a responsibility (one for a vacant flat counts); denominator: all able members of own branches. Able: current, standing not suspended, not lost, below the age of exemption and without a reason for it. With basis=2 members of any branch." }
source = { zh = "党员包住户", en = "members answer for households" }
subject = "member"
severity = "medium"
actor = { zh = "党员所在党支部", en = "the member's branch" }
ledgers = ["members", "organisations", "responsibility", "residents", "buildings"]
parameters = ["exemptAge", "basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "自有党支部的党员", en = "members of own branches" },
  { zh = "所有党支部的党员", en = "members of any branch" },
]
title = { zh = "口径：1 自有党支部的党员，2 所有党支部的党员", en = "basis: 1 members of own branches, 2 members of any branch" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
branch = { zh = "所在党支部", en = "branch" }
group = { zh = "党小组", en = "group" }
category = { zh = "人员类别", en = "category" }
home = { zh = "住哪栋楼", en = "lives in building", sensitive = true }
uncovered = { zh = "该楼无党员联系的户", en = "households there without a member" }

[picture]
kind = "bars"
title = { zh = "各社区未落实包户党员", en = "able members without a household, by community of their branch" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE $basis = 2 OR @ownBranch(o)
WITH o
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @inScope.member(m) AND @able(m) AND NOT @holding(m)
// columns of m.key
OPTIONAL MATCH (m)-[home:LIVES_IN]->(:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WHERE @lastLoaded(home)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
// Per building first: the households without a member are the same for all who live there.
WITH b, community, collect({member: m, branch: o}) AS idle
WITH b, community, idle,
     COUNT {
       MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @occupied(h) AND NOT @covered(h)
     } AS households
UNWIND idle AS one
WITH b, community, households, one.member AS m, one.branch AS o
OPTIONAL MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)
WHERE @current(grouping)
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       o.name + '/' + m.name AS subject,
       o.name AS branch,
       g.name AS group,
       @asOf(m.category) AS category,
       coalesce(community.name + '/', '') + b.path AS home,
       CASE WHEN b IS NULL THEN NULL ELSE households END AS uncovered
ORDER BY subject, subjectKey

// denominator
MATCH (o:PartyOrganisation)
WHERE $basis = 2 OR @ownBranch(o)
WITH o
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @inScope.member(m) AND @able(m)
RETURN count(m) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE $basis = 2 OR @ownBranch(o)
WITH o, @nearestCommunities(o) AS around
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @inScope.member(m) AND @able(m)
WITH head(around) AS nearest, sum(CASE WHEN @holding(m) THEN 0 ELSE 1 END) AS listed, count(m) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
