// 一个党组织：它本身、书记、党员数和包的片区。
// One party organisation: itself, its secretary, its members and the patches it has taken.
MATCH (o:PartyOrganisation {key: $organisation})
RETURN o.name AS name,
       o.start AS start,
       o.said AS said,
       @living(o) AS living,
       @asOf(o.kind) AS kind,
       @asOf(o.form) AS form,
       @asOf(o.secretary) AS head,
       o.secretaryPhone AS phone,
       @ownBranch(o) AS ownBranch,
       COUNT { MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember) WHERE @current(membership) AND @currentMember(m) } AS members,
       COUNT { MATCH (o)<-[grouping:IN_GROUP]-(m:PartyMember) WHERE @current(grouping) AND @currentMember(m) } AS grouped,
       size(COLLECT {
         MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)-[answering:ANSWERS_FOR]->(h:Household)
         WHERE @current(membership) AND @present(m) AND @current(answering) AND @occupied(h)
           AND NOT EXISTS { MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation) WHERE @current(grouping) AND @living(g) }
         RETURN DISTINCT h.key
       }) AS ungrouped,
       COUNT {
         MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)
         WHERE @current(membership) AND @able(m) AND NOT @holding(m)
       } AS idle
