// 单位，供找出可能重复登记的：名称、代码、在哪里、有谁联系。
// Employers, to find those that may be listed twice: name, code, where, by whom visited.
MATCH (e:Employer)
WHERE e.end = date('9999-12-31') AND e.start < e.end
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(community:Area)
WHERE inArea.end = date('9999-12-31')
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(building:Building)
WHERE housed.end = date('9999-12-31')
RETURN DISTINCT e.key AS key, e.name AS name, coalesce(e.code, '') AS code, coalesce(e.kind, '') AS kind,
       coalesce(community.name, '') AS place, coalesce(building.key, '') AS building,
       coalesce(e.address, '') AS address, coalesce(e.instructor, '') AS person, coalesce(e.formerNames, []) AS formerNames
ORDER BY key
