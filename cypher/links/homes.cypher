// 一个支部的在册党员住在另一个现存支部包的片区里：多少人（只计人数）。
// How many current members of one organisation live in a patch that another current branch has taken.
MATCH (b:PartyOrganisation)-[taking:TAKES]->(:Patch)<-[lying:IN_PATCH]-(:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(:Household)<-[home:LIVES_IN]-(m:PartyMember)-[belonging:MEMBER_OF]->(a:PartyOrganisation)
WHERE @current(taking) AND @branch(b) AND @current(lying) AND @lastLoaded(home) AND @currentMember(m)
  AND @current(belonging) AND @living(a) AND a.key <> b.key
RETURN a.key AS one, b.key AS other, count(DISTINCT m) AS members
ORDER BY one, other
