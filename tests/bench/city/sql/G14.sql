-- 离岗空白
SELECT count(*) FILTER (WHERE NOT p.present) AS numerator, count(*) AS denominator
FROM person p
WHERE p.id IN (SELECT member FROM holding);
