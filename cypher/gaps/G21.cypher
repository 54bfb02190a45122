/*
id = "G21"
title = { zh = "联合支部超限", en = "Joint branches with too many employers" }
meaning = { zh = "联合党支部覆盖的单位超过上限。", en = "Joint branches rooted in more employers than they may cover." }
basis = { zh = "分子：建在单位数超过上限的联合党支部；分母：现存联合党支部（设置形式为联合）。所在单位停业的也算一个。", en = "Numerator: joint branches rooted in more employers than the limit; denominator: current branches of joint form. An employer out of operation counts too." }
source = { zh = "支部工作条例第五条：联合党支部覆盖单位一般不超过 5 个", en = "branch regulations art. 5: a joint branch covers at most 5 units as a rule" }
subject = "branch"
severity = "low"
actor = { zh = "上级党组织", en = "the organisation above it" }
ledgers = ["organisations", "employers"]
parameters = ["jointEmployers"]

[columns]
community = { zh = "社区", en = "community" }
count = { zh = "覆盖单位数", en = "employers" }
employers = { zh = "覆盖的单位", en = "which" }
members = { zh = "现有党员", en = "members" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区超限的联合支部", en = "joint branches over the limit, by community" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @asOf(o.form) = '联合' AND @inScope.organisation(o)
WITH o, COLLECT {
       MATCH (o)-[rooted:ROOTED_IN]->(e:Employer)
       WHERE @current(rooted)
       RETURN DISTINCT e.name AS name ORDER BY name
     } AS employers,
     COUNT {
       MATCH (o)-[rooted:ROOTED_IN]->(e:Employer)
       WHERE @current(rooted)
     } AS roots
WHERE roots > $jointEmployers
// columns of o.key
WITH o, employers, roots, head(@nearestCommunities(o)) AS nearest, @parentName(o) AS actor
OPTIONAL MATCH (community:Area {key: nearest})
RETURN 'organisation' AS subjectKind,
       o.key AS subjectKey,
       o.name AS subject,
       community.name AS community,
       roots AS count,
       @joined(employers) AS employers,
       @currentMembers(o) AS members,
       actor
ORDER BY subject, subjectKey

// denominator
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @asOf(o.form) = '联合' AND @inScope.organisation(o)
RETURN count(o) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @asOf(o.form) = '联合' AND @inScope.organisation(o)
WITH o, head(@nearestCommunities(o)) AS nearest,
     COUNT {
       MATCH (o)-[rooted:ROOTED_IN]->(e:Employer)
       WHERE @current(rooted)
     } AS roots
WITH nearest, sum(CASE WHEN roots > $jointEmployers THEN 1 ELSE 0 END) AS listed, count(o) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
