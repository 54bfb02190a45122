/*
id = "G16"
title = { zh = "应建未建", en = "Employers due an organisation that have none" }
meaning = { zh = "在营单位，在该单位工作的现有正式党员达到应建人数而没有党组织。", en = "Employers in operation with enough current formal members working there and no party organisation." }
basis = { zh = "分子：达到应建人数而未建的在营单位；分母：达到应建人数的全部在营单位。人数按党员台账“工作单位”点数；basis=2 时按单位台账“正式党员数”。", en = "Numerator: employers due but not organised; denominator: all employers in operation that are due. Members are counted by workplace; with basis=2 by the number the employer's ledger states." }
source = { zh = "党章：正式党员三人以上的，应当成立党的基层组织", en = "party constitution" }
subject = "employer"
severity = "high"
actor = { zh = "街道组织办", en = "the street's organisation office" }
ledgers = ["employers", "members", "organisations"]
parameters = ["organisationDue", "basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "按在此工作的党员点数", en = "members working there" },
  { zh = "按单位台账所填", en = "the number stated" },
]
title = { zh = "口径：1 按在此工作的党员点数，2 按单位台账所填", en = "basis: 1 members working there, 2 the number stated" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
community = { zh = "社区", en = "community" }
kind = { zh = "类型", en = "kind" }
working = { zh = "在此工作的正式党员", en = "formal members working there" }
stated = { zh = "台账所填正式党员", en = "formal members stated" }
coverage = { zh = "台账所填覆盖情况", en = "coverage stated" }
instructor = { zh = "党建指导员", en = "instructor", sensitive = true }

[picture]
kind = "bars"
title = { zh = "各社区应建未建单位", en = "employers due but not organised, by community" }
*/

// rows
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e)
WITH e, @asOfNumber(e.formalMembers) AS stated, @formalWorkers(e) AS working
WHERE CASE WHEN $basis = 2 THEN coalesce(stated, 0) ELSE working END >= $organisationDue
  AND NOT @organised(e)
// columns of e.key
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
RETURN 'employer' AS subjectKind,
       e.key AS subjectKey,
       e.name AS subject,
       coalesce(own.name, around.name) AS community,
       @asOf(e.kind) AS kind,
       working,
       stated,
       @asOf(e.coverage) AS coverage,
       @asOf(e.instructor) AS instructor
ORDER BY subject

// denominator
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e)
WITH e, @asOfNumber(e.formalMembers) AS stated, @formalWorkers(e) AS working
WHERE CASE WHEN $basis = 2 THEN coalesce(stated, 0) ELSE working END >= $organisationDue
RETURN count(e) AS denominator

// picture
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e)
WITH e, @asOfNumber(e.formalMembers) AS stated, @formalWorkers(e) AS working
WHERE CASE WHEN $basis = 2 THEN coalesce(stated, 0) ELSE working END >= $organisationDue
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH coalesce(own.code, around.code, '') AS code, coalesce(own.name, around.name, '未注明社区') AS label,
     CASE WHEN @organised(e) THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
