// 党组织，供找出可能重复登记的：名称、代码、类型、上级、在哪里。
// Party organisations, to find those that may be listed twice: name, code, kind, the one above, where.
MATCH (o:PartyOrganisation)
WHERE o.end = date('9999-12-31') AND o.start < o.end
OPTIONAL MATCH (o)-[under:UNDER]->(above:PartyOrganisation)
WHERE under.end = date('9999-12-31')
OPTIONAL MATCH (o)-[inArea:IN_AREA]->(community:Area)
WHERE inArea.end = date('9999-12-31')
RETURN DISTINCT o.key AS key, o.name AS name, coalesce(o.code, '') AS code, coalesce(o.kind, '') AS kind,
       coalesce(above.name, '') AS above, coalesce(community.name, '') AS place,
       coalesce(o.secretary, '') AS person, coalesce(o.formerNames, []) AS formerNames
ORDER BY key
