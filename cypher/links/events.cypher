// 活动：哪天、哪一类、谁主办、谁参加、谁发起。一行一个活动，只有一方的也在内。
// Events held by the day: kind, organisers, participants, who started them; those of one party alone too.
MATCH (e:Event)
WHERE @living(e)
RETURN e.key AS event,
       e.name AS name,
       e.linkType AS type,
       e.date AS day,
       COLLECT { MATCH (e)-[by:ORGANISED_BY]->(p) WHERE @current(by) RETURN p.key AS party ORDER BY party } AS organisers,
       COLLECT { MATCH (e)-[with:ATTENDED_BY]->(p) WHERE @current(with) RETURN p.key AS party ORDER BY party } AS participants,
       COLLECT { MATCH (e)-[from:STARTED_BY]->(p) WHERE @current(from) RETURN p.key AS party ORDER BY party } AS starters,
       COLLECT { MATCH (e)-[by:ORGANISED_BY]->() WHERE @current(by) RETURN by.source AS source ORDER BY source } AS sources
ORDER BY day, event
