/*
id = "G20"
title = { zh = "指导员超负荷、空挂", en = "Employers whose instructor has too many, or does not come" }
meaning = { zh = "有党建指导员的单位，其指导员联系的单位超过上限（超负荷），或期限内没有走访（空挂）；一处一行。", en = "Employers with an instructor who has more employers than he may, or of whom no visit is recorded within the period; a row each fault." }
basis = { zh = "分子：指导员超负荷或空挂的单位；分母：有党建指导员的单位。姓名相同、电话不矛盾的算同一名指导员，他的单位在全部台账里点数，不受范围限制；走访看“最近走访日期”，谁走访的不分。停业的单位也算，basis=2 时只算在营的。", en = "Numerator: employers whose instructor has too many or made no visit; denominator: employers with an instructor. One name with no contradicting phone is one instructor; his employers are counted over all ledgers, whatever the scope; any recorded visit counts. Employers out of operation count too, with basis=2 only those in operation." }
source = { zh = "工作覆盖要有人真去：指导员有限额、定期走访", en = "coverage by work means that somebody comes: an instructor has a limit and visits" }
subject = "employer"
severity = "medium"
actor = { zh = "街道组织办", en = "the street's organisation office" }
ledgers = ["employers"]
detail = ["fault"]
parameters = ["instructorEmployers", "visitDays", "basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "有指导员的单位都算", en = "every employer with an instructor" },
  { zh = "只算在营单位", en = "those in operation only" },
]
title = { zh = "口径：1 有指导员的单位都算，2 只算在营单位", en = "basis: 1 every employer with an instructor, 2 those in operation only" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
community = { zh = "社区", en = "community" }
fault = { zh = "哪里不对", en = "fault" }
instructor = { zh = "党建指导员", en = "instructor", sensitive = true }
employers = { zh = "其联系的单位", en = "employers he has" }
visited = { zh = "最近走访", en = "last visit" }

[picture]
kind = "bars"
title = { zh = "各社区指导员超负荷、空挂的单位", en = "employers whose instructor has too many or does not come, by community" }
*/

// rows
MATCH (e:Employer)
WHERE @living(e) AND @asOf(e.instructor) <> '' AND ($basis = 1 OR @inOperation(e))
WITH @asOf(e.instructor) AS instructor, collect({employer: e, phone: coalesce(e.instructorPhone, '')}) AS his
UNWIND his AS one
WITH instructor, one.employer AS e,
     size([other IN his WHERE other.phone = '' OR one.phone = '' OR other.phone = one.phone]) AS employers
WHERE @inScope.employer(e)
WITH e, instructor, employers,
     last([day IN coalesce(e.visits, []) WHERE day <= toString($asOf)]) AS visited
UNWIND [
  CASE WHEN employers > $instructorEmployers THEN '超负荷' ELSE '' END,
  CASE WHEN coalesce(visited >= toString($asOf - duration({days: $visitDays})), false) THEN '' ELSE '空挂' END
] AS fault
WITH e, instructor, employers, visited, fault
WHERE fault <> ''
// columns of e.key
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
RETURN 'employer' AS subjectKind,
       e.key AS subjectKey,
       e.name AS subject,
       coalesce(own.name, around.name) AS community,
       fault,
       instructor,
       employers,
       visited
ORDER BY subject, subjectKey, fault

// denominator
MATCH (e:Employer)
WHERE @living(e) AND @asOf(e.instructor) <> '' AND ($basis = 1 OR @inOperation(e)) AND @inScope.employer(e)
RETURN count(e) AS denominator

// picture
MATCH (e:Employer)
WHERE @living(e) AND @asOf(e.instructor) <> '' AND ($basis = 1 OR @inOperation(e))
WITH @asOf(e.instructor) AS instructor, collect({employer: e, phone: coalesce(e.instructorPhone, '')}) AS his
UNWIND his AS one
WITH one.employer AS e,
     size([other IN his WHERE other.phone = '' OR one.phone = '' OR other.phone = one.phone]) AS employers
WHERE @inScope.employer(e)
WITH e, employers, last([day IN coalesce(e.visits, []) WHERE day <= toString($asOf)]) AS visited
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH coalesce(own.code, around.code, '') AS code, coalesce(own.name, around.name, '未注明社区') AS label,
     CASE WHEN employers > $instructorEmployers THEN 1
       WHEN coalesce(visited >= toString($asOf - duration({days: $visitDays})), false) THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
