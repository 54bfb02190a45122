// 一个党组织直接的上级。
// The organisation directly above another.
MATCH (o:PartyOrganisation {key: $organisation})-[above:UNDER]->(p:PartyOrganisation)
WHERE @current(above) AND @living(p)
RETURN p.key AS organisation, p.name AS name, @asOf(p.kind) AS kind, @asOf(p.secretary) AS head,
       p.secretaryPhone AS phone, above.start AS since, above.source AS source
ORDER BY name
