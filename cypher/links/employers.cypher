// 有党组织覆盖的单位，和所问的单位：类型、社区、是否在范围内。
// Employers that organisations are rooted in or named for, and those asked for: kind, community, whether in scope.
MATCH (e:Employer)
WHERE e.key IN $named OR (@living(e)
  AND EXISTS { MATCH (e)-[r:ROOTED_IN|COVERED_BY]-(:PartyOrganisation) WHERE @current(r) })
RETURN e.key AS key,
       e.name AS name,
       @living(e) AS there,
       @asOf(e.kind) AS kind,
       @inScope.party(e) AS inScope,
       COLLECT { MATCH (e)-[r:IN_AREA]->(a:Area) WHERE @current(r) RETURN a.key AS area ORDER BY area } AS areas,
       COLLECT {
         MATCH (e)-[housed:IN_BUILDING]->(:Building)-[within:IN_AREA]->(a:Area)
         WHERE @current(housed) AND @current(within)
         RETURN a.key AS area ORDER BY area
       } AS around
ORDER BY key
