/*
id = "G14"
title = { zh = "离岗空白", en = "Members gone who still hold households" }
meaning = { zh = "已转出、去世、出党，或党籍停止、失联，而台账上还包着户的党员；一户一行，写明是哪一户，还有没有别的在岗党员。", en = "Members transferred, dead, expelled, suspended or lost who still hold responsibilities on the day; a row each household, saying which it is and whether another present member answers for it." }
basis = { zh = "分子：不在岗而当日还有包户责任的党员，一人包几户也只算一人；分母：范围内当日有包户责任的全部党员，在岗、离岗都算。空房、底商也列出。", en = "Numerator: members who are not present and hold a current responsibility, counted once each; denominator: all members with a current responsibility, present or gone. Vacant flats and shops are listed too." }
source = { zh = "党员包住户；人走了，责任要有人接", en = "members answer for households; who leaves needs a successor" }
subject = "member"
severity = "high"
actor = { zh = "党员所在党支部", en = "the member's branch" }
ledgers = ["members", "organisations", "responsibility", "residents", "buildings"]
detail = ["household"]
parameters = []

[columns]
branch = { zh = "所在党支部", en = "branch" }
reason = { zh = "为何不在岗", en = "why gone" }
household = { zh = "还包着的户", en = "household he holds" }
use = { zh = "使用方式", en = "use" }
others = { zh = "另有在岗党员", en = "other present members" }
patch = { zh = "片区", en = "patch" }

[picture]
kind = "bars"
title = { zh = "各社区离岗空白的党员", en = "members gone who still hold households, by community of their branch" }
*/

// rows
MATCH (m:PartyMember)
WHERE NOT @present(m) AND NOT @notYet(m) AND @inScope.member(m)
MATCH (m)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(duty)
// columns of m.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH DISTINCT m, o, h
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
WITH m, o, h, @patchNames(b) AS patches, @areaNames(b) AS areas,
     COUNT {
       MATCH (h)<-[answering:ANSWERS_FOR]-(other:PartyMember)
       WHERE @current(answering) AND @present(other)
     } AS others
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       coalesce(o.name + '/', '') + m.name AS subject,
       o.name AS branch,
       CASE
         WHEN NOT @living(m) THEN '名册已不列'
         WHEN NOT @currentMember(m) THEN CASE WHEN @asOf(m.exit) IN ['', '离开'] THEN '已离开' ELSE '已' + @asOf(m.exit) END
         WHEN @asOf(m.standing) = '停止' THEN '停止党籍'
         ELSE '失联'
       END AS reason,
       coalesce(areas[0] + '/', '') + h.path AS household,
       @asOf(h.use) AS use,
       others,
       @joined(patches) AS patch
ORDER BY subject, subjectKey, household

// denominator
MATCH (m:PartyMember)
WHERE NOT @notYet(m) AND @inScope.member(m) AND @holding(m)
RETURN count(m) AS denominator

// picture
MATCH (m:PartyMember)
WHERE NOT @notYet(m) AND @inScope.member(m) AND @holding(m)
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH o, sum(CASE WHEN @present(m) THEN 0 ELSE 1 END) AS listed, count(m) AS total
WITH listed, total, @nearestCommunities(o) AS around
WITH head(around) AS nearest, sum(listed) AS listed, sum(total) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
