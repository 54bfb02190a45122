// 叫这个名字的党员，和各自的支部。
// The members of a name, each with his branch.
MATCH (m:PartyMember {name: $name})
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(own:PartyOrganisation)
WHERE @current(membership)
RETURN m.key AS member, m.name AS name, own.name AS branch
ORDER BY branch, member
