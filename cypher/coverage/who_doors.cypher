// 一栋楼的每一扇门：是否在住、有党员联系、链条完整、片区有支部、期内联系过。
// Every door of a building: occupied, covered, chain whole, patch taken, contacted in the period.
MATCH (b:Building {key: $building})
WITH b,
     COLLECT {
       MATCH (b)-[inPatch:IN_PATCH]->(:Patch)<-[taking:TAKES]-(o:PartyOrganisation)
       WHERE @current(inPatch) AND @current(taking) AND @branch(o)
       RETURN o.key
     } AS takers
MATCH (b)<-[:IN_BUILDING]-(u:Unit)<-[:IN_UNIT]-(h:Household)
WHERE @living(h)
RETURN h.key AS household,
       h.path AS path,
       u.key AS unit,
       @asOf(h.use) AS use,
       @occupied(h) AS occupied,
       @covered(h) AS covered,
       size(takers) > 0 AS taken,
       EXISTS {
         MATCH (h)<-[answering:ANSWERS_FOR]-(m:PartyMember)-[grouping:IN_GROUP]->(g:PartyOrganisation)-[above:UNDER]->(o:PartyOrganisation)
         WHERE @current(answering) AND @present(m) AND @current(grouping) AND @living(g)
           AND @current(above) AND @branch(o) AND o.key IN takers
       } AS whole,
       EXISTS {
         MATCH (h)<-[contact:CONTACTED]-(:PartyMember)
         WHERE contact.start <= $asOf AND contact.start >= $asOf - duration({days: $contactDays})
       } AS contacted
ORDER BY path, household
