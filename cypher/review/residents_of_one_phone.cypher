// 住在两处、同名同电话、至少一条没有身份证号的居民。
// Residents of one name and phone at two doors, at least one of them without an ID number.
MATCH (r:Resident)-[lives:LIVES_IN]->(h:Household)
WHERE r.phone IS NOT NULL AND r.phone <> '' AND r.start < r.end
  AND r.end = date('9999-12-31') AND lives.end = date('9999-12-31')
WITH r.name AS name, r.phone AS phone,
     collect({key: r.key, door: h.path, numbered: r.maskedId IS NOT NULL}) AS found
WHERE size(found) > 1 AND any(one IN found WHERE NOT one.numbered)
RETURN name, found
ORDER BY name
