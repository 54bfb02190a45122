// 所有楼栋的名称，供按地址查找。
// The names of all buildings, to find one by its address.
MATCH (b:Building)-[:IN_AREA]->(community:Area)
RETURN DISTINCT b.key AS building, b.name AS name, b.path AS path, community.name AS community, @living(b) AS living
ORDER BY community, path
