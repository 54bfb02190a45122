// 一个党支部包的片区。
// The patches a branch has taken.
MATCH (o:PartyOrganisation {key: $organisation})-[taking:TAKES]->(p:Patch)
WHERE @current(taking) AND @living(p)
OPTIONAL MATCH (p)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN p.key AS patch, p.name AS name, community.key AS community, community.name AS communityName,
       @asOf(p.keeper) AS keeper, taking.start AS since, taking.source AS source
ORDER BY communityName, name
