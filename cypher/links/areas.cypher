// 当日在用的、和被提到的区划。
// The areas in force on the day, and those that are named.
MATCH (a:Area)
WHERE @living(a) OR a.key IN $named
RETURN a.key AS key, a.name AS name, @living(a) AS there, a.code AS code, coalesce(a.level, '') AS kind, @inScope.party(a) AS inScope,
       COLLECT { MATCH (a)-[r:PART_OF]->(above:Area) WHERE @current(r) RETURN above.key AS up ORDER BY up } AS above
ORDER BY code
