// 一栋楼：它本身、所在社区和楼栋长。
// One building: itself, its community and its keeper.
MATCH (b:Building {key: $building})
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN b.path AS path,
       b.name AS name,
       b.start AS start,
       b.end AS end,
       b.said AS said,
       @living(b) AS living,
       @asOf(b.use) AS use,
       @housing(b) AS housing,
       @grouped(b) AS grouped,
       @asOf(b.keeper) AS keeper,
       b.keeperPhone AS keeperPhone,
       CASE WHEN b.keeperSince <= $asOf THEN b.keeperSince END AS keeperSince,
       community.key AS community,
       community.name AS communityName
ORDER BY community
