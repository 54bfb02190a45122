// 每个在住户落在责任链的哪一步，按社区（或街道、网格、片区、楼栋）计数。
// How far each occupied household's chain reaches, counted by area. $contactDays is the period of contact.
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
     EXISTS {
       MATCH (h)<-[contact:CONTACTED]-(:PartyMember)
       WHERE contact.start <= $asOf AND contact.start >= $asOf - duration({days: $contactDays})
     } AS contacted
WITH b, taken, covered, whole, contacted, count(h) AS households
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN community.code AS code, community.name AS name, taken, covered, whole, contacted, sum(households) AS households
ORDER BY code
