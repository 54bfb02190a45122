/*
id = "G08"
title = { zh = "未编组党员", en = "Members of large branches who are in no group" }
meaning = { zh = "所在党支部现有党员达到应划分党小组的人数，而本人没有编入任何现存党小组的现有党员。", en = "Current members of a branch large enough that groups are due, who are in no current group." }
basis = { zh = "分子：其中未编入现存党小组的；分母：现有党员达到应划分人数的现存党支部的全部现有党员。预备党员、党籍停止和失联的也算现有党员。", en = "Numerator: those in no current group; denominator: all current members of current branches with that many current members. Probationary, suspended and lost members are current ones too." }
source = { zh = "小组包党员；党员人数较多的党支部应划分党小组", en = "groups answer for members; a branch with many members is to be divided into groups" }
subject = "member"
severity = "medium"
actor = { zh = "党员所在党支部", en = "the member's branch" }
ledgers = ["members", "organisations"]
parameters = ["groupsDue"]

[columns]
branch = { zh = "所在党支部", en = "branch" }
members = { zh = "支部现有党员", en = "members of the branch" }
groups = { zh = "支部的党小组", en = "groups of the branch" }
category = { zh = "人员类别", en = "category" }

[picture]
kind = "bars"
title = { zh = "各社区未编组党员", en = "members in no group, by community of their branch" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE @branch(o)
WITH o, @currentMembers(o) AS members
WHERE members >= $groupsDue
WITH o, members,
     COUNT {
       MATCH (o)<-[above:UNDER]-(g:PartyOrganisation)
       WHERE @current(above) AND @group(g)
     } AS groups
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @inScope.member(m) AND @currentMember(m) AND NOT @inGroup(m)
// columns of m.key
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       o.name + '/' + m.name AS subject,
       o.name AS branch,
       members,
       groups,
       @asOf(m.category) AS category
ORDER BY subject, subjectKey

// denominator
MATCH (o:PartyOrganisation)
WHERE @branch(o)
WITH o, @currentMembers(o) AS members
WHERE members >= $groupsDue
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @inScope.member(m) AND @currentMember(m)
RETURN count(m) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE @branch(o)
WITH o, @currentMembers(o) AS members
WHERE members >= $groupsDue
WITH o, head(@nearestCommunities(o)) AS nearest
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
WHERE @current(membership) AND @inScope.member(m) AND @currentMember(m)
WITH nearest, sum(CASE WHEN @inGroup(m) THEN 0 ELSE 1 END) AS listed, count(m) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
