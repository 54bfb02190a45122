// 范围内的每一户：在哪个楼栋、单元、室号，使用方式，是否在住。
// Every household in scope: building, stairwell, room, use, and whether it is occupied.
MATCH (b:Building)
WHERE @inScope.building(b)
MATCH (b)<-[:IN_BUILDING]-(u:Unit)<-[:IN_UNIT]-(h:Household)
WHERE @living(h) AND @inScope.household(h)
RETURN b.key AS building,
       h.key AS household,
       u.name AS unit,
       h.room AS room,
       @asOf(h.use) AS use,
       @occupied(h) AS occupied
