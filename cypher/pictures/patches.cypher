// 地图上的片区和包它的现存党支部。
// The patches of a map and the current branches that have taken them.
MATCH (p:Patch)
WHERE (@living(p) AND @inScope.patch(p)) OR p.key IN $patches
OPTIONAL MATCH (p)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN p.key AS patch,
       p.name AS name,
       community.code AS code,
       community.name AS community,
       @living(p) AND @inScope.patch(p) AS listed,
       COLLECT {
         MATCH (p)<-[taking:TAKES]-(o:PartyOrganisation)
         WHERE @current(taking) AND @branch(o)
         RETURN o.key AS branch ORDER BY branch
       } AS takers
ORDER BY patch
