/*
id = "G05"
title = { zh = "落片空白、落格空白、重复", en = "Buildings in no grid or patch, or in two" }
meaning = { zh = "当日不在任何网格、不在任何片区，或同时划入两个以上网格、两个以上片区的楼栋；一处一行，写明划入了哪几个。", en = "Buildings in no grid, in no patch, in two or more grids, or in two or more patches on the day; a row each fault, naming the claims." }
basis = { zh = "分子：网格或片区空白、重复的楼栋，一栋有两处也只算一栋；分母：范围内当日存在的全部楼栋，商务楼宇也算。网格与片区之间重叠不算重复。", en = "Numerator: buildings with a hole or a double claim, counted once each; denominator: all buildings that exist on the day, office buildings included. A grid overlapping a patch is no fault." }
source = { zh = "网格、片区各自不留空白、不重复", en = "grids leave no hole and no double claim, nor do patches" }
subject = "building"
severity = "high"
actor = { zh = "网格由社区管理服务站，片区由社区居委会", en = "the community's station for grids, its residents' committee for patches" }
ledgers = ["buildings", "grids", "patches", "residents"]
detail = ["fault"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
use = { zh = "类型", en = "kind" }
fault = { zh = "哪里不对", en = "fault" }
claims = { zh = "划入了哪几个", en = "claimed by" }
households = { zh = "牵动在住户", en = "occupied households in it" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区落格落片有误的楼栋", en = "buildings in no grid or patch or in two, by community" }
*/

// rows
MATCH (b:Building)
WHERE @living(b) AND NOT @partitioned(b) AND @inScope.building(b)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH b, community, @patchNames(b) AS patches,
     COLLECT {
       MATCH (b)-[inGrid:IN_GRID]->(g:Grid)
       WHERE @current(inGrid)
       RETURN g.name AS name ORDER BY name
     } AS grids,
     COUNT {
       MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @occupied(h)
     } AS households
UNWIND [
  {fault: CASE size(grids) WHEN 0 THEN '网格空白' WHEN 1 THEN '' ELSE '网格重复' END, claims: grids, actor: '社区管理服务站'},
  {fault: CASE size(patches) WHEN 0 THEN '片区空白' WHEN 1 THEN '' ELSE '片区重复' END, claims: patches, actor: '社区居委会'}
] AS one
WITH b, community, households, one.fault AS fault, one.claims AS claims, one.actor AS actor
WHERE fault <> ''
// columns of b.key
RETURN 'building' AS subjectKind,
       b.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path AS subject,
       community.name AS community,
       @asOf(b.use) AS use,
       fault,
       @joined(claims) AS claims,
       households,
       actor
ORDER BY subject, fault

// denominator
MATCH (b:Building)
WHERE @living(b) AND @inScope.building(b)
RETURN count(b) AS denominator

// picture
MATCH (b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @living(b) AND @inScope.building(b)
WITH community, b, CASE WHEN @partitioned(b) THEN 0 ELSE 1 END AS gap
WITH community, sum(gap) AS listed, count(b) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
