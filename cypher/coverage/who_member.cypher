// 一名党员：他本人、支部、小组和包了几户。
// One member: himself, his branch, his group and how many households he answers for.
MATCH (m:PartyMember {key: $member})
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(own:PartyOrganisation)
WHERE @current(membership)
OPTIONAL MATCH (m)-[grouping:IN_GROUP]->(g:PartyOrganisation)
WHERE @current(grouping) AND @living(g)
RETURN m.name AS name,
       m.phone AS phone,
       m.start AS start,
       m.said AS said,
       @asOf(m.category) AS category,
       @present(m) AS present,
       @notYet(m) AS notYet,
       @currentMember(m) AS currentMember,
       @exempt(m) AS exempt,
       @asOf(m.exit) AS exit,
       @asOf(m.standing) AS standing,
       @asOf(m.exemption) AS exemption,
       COUNT { MATCH (m)-[duty:ANSWERS_FOR]->(:Household) WHERE @current(duty) } AS households,
       own.key AS own,
       own.name AS ownName,
       @living(own) AS ownLiving,
       @ownBranch(own) AS ownBranch,
       @asOf(own.secretary) AS ownHead,
       own.secretaryPhone AS ownPhone,
       membership.start AS ownSince,
       membership.source AS ownSource,
       g.key AS group,
       g.name AS groupName,
       @asOf(g.secretary) AS groupHead,
       g.secretaryPhone AS groupPhone,
       grouping.start AS groupSince,
       grouping.source AS groupSource
