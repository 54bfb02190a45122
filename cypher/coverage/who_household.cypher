// 一扇门：这一户本身，和它在哪栋楼。
// One door: the household itself and the building it is in.
MATCH (h:Household {key: $household})-[:IN_UNIT]->(u:Unit)-[:IN_BUILDING]->(b:Building)
RETURN h.path AS path,
       h.room AS room,
       h.start AS start,
       h.end AS end,
       h.said AS said,
       @living(h) AS living,
       @asOf(h.use) AS use,
       h.head AS head,
       CASE WHEN h.familyKnownSince <= $asOf THEN h.familyKnown END AS family,
       CASE WHEN h.peopleKnownSince <= $asOf THEN h.peopleKnown END AS people,
       CASE WHEN h.facilitiesKnownSince <= $asOf THEN h.facilitiesKnown END AS facilities,
       CASE WHEN h.hazardsKnownSince <= $asOf THEN h.hazardsKnown END AS hazards,
       u.key AS unit,
       u.name AS unitName,
       @asOf(u.keeper) AS unitKeeper,
       CASE WHEN u.keeperSince <= $asOf THEN u.keeperSince END AS unitKeeperSince,
       b.key AS building
