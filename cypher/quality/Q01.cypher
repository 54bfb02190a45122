/*
id = "Q01"
title = { zh = "同名不同号", en = "Same name, different ID number" }
meaning = { zh = "现有党员，另有现有党员同名而身份证号不同，或家里住户卡上有同名的人而号码不同：可能是一个人写错了号，请核对；也可能就是重名。号码不显示。", en = "Current members whose name another current member bears with a different ID number, or somebody on the household card of their home does: perhaps one person with a number miswritten, perhaps two of one name. Numbers are not shown." }
basis = { zh = "分子：有同名而号码不同者的现有党员（同名的每一名都列）；分母：范围内全部现有党员。同名者在全街道里找，不限范围；家庭住址以最近装载的为准。", en = "Numerator: current members with a namesake of a different number, each of them listed; denominator: all current members. Namesakes are looked for in the whole street, whatever the scope; the home is as last loaded." }
source = { zh = "一人一号：身份证号是认人的依据", en = "one person, one number: people are told apart by it" }
subject = "member"
severity = "low"
actor = { zh = "党员所在党支部：与证件核对", en = "the member's branch: compare with the card" }
ledgers = ["members", "organisations", "residents"]
parameters = []

[columns]
branch = { zh = "所在党支部", en = "branch" }
fault = { zh = "在哪里同名", en = "where the namesake is" }
namesakes = { zh = "同名者", en = "namesakes" }
where = { zh = "同名者所在党支部", en = "their branches" }
likely = { zh = "出生日期也相同", en = "born on the same day, too" }

[picture]
kind = "bars"
title = { zh = "各社区同名不同号的党员", en = "members with a namesake, by community of their branch" }
*/

// rows
MATCH (m:PartyMember)
WHERE @currentMember(m)
WITH m.name AS name, collect(m) AS bearers
UNWIND bearers AS m
WITH m, [other IN bearers WHERE other.key <> m.key | other.key] AS others,
     any(other IN bearers WHERE other.key <> m.key AND other.birthDate = m.birthDate) AS likely
WHERE @inScope.member(m)
WITH m, others, likely, @namesakesAtHome(m) AS atHome
UNWIND CASE WHEN size(others) > 0 THEN [{fault: '党员台账', namesakes: size(others), others: others, likely: likely}] ELSE [] END +
       CASE WHEN atHome > 0 THEN [{fault: '家里的住户卡', namesakes: atHome, others: [], likely: false}] ELSE [] END AS found
// columns of m.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH m, o, found,
     COLLECT {
       UNWIND found.others AS otherKey
       MATCH (other:PartyMember {key: otherKey})-[otherMembership:MEMBER_OF]->(otherBranch:PartyOrganisation)
       WHERE @current(otherMembership)
       RETURN DISTINCT otherBranch.name AS name ORDER BY name
     } AS branches
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       coalesce(o.name + '/', '') + m.name AS subject,
       o.name AS branch,
       found.fault AS fault,
       found.namesakes AS namesakes,
       @joined(branches) AS where,
       CASE WHEN found.likely THEN '是' ELSE '' END AS likely
ORDER BY subject, subjectKey, fault

// denominator
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @inScope.member(m)
RETURN count(m) AS denominator

// picture
MATCH (m:PartyMember)
WHERE @currentMember(m)
WITH m.name AS name, collect(m) AS bearers
UNWIND bearers AS m
WITH m, size(bearers) AS bearing
WHERE @inScope.member(m)
WITH m, CASE WHEN bearing > 1 THEN 1 ELSE @namesakesAtHome(m) END AS namesakes
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH o, sum(CASE WHEN namesakes > 0 THEN 1 ELSE 0 END) AS listed, count(m) AS total
WITH listed, total, @nearestCommunities(o) AS around
WITH head(around) AS nearest, sum(listed) AS listed, sum(total) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
