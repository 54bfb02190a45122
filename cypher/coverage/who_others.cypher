// 网格、片区、社区、社区机构、办理事项、清单条目、报告的名称，供按“所在/名称”查找。
// Names of grids, patches, communities, bodies, service items, list items and reports, to find one by place and name.
MATCH (n:Grid)
OPTIONAL MATCH (n)-[:IN_AREA]->(p:Area)
RETURN DISTINCT 'Grid' AS label, n.key AS key, n.name AS name, coalesce(p.name, '') AS place, @living(n) AS living
UNION ALL
MATCH (n:Patch)
OPTIONAL MATCH (n)-[:IN_AREA]->(p:Area)
RETURN DISTINCT 'Patch' AS label, n.key AS key, n.name AS name, coalesce(p.name, '') AS place, @living(n) AS living
UNION ALL
MATCH (n:Area)
WHERE n.level = '社区'
RETURN DISTINCT 'Area' AS label, n.key AS key, n.name AS name, '' AS place, @living(n) AS living
UNION ALL
MATCH (n:CommunityBody)
OPTIONAL MATCH (n)-[:IN_AREA]->(p:Area)
RETURN DISTINCT 'CommunityBody' AS label, n.key AS key, n.name AS name, coalesce(p.name, '') AS place, @living(n) AS living
UNION ALL
MATCH (n:ServiceItem)
OPTIONAL MATCH (n)-[:IN_AREA]->(p:Area)
RETURN DISTINCT 'ServiceItem' AS label, n.key AS key, n.name AS name, coalesce(p.name, '') AS place, @living(n) AS living
UNION ALL
MATCH (n:ListItem)
OPTIONAL MATCH (n)-[:STATED_BY]->(p)
RETURN DISTINCT 'ListItem' AS label, n.key AS key, n.name AS name, coalesce(p.name, '') AS place, @living(n) AS living
UNION ALL
MATCH (n:Report)
OPTIONAL MATCH (n)-[:OWED_BY]->(p)
RETURN DISTINCT 'Report' AS label, n.key AS key, n.name AS name, coalesce(p.name, '') AS place, @living(n) AS living
