/*
id = "Q08"
title = { zh = "不可能的日期", en = "Dates that cannot be" }
meaning = { zh = "现有党员，转正日期早于入党日期，或入党时不满十八周岁；写明是哪一种。", en = "Current members confirmed before they joined, or who joined under eighteen; with which of the two." }
basis = { zh = "分子：两种情形有其一的现有党员；分母：范围内填有入党日期的全部现有党员。日期以最近装载的为准；只写到月或年的，按对本人有利的一天算，确实不可能才列出。出生日期未填的按身份证号。", en = "Numerator: current members with either fault; denominator: all current members with a date of joining. Dates are as last loaded; one written as a month or a year is taken at the day that favours the member, so that only what cannot be is listed. Without a stated birthday the one in the ID number counts." }
source = { zh = "党章：年满十八岁可以申请入党；预备党员转正在入党之后", en = "party constitution: from eighteen years; confirmation follows joining" }
subject = "member"
severity = "medium"
actor = { zh = "党员所在党支部：与入党志愿书核对，改正党员台账", en = "the member's branch: compare with the application and correct the ledger" }
ledgers = ["members", "organisations"]
parameters = ["joiningAge"]

[columns]
branch = { zh = "所在党支部", en = "branch" }
fault = { zh = "哪里不可能", en = "what cannot be" }
joined = { zh = "入党日期", en = "joined" }
confirmed = { zh = "转正日期", en = "confirmed" }
age = { zh = "入党时周岁（至多）", en = "age on joining, at most" }

[picture]
kind = "bars"
title = { zh = "各社区日期不可能的党员", en = "members with impossible dates, by community of their branch" }
*/

// rows
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @inScope.member(m) AND m.joined IS NOT NULL
UNWIND CASE WHEN @confirmedTooEarly(m) THEN ['转正早于入党'] ELSE [] END +
       CASE WHEN @joinedTooYoung(m) THEN ['入党时年龄不足'] ELSE [] END AS fault
// columns of m.key
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH m, o, fault, @latestJoined(m) AS latest
RETURN 'member' AS subjectKind,
       m.key AS subjectKey,
       coalesce(o.name + '/', '') + m.name AS subject,
       o.name AS branch,
       fault,
       toString(m.joined) AS joined,
       toString(m.confirmed) AS confirmed,
       latest.year - m.birthDate.year - CASE WHEN latest.month * 100 + latest.day < m.birthDate.month * 100 + m.birthDate.day THEN 1 ELSE 0 END AS age
ORDER BY subject, subjectKey, fault

// denominator
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @inScope.member(m) AND m.joined IS NOT NULL
RETURN count(m) AS denominator

// picture
MATCH (m:PartyMember)
WHERE @currentMember(m) AND @inScope.member(m) AND m.joined IS NOT NULL
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH o, sum(CASE WHEN @confirmedTooEarly(m) OR @joinedTooYoung(m) THEN 1 ELSE 0 END) AS listed, count(m) AS total
WITH listed, total, @nearestCommunities(o) AS around
WITH head(around) AS nearest, sum(listed) AS listed, sum(total) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
