/*
id = "G33"
title = { zh = "楼宇空白", en = "Office buildings without any party presence" }
meaning = { zh = "有在营单位的商务楼宇、商住楼，楼里没有一家单位有党组织，也没有一家有党建指导员。", en = "Office and mixed buildings with employers in operation, none of which has a party organisation or an instructor." }
basis = { zh = "分子：楼内在营单位都没有党组织（建在该单位或台账写明由其覆盖）、也都没有指导员的楼；分母：有在营单位的商务楼宇、商住楼。只看在营单位；basis=2 时，停业单位的党组织、指导员也算。", en = "Numerator: buildings none of whose employers in operation is organised or has an instructor; denominator: office and mixed buildings with employers in operation. With basis=2 the organisation or instructor of an employer out of operation counts too." }
source = { zh = "责任延伸到商务楼宇，不留空白点", en = "responsibility reaches office buildings; no blank spot" }
subject = "office building"
severity = "high"
actor = { zh = "街道组织办；派指导员由包片党支部就近承担", en = "the street's organisation office; the branch that has the patch can send an instructor" }
ledgers = ["buildings", "employers", "organisations", "members", "patches"]
parameters = ["basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "只看在营单位", en = "employers in operation only" },
  { zh = "楼内单位都看", en = "all employers there" },
]
title = { zh = "口径：1 只看在营单位，2 停业单位的党组织、指导员也算", en = "basis: 1 employers in operation only, 2 the organisation or instructor of any employer there" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
community = { zh = "社区", en = "community" }
use = { zh = "类型", en = "kind" }
employers = { zh = "在营单位", en = "employers in operation" }
staff = { zh = "职工总数", en = "staff" }
working = { zh = "在此工作的正式党员", en = "formal members working there" }
patch = { zh = "片区", en = "patch" }
nearby = { zh = "就近的包片支部", en = "branch of its patch" }

[picture]
kind = "bars"
title = { zh = "各社区空白楼宇", en = "office buildings without any party presence, by community" }
*/

// rows
MATCH (b:Building)
WHERE @office(b) AND @inScope.building(b)
MATCH (b)<-[housed:IN_BUILDING]-(e:Employer)
WHERE @current(housed) AND @living(e)
WITH b, e, @inOperation(e) AS operating
WITH b,
     sum(CASE WHEN operating THEN 1 ELSE 0 END) AS employers,
     sum(CASE WHEN operating THEN coalesce(@asOfNumber(e.staff), 0) ELSE 0 END) AS staff,
     sum(CASE WHEN operating THEN @formalWorkers(e) ELSE 0 END) AS working,
     sum(CASE WHEN (operating OR $basis = 2) AND (@asOf(e.instructor) <> '' OR @organised(e)) THEN 1 ELSE 0 END) AS reached
WHERE employers > 0 AND reached = 0
// columns of b.key
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH b, community, employers, staff, working, @patchNames(b) AS patches, @takerNames(b) AS takers
RETURN 'building' AS subjectKind,
       b.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path AS subject,
       community.name AS community,
       @asOf(b.use) AS use,
       employers,
       staff,
       working,
       @joined(patches) AS patch,
       @joined(takers) AS nearby
ORDER BY subject, subjectKey

// denominator
MATCH (b:Building)
WHERE @office(b) AND @inScope.building(b)
  AND EXISTS { MATCH (b)<-[housed:IN_BUILDING]-(e:Employer) WHERE @current(housed) AND @inOperation(e) }
RETURN count(b) AS denominator

// picture
MATCH (b:Building)
WHERE @office(b) AND @inScope.building(b)
MATCH (b)<-[housed:IN_BUILDING]-(e:Employer)
WHERE @current(housed) AND @living(e)
WITH b, e, @inOperation(e) AS operating
WITH b,
     sum(CASE WHEN operating THEN 1 ELSE 0 END) AS employers,
     sum(CASE WHEN (operating OR $basis = 2) AND (@asOf(e.instructor) <> '' OR @organised(e)) THEN 1 ELSE 0 END) AS reached
WHERE employers > 0
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label,
     CASE WHEN reached = 0 THEN 1 ELSE 0 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
