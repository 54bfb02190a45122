/*
id = "G18"
title = { zh = "双重空白", en = "Employers with neither organisation nor instructor" }
meaning = { zh = "在营单位，当日既没有党组织，也没有党建指导员。", en = "Employers in operation with neither a party organisation nor a party-building instructor on the day." }
basis = { zh = "分子：既无现存党组织（建在该单位或台账写明由其覆盖）、又无党建指导员的在营单位；分母：范围内全部在营单位，状态为空视为在营。", en = "Numerator: employers in operation without a current organisation rooted in or named for them and without an instructor; denominator: all employers in operation, an empty state counting as such." }
source = { zh = "组织覆盖、工作覆盖两个覆盖", en = "coverage by organisation, coverage by work" }
subject = "employer"
severity = "high"
actor = { zh = "街道组织办；派指导员由包片党支部就近承担", en = "the street's organisation office; the branch that has the patch can send an instructor" }
ledgers = ["employers", "organisations", "members", "buildings", "patches"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
building = { zh = "楼栋", en = "building" }
kind = { zh = "类型", en = "kind" }
staff = { zh = "职工总数", en = "staff" }
working = { zh = "在此工作的正式党员", en = "formal members working there" }
coverage = { zh = "台账所填覆盖情况", en = "coverage stated" }
reason = { zh = "台账所填未建原因", en = "reason stated" }
nearby = { zh = "就近的包片支部", en = "branch of its patch" }

[picture]
kind = "bars"
title = { zh = "各社区双重空白单位", en = "employers with neither, by community" }
*/

// rows
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND @asOf(e.instructor) = '' AND NOT @organised(e)
// columns of e.key
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(b:Building)
WHERE @current(housed)
OPTIONAL MATCH (b)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(buildingArea)
WITH e, own, around, b, @takerNames(b) AS takers
RETURN 'employer' AS subjectKind,
       e.key AS subjectKey,
       e.name AS subject,
       coalesce(own.name, around.name) AS community,
       b.path AS building,
       @asOf(e.kind) AS kind,
       @asOfNumber(e.staff) AS staff,
       @formalWorkers(e) AS working,
       @asOf(e.coverage) AS coverage,
       @asOf(e.reasonNotOrganised) AS reason,
       @joined(takers) AS nearby
ORDER BY subject, subjectKey

// denominator
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e)
RETURN count(e) AS denominator

// picture
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e)
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH coalesce(own.code, around.code, '') AS code, coalesce(own.name, around.name, '未注明社区') AS label,
     CASE WHEN @asOf(e.instructor) <> '' OR @organised(e) THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
