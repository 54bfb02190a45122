/*
id = "G29"
title = { zh = "AB岗缺位", en = "Grids without a keeper, patches without a committee member" }
meaning = { zh = "当日没有网格员的网格，没有包片委员的片区：站工作人员包网格、居委会委员包片区，缺一个就缺一岗。", en = "Grids without their keeper and patches without their committee member on the day: the station's staff keep grids, the residents' committee keeps patches." }
basis = { zh = "分子：没有网格员的网格加没有包片委员的片区；分母：范围内当日存在的全部网格和片区。下一任还没到任的，算没有。", en = "Numerator: grids without a keeper and patches without a committee member; denominator: all grids and patches that exist on the day. Where the next one has not begun, there is none." }
source = { zh = "AB岗：站工作人员包网格、居委会委员包片区", en = "two posts: the station's staff keep grids, committee members keep patches" }
subject = "grid or patch"
severity = "medium"
actor = { zh = "网格由社区管理服务站，片区由社区居委会", en = "the community's station for grids, its residents' committee for patches" }
ledgers = ["grids", "patches", "buildings", "residents"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
missing = { zh = "缺什么", en = "what is missing" }
buildings = { zh = "楼栋数", en = "buildings" }
households = { zh = "牵动在住户", en = "occupied households in it" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区缺位的网格和片区", en = "grids and patches without a keeper, by community" }
*/

// rows
MATCH (g:Grid)
WHERE @living(g) AND @asOf(g.keeper) = '' AND @inScope.grid(g)
// columns of g.key
OPTIONAL MATCH (g)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH g, community,
     COUNT {
       MATCH (g)<-[inGrid:IN_GRID]-(b:Building)
       WHERE @current(inGrid) AND @living(b)
     } AS buildings,
     COUNT {
       MATCH (g)<-[inGrid:IN_GRID]-(b:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @current(inGrid) AND @occupied(h)
     } AS households
RETURN 'grid' AS subjectKind,
       g.key AS subjectKey,
       coalesce(community.name + '/', '') + g.name AS subject,
       community.name AS community,
       '无网格员' AS missing,
       buildings,
       households,
       '社区管理服务站' AS actor
ORDER BY subject
UNION ALL
MATCH (p:Patch)
WHERE @living(p) AND @asOf(p.keeper) = '' AND @inScope.patch(p)
// columns of p.key
OPTIONAL MATCH (p)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH p, community,
     COUNT {
       MATCH (p)<-[inPatch:IN_PATCH]-(b:Building)
       WHERE @current(inPatch) AND @living(b)
     } AS buildings,
     COUNT {
       MATCH (p)<-[inPatch:IN_PATCH]-(b:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @current(inPatch) AND @occupied(h)
     } AS households
RETURN 'patch' AS subjectKind,
       p.key AS subjectKey,
       coalesce(community.name + '/', '') + p.name AS subject,
       community.name AS community,
       '无包片委员' AS missing,
       buildings,
       households,
       '社区居委会' AS actor
ORDER BY subject

// denominator
RETURN COUNT { MATCH (g:Grid) WHERE @living(g) AND @inScope.grid(g) } +
       COUNT { MATCH (p:Patch) WHERE @living(p) AND @inScope.patch(p) } AS denominator

// picture
MATCH (community:Area)
WITH community,
     COUNT { MATCH (g:Grid)-[inArea:IN_AREA]->(community) WHERE @current(inArea) AND @living(g) AND @asOf(g.keeper) = '' AND @inScope.grid(g) } +
       COUNT { MATCH (p:Patch)-[inArea:IN_AREA]->(community) WHERE @current(inArea) AND @living(p) AND @asOf(p.keeper) = '' AND @inScope.patch(p) } AS listed,
     COUNT { MATCH (g:Grid)-[inArea:IN_AREA]->(community) WHERE @current(inArea) AND @living(g) AND @inScope.grid(g) } +
       COUNT { MATCH (p:Patch)-[inArea:IN_AREA]->(community) WHERE @current(inArea) AND @living(p) AND @inScope.patch(p) } AS total
WHERE total > 0
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
