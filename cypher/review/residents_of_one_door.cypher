// 同一户里没有身份证号的居民，和同户同名的另一条。
// Residents without an ID number, each with another of the same name in the same household.
MATCH (one:Resident)-[lives:LIVES_IN]->(h:Household)<-[lived:LIVES_IN]-(other:Resident)
WHERE one.maskedId IS NULL AND one.key <> other.key AND one.name = other.name
  AND one.start < one.end AND other.start < other.end
  AND one.end = date('9999-12-31') AND other.end = date('9999-12-31')
  AND lives.end = date('9999-12-31') AND lived.end = date('9999-12-31')
RETURN DISTINCT one.key AS one, other.key AS other, one.name AS name, other.maskedId IS NOT NULL AS numbered,
       h.path AS oneDoor, h.path AS otherDoor
ORDER BY one, other
