/*
id = "G19"
title = { zh = "组织覆盖率", en = "Coverage by party organisations" }
meaning = { zh = "非公企业和社会组织中在营的，有多少已由党组织（单独或联合组建）覆盖；一个社区一行。", en = "How many private firms and social organisations in operation are organised by a single or joint party organisation; a row each community." }
basis = { zh = "分子：在营非公企业、社会组织中，由单独或联合组建的现存党组织覆盖的；分母：在营的非公企业、社会组织。basis=2 时为已建÷应建：分母是其中在此工作的正式党员达到应建人数的，分子是分母中有任何现存党组织的。分子、分母数的都是单位；停用社区的单位算在全部承接它的社区那一行，拆给几个社区的和没有注明社区的只计入合计。", en = "Numerator: private firms and social organisations in operation with a current organisation of single or joint form; denominator: those in operation. With basis=2 organised ÷ due: the denominator is those with enough formal members working there, the numerator those of them with any current organisation. Both count employers; those of a retired community are in the row of the one that has taken it over whole; those of one that several share, or of none, are in the total only." }
source = { zh = "中办发〔2012〕11号：（单独组建＋联合组建）÷ 实体运营数；另一口径为已建÷应建", en = "General Office circular 2012 no. 11: (single + joint) by those in operation; another basis is organised by due" }
subject = "community"
severity = "medium"
actor = { zh = "街道组织办、社区党委", en = "the street's organisation office, the community's committee" }
ledgers = ["employers", "organisations", "members", "areas", "buildings"]
parameters = ["organisationDue", "basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "单独、联合组建÷在营", en = "single and joint by those in operation" },
  { zh = "已建÷应建", en = "organised by due" },
]
title = { zh = "口径：1 单独、联合组建÷在营，2 已建÷应建", en = "basis: 1 single and joint by those in operation, 2 organised by due" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
numerator = { zh = "已覆盖单位", en = "employers organised" }
denominator = { zh = "应计单位", en = "employers counted" }
rate = { zh = "覆盖率", en = "rate" }
missing = { zh = "还差", en = "not yet" }

[picture]
kind = "bars"
title = { zh = "各社区组织覆盖率", en = "coverage by party organisations, by community" }
*/

// rows
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND @asOf(e.kind) IN ['非公企业', '社会组织']
  AND ($basis = 1 OR @formalWorkers(e) >= $organisationDue)
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH coalesce(own, around) AS place,
     CASE WHEN @formed(e) OR ($basis = 2 AND @organised(e)) THEN 1 ELSE 0 END AS built
WHERE place IS NOT NULL
WITH place, sum(built) AS built, count(built) AS counted
WITH @heir(place) AS place, built, counted
WITH place, sum(built) AS built, sum(counted) AS counted
WITH collect({place: place, built: built, counted: counted}) AS places
MATCH (community:Area {level: '社区'})
WHERE @living(community)
WITH community, head([one IN places WHERE one.place = community.key]) AS here
WHERE here IS NOT NULL OR @inScope.rated(community)
WITH community, coalesce(here.built, 0) AS built, coalesce(here.counted, 0) AS counted
RETURN 'community' AS subjectKind,
       community.key AS subjectKey,
       community.name AS subject,
       built AS numerator,
       counted AS denominator,
       CASE WHEN counted > 0 THEN toFloat(built) / counted END AS rate,
       counted - built AS missing
ORDER BY community.code

// numerator
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND @asOf(e.kind) IN ['非公企业', '社会组织']
  AND ($basis = 1 OR @formalWorkers(e) >= $organisationDue)
  AND (@formed(e) OR ($basis = 2 AND @organised(e)))
RETURN count(e) AS numerator

// denominator
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND @asOf(e.kind) IN ['非公企业', '社会组织']
  AND ($basis = 1 OR @formalWorkers(e) >= $organisationDue)
RETURN count(e) AS denominator

// picture
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e) AND @asOf(e.kind) IN ['非公企业', '社会组织']
  AND ($basis = 1 OR @formalWorkers(e) >= $organisationDue)
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH coalesce(own, around) AS place,
     CASE WHEN @formed(e) OR ($basis = 2 AND @organised(e)) THEN 1 ELSE 0 END AS built
WITH place, sum(built) AS built, count(built) AS counted
WITH @heir(place) AS heir, built, counted
OPTIONAL MATCH (community:Area {key: heir})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label,
       sum(built) AS listed, sum(counted) AS total
ORDER BY code
