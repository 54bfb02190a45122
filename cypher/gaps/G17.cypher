/*
id = "G17"
title = { zh = "无党员、不符合条件", en = "Employers without an organisation and with too few members" }
meaning = { zh = "在营单位，没有党组织，正式党员一名也没有，或有而不足应建人数；写明台账所填的未建原因。", en = "Employers in operation without a party organisation that have no formal member, or fewer than make one due; with the reason the ledger states." }
basis = { zh = "分子：未建党组织、正式党员不足应建人数的在营单位；分母：未建党组织的全部在营单位。人数按党员台账“工作单位”点数；basis=2 时按单位台账“正式党员数”，未填作 0。", en = "Numerator: employers in operation, not organised, with too few formal members; denominator: all employers in operation that are not organised. Members are counted by workplace; with basis=2 by the number the employer's ledger states, none stated being 0." }
source = { zh = "空白的三种原因：应建未建、有党员但不符合条件、无党员", en = "three reasons of a blank: due but not founded, members but too few, no member" }
subject = "employer"
severity = "low"
actor = { zh = "街道组织办：不足的就近联合组建，没有党员的派指导员", en = "the street's organisation office: join those with too few, send an instructor where there is none" }
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
band = { zh = "哪一种", en = "which" }
working = { zh = "在此工作的正式党员", en = "formal members working there" }
stated = { zh = "台账所填正式党员", en = "formal members stated" }
reason = { zh = "台账所填未建原因", en = "reason stated" }
instructor = { zh = "党建指导员", en = "instructor", sensitive = true }

[picture]
kind = "bars"
title = { zh = "各社区无党员、不符合条件的单位", en = "employers with too few members, by community" }
*/

// rows
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND NOT @organised(e)
WITH e, @asOfNumber(e.formalMembers) AS stated, @formalWorkers(e) AS working
WITH e, stated, working, CASE WHEN $basis = 2 THEN coalesce(stated, 0) ELSE working END AS formal
WHERE formal < $organisationDue
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
       CASE WHEN formal = 0 THEN '无正式党员' ELSE '有正式党员，不足应建人数' END AS band,
       working,
       stated,
       @asOf(e.reasonNotOrganised) AS reason,
       @asOf(e.instructor) AS instructor
ORDER BY subject, subjectKey

// denominator
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND NOT @organised(e)
RETURN count(e) AS denominator

// picture
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND NOT @organised(e)
WITH e, CASE WHEN $basis = 2 THEN coalesce(@asOfNumber(e.formalMembers), 0) ELSE @formalWorkers(e) END AS formal
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH coalesce(own.code, around.code, '') AS code, coalesce(own.name, around.name, '未注明社区') AS label,
     CASE WHEN formal < $organisationDue THEN 1 ELSE 0 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
