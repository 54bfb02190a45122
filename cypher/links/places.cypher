// 建在单位的现存党组织：单位在哪栋楼、哪个片区。
// Current organisations rooted in employers: in which building and patches these are.
MATCH (o:PartyOrganisation)-[rooted:ROOTED_IN]->(e:Employer)-[housed:IN_BUILDING]->(b:Building)
WHERE @current(rooted) AND @living(o) AND @living(e) AND @current(housed) AND @asOf(o.kind) <> '党小组'
RETURN o.key AS organisation, b.key AS building, b.path AS name,
       COLLECT {
         MATCH (b)-[lying:IN_PATCH]->(p:Patch)
         WHERE @current(lying) AND @living(p)
         RETURN p.key AS patch ORDER BY patch
       } AS patches,
       COLLECT {
         MATCH (b)-[lying:IN_PATCH]->(p:Patch)
         WHERE @current(lying) AND @living(p)
         RETURN p.name AS patch ORDER BY p.key
       } AS patchNames
ORDER BY organisation, building
