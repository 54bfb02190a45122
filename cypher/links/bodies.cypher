// 社区机构：社区党委、管理服务站、居委会，在哪个社区。
// Community bodies that take part: of which community.
MATCH (b:CommunityBody)
WHERE b.key IN $named
RETURN b.key AS key, b.name AS name, @living(b) AS there, b.kind AS kind, @inScope.party(b) AS inScope,
       COLLECT { MATCH (b)-[r:IN_AREA]->(a:Area) WHERE @current(r) RETURN a.key AS area ORDER BY area } AS areas
ORDER BY key
