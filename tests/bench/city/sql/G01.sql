-- 未被党员联系的住户
SELECT count(*) FILTER (WHERE r.door IS NULL) AS numerator, count(*) AS denominator
FROM occupied o
LEFT JOIN (SELECT DISTINCT door FROM responsible) r ON r.door = o.id;
