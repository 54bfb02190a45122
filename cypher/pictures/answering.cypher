// 每名在岗党员在每栋楼包的在住户，和责任链接到哪一环（与 G07 同一口径）。
// The occupied households that each present member answers for, by building, and how far the chain
// reaches from there; the steps are those of G07.
MATCH (b:Building)
WHERE @inScope.building(b)
MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)<-[answering:ANSWERS_FOR]-(m:PartyMember)
WHERE @current(answering) AND @occupied(h) AND @inScope.household(h)
WITH b, m, collect(h.key) AS households
WHERE @present(m)
WITH b, m, households,
     COLLECT {
       MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)
       WHERE @current(grouping) AND @living(g)
       RETURN g.key AS joined ORDER BY joined
     } AS groups,
     COLLECT {
       MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)-[above:UNDER]->(o:PartyOrganisation)
       WHERE @current(grouping) AND @living(g) AND @current(above) AND @branch(o)
       RETURN o.key AS leading ORDER BY leading
     } AS branches,
     COLLECT {
       MATCH (b)-[inPatch:IN_PATCH]->(:Patch)<-[taking:TAKES]-(o:PartyOrganisation)
       WHERE @current(inPatch) AND @current(taking) AND @branch(o)
       RETURN o.key AS taker
     } AS takers,
     COLLECT {
       MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
       WHERE @current(membership)
       RETURN o.key AS own ORDER BY own
     } AS own,
     EXISTS { MATCH (b)-[inPatch:IN_PATCH]->(:Patch) WHERE @current(inPatch) } AS patched
RETURN b.key AS building,
       m.key AS member,
       m.name AS name,
       groups,
       branches,
       own,
       households,
       CASE
         WHEN size(groups) = 0 THEN 1
         WHEN size(branches) = 0 THEN 2
         WHEN NOT patched THEN 3
         WHEN size(takers) = 0 THEN 4
         WHEN none(branch IN branches WHERE branch IN takers) THEN 5
         ELSE 6
       END AS reached
ORDER BY building, member
