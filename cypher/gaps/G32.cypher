/*
id = "G32"
title = { zh = "三报告缺报", en = "Reports not made in time" }
meaning = { zh = "本年应报、到当日已到期的报告、评议或监督，没有按期完成的党组织或机构；一份一行。", en = "Organisations and bodies that owed a report, appraisal or supervision this year, due by the day, and did not make it by its due day; a row each report." }
basis = { zh = "分子：至少有一份没有按期完成的报告主体（没报，或晚于应报日期才报）；分母：本年内有报告到期的全部报告主体。本年指提问当日所在年；报告主体写的是单位、社区的也算。", en = "Numerator: those that owed a report and did not make it, or made it after its due day; denominator: all that had a report due this year by the day. This year is that of the day asked about; employers and communities that owe one count as well." }
source = { zh = "三报告一评议一监督", en = "three reports, one appraisal, one supervision" }
subject = "organisation or body"
severity = "medium"
actor = { zh = "报告主体；社区党委", en = "whoever owed it; the community's committee" }
ledgers = ["reports", "organisations", "bodies", "employers", "areas", "buildings"]
detail = ["kind", "report", "due"]
parameters = []

[columns]
kind = { zh = "类别", en = "kind" }
report = { zh = "名称", en = "report" }
due = { zh = "应报日期", en = "due" }
made = { zh = "实报日期", en = "made" }
late = { zh = "晚了几天", en = "days late" }
audience = { zh = "对象", en = "made to" }

[picture]
kind = "parts"
title = { zh = "缺报的是哪一种主体", en = "who did not report" }
*/

// rows
MATCH (report:Report)-[owing:OWED_BY]->(owner)
WHERE @owed(report) AND @current(owing) AND @inScope.party(owner) AND NOT @madeInTime(report)
WITH report, owner, @madeOn(report) AS made
// columns of owner.key
RETURN CASE head(labels(owner)) WHEN 'PartyOrganisation' THEN 'organisation' WHEN 'CommunityBody' THEN 'body' WHEN 'Employer' THEN 'employer' ELSE 'community' END AS subjectKind,
       owner.key AS subjectKey,
       owner.name AS subject,
       report.kind AS kind,
       report.name AS report,
       report.due AS due,
       CASE WHEN made <> '' THEN date(made) END AS made,
       duration.inDays(report.due, CASE WHEN made <> '' THEN date(made) ELSE $asOf END).days AS late,
       report.audience AS audience
ORDER BY subject, subjectKey, due, report

// denominator
MATCH (report:Report)-[owing:OWED_BY]->(owner)
WHERE @owed(report) AND @current(owing) AND @inScope.party(owner)
RETURN count(DISTINCT owner) AS denominator

// picture
MATCH (report:Report)-[owing:OWED_BY]->(owner)
WHERE @owed(report) AND @current(owing) AND @inScope.party(owner)
WITH owner, max(CASE WHEN @madeInTime(report) THEN 0 ELSE 1 END) AS gap
WITH CASE head(labels(owner)) WHEN 'PartyOrganisation' THEN '党组织' WHEN 'CommunityBody' THEN '社区机构' WHEN 'Employer' THEN '单位' ELSE '社区' END AS label, gap
RETURN label AS code, label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
