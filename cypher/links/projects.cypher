// 项目：由谁提出，用了谁的资源，解决了谁的需求，当日是否还在进行。
// Projects begun by the day: who proposed them, whose resource meets whose need, whether they are running.
MATCH (p:ListItem {list: '项目'})-[stated:STATED_BY]->(proposer)
WHERE p.start <= $asOf AND @current(stated)
RETURN p.key AS project,
       p.name AS name,
       coalesce(p.category, '') AS type,
       p.start AS day,
       p.end AS until,
       @asOf(p.state) AS state,
       (@living(p) AND @asOf(p.state) = '进行中') AS running,
       proposer.key AS proposer,
       stated.source AS source,
       COLLECT {
         MATCH (p)-[using:USES]->(:ListItem {list: '资源'})-[owning:STATED_BY]->(owner)
         WHERE using.start <= $asOf AND owning.start <= $asOf
         RETURN DISTINCT owner.key AS giver ORDER BY giver
       } AS givers,
       COLLECT {
         MATCH (p)-[using:USES]->(:ListItem {list: '需求'})-[owning:STATED_BY]->(owner)
         WHERE using.start <= $asOf AND owning.start <= $asOf
         RETURN DISTINCT owner.key AS taker ORDER BY taker
       } AS takers
ORDER BY day, project
