// 一个社区的现存党委，建在单位的党委不算。
// A community's current party committees, an employer's own left out.
MATCH (community:Area {key: $community})<-[seated:IN_AREA]-(o:PartyOrganisation)
WHERE @current(seated) AND @living(o) AND @asOf(o.kind) = '党委'
  AND NOT EXISTS { MATCH (o)-[rooted:ROOTED_IN]->(:Employer) WHERE @current(rooted) }
RETURN o.key AS committee,
       o.name AS name,
       @asOf(o.secretary) AS head,
       o.secretaryPhone AS phone,
       seated.start AS since,
       seated.source AS source
ORDER BY name
