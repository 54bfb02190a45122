-- 应免在联
SELECT count(h.member) AS numerator, count(*) AS denominator
FROM person p
LEFT JOIN (SELECT DISTINCT member FROM holding) h ON h.member = p.id
WHERE p.current AND p.exempt;
