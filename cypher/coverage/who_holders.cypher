// 一扇门：谁在包、谁包过，每人的小组、支部与是否在岗。
// One door: who answers or answered for it, each with group, branch and whether he is present.
MATCH (h:Household {key: $household})<-[answering:ANSWERS_FOR]-(m:PartyMember)
WHERE answering.start <= $asOf
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(own:PartyOrganisation)
WHERE @current(membership)
OPTIONAL MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)
WHERE @current(grouping) AND @living(g)
OPTIONAL MATCH (g)-[above:UNDER]->(o:PartyOrganisation)
WHERE @current(above) AND @branch(o)
RETURN m.key AS member,
       m.name AS name,
       m.phone AS phone,
       @asOf(m.category) AS category,
       @present(m) AS present,
       @notYet(m) AS notYet,
       @currentMember(m) AS currentMember,
       @exempt(m) AS exempt,
       @asOf(m.exit) AS exit,
       @asOf(m.standing) AS standing,
       @asOf(m.exemption) AS exemption,
       @post(answering) AS post,
       answering.start AS start,
       answering.end AS end,
       answering.source AS source,
       @current(answering) AS runs,
       COUNT { MATCH (m)-[duty:ANSWERS_FOR]->(:Household) WHERE @current(duty) } AS households,
       own.key AS own,
       own.name AS ownName,
       g.key AS group,
       g.name AS groupName,
       @asOf(g.secretary) AS groupHead,
       g.secretaryPhone AS groupPhone,
       grouping.start AS groupSince,
       grouping.source AS groupSource,
       o.key AS branch,
       o.name AS branchName,
       @asOf(o.secretary) AS branchHead,
       o.secretaryPhone AS branchPhone,
       above.start AS branchSince,
       above.source AS branchSource
ORDER BY start, name, member
