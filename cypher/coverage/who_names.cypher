// 所有单位和党组织的名称，供按名称查找。
// The names of all employers and party organisations, to find one by its name.
MATCH (e:Employer)
OPTIONAL MATCH (e)-[:IN_AREA]->(community:Area)
RETURN DISTINCT 'employer' AS kind, e.key AS key, e.name AS name, coalesce(e.code, '') AS code, coalesce(e.formerNames, []) AS formerNames, coalesce(community.name, '') AS place, @living(e) AS living
UNION ALL
MATCH (o:PartyOrganisation)
OPTIONAL MATCH (o)-[:UNDER]->(above:PartyOrganisation)
RETURN DISTINCT 'organisation' AS kind, o.key AS key, o.name AS name, coalesce(o.code, '') AS code, coalesce(o.formerNames, []) AS formerNames, CASE WHEN o.kind = '党小组' THEN coalesce(above.name, '') ELSE '' END AS place, @living(o) AS living
