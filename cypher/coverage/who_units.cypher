// 一栋楼的各单元和单元长。
// The units of a building and their keepers.
MATCH (b:Building {key: $building})<-[:IN_BUILDING]-(u:Unit)
WHERE @living(u)
RETURN u.key AS unit,
       u.name AS name,
       @asOf(u.keeper) AS keeper,
       CASE WHEN u.keeperSince <= $asOf THEN u.keeperSince END AS keeperSince
ORDER BY name
