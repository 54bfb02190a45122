// 每个在住户落在责任链的哪一步，连同楼栋所在的地方（见 places.toml）。
// How far each occupied household's chain reaches, with the places its building lies in (places.toml). $contactDays is the period of contact.
MATCH (b:Building)
WITH b,
     EXISTS {
       MATCH (b)-[inPatch:IN_PATCH]->(:Patch)<-[taking:TAKES]-(o:PartyOrganisation)
       WHERE @current(inPatch) AND @current(taking) AND @branch(o)
     } AS taken,
     COLLECT {
       MATCH (b)-[inPatch:IN_PATCH]->(:Patch)<-[taking:TAKES]-(o:PartyOrganisation)
       WHERE @current(inPatch) AND @current(taking) AND @branch(o)
       RETURN o.key
     } AS takers
MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
WHERE @occupied(h) AND @inScope.household(h)
WITH b, taken, h, @covered(h) AS covered,
     EXISTS {
       MATCH (h)<-[answering:ANSWERS_FOR]-(m:PartyMember)-[grouping:IN_GROUP]->(g:PartyOrganisation)-[above:UNDER]->(o:PartyOrganisation)
       WHERE @current(answering) AND @present(m) AND @current(grouping) AND @living(g)
         AND @current(above) AND @branch(o) AND o.key IN takers
     } AS whole,
     @contacted(h) AS contacted
WITH b, taken, covered, whole, contacted, count(h) AS households
WITH {{lying}}, taken, covered, whole, contacted, households
RETURN {{kinds}}, taken, covered, whole, contacted, sum(households) AS households
