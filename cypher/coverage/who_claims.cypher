// 一栋楼：负责它的现存党小组，和小组所在的支部。
// One building: the current groups that claim it, and their branches.
MATCH (b:Building {key: $building})<-[claiming:CLAIMS]-(g:PartyOrganisation)
WHERE @current(claiming) AND @group(g)
OPTIONAL MATCH (g)-[above:UNDER]->(o:PartyOrganisation)
WHERE @current(above) AND @branch(o)
RETURN g.key AS group,
       g.name AS name,
       @asOf(g.secretary) AS head,
       g.secretaryPhone AS phone,
       claiming.start AS since,
       claiming.source AS source,
       o.name AS branch
ORDER BY name
