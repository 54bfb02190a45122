/*
id = "G06"
title = { zh = "无楼栋长、无单元长", en = "Buildings and units without a keeper" }
meaning = { zh = "当日没有楼栋长的楼栋，没有单元长的单元，各为一行。", en = "Buildings without a building keeper and units without a unit keeper on the day, a row each." }
basis = { zh = "分子：没有楼栋长的楼栋加没有单元长的单元；分母：范围内当日存在的全部楼栋和它们的单元，商务楼宇也算。单元：楼栋台账的单元数、单元长写到的，和住户台账里有户的。", en = "Numerator: buildings without a keeper and units without one; denominator: all buildings that exist on the day and their units, office buildings included. Units are those that the buildings' ledger numbers or names and those in which a household lies." }
source = { zh = "责任到楼栋、到单元", en = "responsibility reaches the building and the stairwell" }
subject = "building or unit"
severity = "low"
actor = { zh = "社区居委会", en = "the community's residents' committee" }
ledgers = ["buildings", "residents"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
use = { zh = "楼栋类型", en = "kind of building" }
missing = { zh = "缺什么", en = "what is missing" }
households = { zh = "牵动在住户", en = "occupied households in it" }
grid = { zh = "网格", en = "grid" }

[picture]
kind = "bars"
title = { zh = "各社区没有楼栋长、单元长的", en = "buildings and units without a keeper, by community" }
*/

// rows
MATCH (b:Building)
WHERE @living(b) AND @asOf(b.keeper) = '' AND @inScope.building(b)
// columns of b.key
WITH b, @gridNames(b) AS grids,
     COUNT {
       MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @occupied(h)
     } AS households
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'building' AS subjectKind,
       b.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path AS subject,
       community.name AS community,
       @asOf(b.use) AS use,
       '无楼栋长' AS missing,
       households,
       @joined(grids) AS grid
ORDER BY subject
UNION ALL
MATCH (b:Building)<-[:IN_BUILDING]-(u:Unit)
WHERE @living(b) AND @living(u) AND @asOf(u.keeper) = '' AND @inScope.unit(u)
// columns of u.key
WITH b, u, @gridNames(b) AS grids,
     COUNT {
       MATCH (u)<-[:IN_UNIT]-(h:Household)
       WHERE @occupied(h)
     } AS households
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'unit' AS subjectKind,
       u.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path + '/' + u.name AS subject,
       community.name AS community,
       @asOf(b.use) AS use,
       '无单元长' AS missing,
       households,
       @joined(grids) AS grid
ORDER BY subject

// denominator
RETURN COUNT { MATCH (b:Building) WHERE @living(b) AND @inScope.building(b) } +
       COUNT { MATCH (b:Building)<-[:IN_BUILDING]-(u:Unit) WHERE @living(b) AND @living(u) AND @inScope.unit(u) } AS denominator

// picture
MATCH (b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @living(b)
WITH community, b, CASE WHEN @inScope.building(b) THEN 1 ELSE 0 END AS inside
WITH community, CASE WHEN @asOf(b.keeper) = '' THEN inside ELSE 0 END AS bare, inside,
     COUNT { MATCH (b)<-[:IN_BUILDING]-(u:Unit) WHERE @living(u) AND @asOf(u.keeper) = '' AND @inScope.unit(u) } AS bareUnits,
     COUNT { MATCH (b)<-[:IN_BUILDING]-(u:Unit) WHERE @living(u) AND @inScope.unit(u) } AS units
WITH community, sum(bare + bareUnits) AS listed, sum(inside + units) AS total
WHERE total > 0
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
