/*
id = "G10"
title = { zh = "应免在联", en = "Exempt members who still answer for households" }
meaning = { zh = "已到免包年龄或有免包原因的现有党员，当日还包着户：要找人接替。", en = "Current members of the age of exemption or with a reason for it who still answer for households on the day: they need a successor." }
basis = { zh = "分子：应免包而当日还有包户责任的现有党员（包空房也算；党籍停止、失联的也是现有党员）；分母：范围内全部应免包的现有党员。", en = "Numerator: current exempt members with a responsibility on the day (one for a vacant flat counts; suspended and lost members are current); denominator: all current exempt members." }
source = { zh = "宁海县 2020 年做法：年老、有病、长期外出的免包户", en = "Ninghai county 2020: the old, the ill and those long away are exempt" }
subject = "member"
severity = "medium"
actor = { zh = "党员所在党支部", en = "the member's branch" }
ledgers = ["members", "organisations", "responsibility", "residents", "buildings"]
parameters = ["exemptAge"]

[columns]
branch = { zh = "所在党支部", en = "branch" }
group = { zh = "党小组", en = "group" }
reason = { zh = "为何免包", en = "why exempt", sensitive = true }
households = { zh = "还包着户数", en = "households he answers for" }
alone = { zh = "其中没有别人能接", en = "of them nobody else is able to" }

[picture]
kind = "bars"
title = { zh = "各社区应免在联的党员", en = "exempt members who still answer, by community of their branch" }
*/

// rows
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @exempt(m) AND @inScope.member(m) AND @holding(m)
// columns of m.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
OPTIONAL MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)
WHERE @current(grouping)
OPTIONAL MATCH (m)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(duty)
WITH m, o, g, collect(DISTINCT h) AS held
UNWIND held AS h
WITH m, o, g, h,
     CASE WHEN EXISTS { MATCH (h)<-[answering:ANSWERS_FOR]-(holder:PartyMember) WHERE @current(answering) AND @able(holder) }
       THEN 0 ELSE 1 END AS alone
WITH m, o, g, count(h) AS households, sum(alone) AS alone
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       coalesce(o.name + '/', '') + m.name AS subject,
       o.name AS branch,
       g.name AS group,
       CASE WHEN @asOf(m.exemption) <> '' THEN @asOf(m.exemption) ELSE '已到免包年龄' END AS reason,
       households,
       alone
ORDER BY subject, subjectKey

// denominator
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @exempt(m) AND @inScope.member(m)
RETURN count(m) AS denominator

// picture
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @exempt(m) AND @inScope.member(m)
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH o, sum(CASE WHEN @holding(m) THEN 1 ELSE 0 END) AS listed, count(m) AS total
WITH listed, total, @nearestCommunities(o) AS around
WITH head(around) AS nearest, sum(listed) AS listed, sum(total) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
