// 几栋楼里的所有门牌，供按地址查找。
// All doors of some buildings, to find one by its address.
UNWIND $buildings AS building
MATCH (b:Building {key: building})<-[:IN_BUILDING]-(u:Unit)<-[:IN_UNIT]-(h:Household)
RETURN b.key AS building, h.key AS household, u.name AS unit, h.room AS room
ORDER BY building, unit, room
