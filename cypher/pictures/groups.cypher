// 地图上的党支部与其现存党小组，没有包户的小组也在内。
// The branches of a map and their current groups, those that answer for nobody included.
MATCH (o:PartyOrganisation)
WHERE o.key IN $branches
RETURN o.key AS branch,
       o.name AS name,
       COLLECT {
         MATCH (o)<-[above:UNDER]-(g:PartyOrganisation)
         WHERE @current(above) AND @group(g)
         RETURN g.key AS belonging ORDER BY belonging
       } AS groups,
       COLLECT {
         MATCH (o)<-[above:UNDER]-(g:PartyOrganisation)
         WHERE @current(above) AND @group(g)
         RETURN g.name AS name ORDER BY g.key
       } AS names
ORDER BY branch
