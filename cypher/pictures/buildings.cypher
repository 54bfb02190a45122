// 地图上的楼栋：所在社区、网格、片区，以及包了其片区的现存党支部。
// The buildings of a map: community, grids, patches, and the current branches that have taken a patch of each.
MATCH (b:Building)
WHERE @inScope.building(b)
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN b.key AS building,
       b.path AS path,
       @living(b) AS living,
       community.code AS code,
       community.name AS community,
       COLLECT {
         MATCH (b)-[inGrid:IN_GRID]->(g:Grid)
         WHERE @current(inGrid)
         RETURN g.name AS name ORDER BY name
       } AS grids,
       COLLECT {
         MATCH (b)-[inPatch:IN_PATCH]->(p:Patch)
         WHERE @current(inPatch)
         RETURN p.key AS patch ORDER BY patch
       } AS patches
ORDER BY building
