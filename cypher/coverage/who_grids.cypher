// 一栋楼：在哪些网格，网格员是谁。
// One building: the grids it lies in and who keeps them.
MATCH (b:Building {key: $building})-[lying:IN_GRID]->(g:Grid)
WHERE @current(lying)
RETURN g.key AS grid,
       g.name AS name,
       @asOf(g.keeper) AS keeper,
       g.keeperPhone AS keeperPhone,
       CASE WHEN g.keeperSince <= $asOf THEN g.keeperSince END AS keeperSince,
       lying.start AS since,
       lying.source AS source
ORDER BY name
