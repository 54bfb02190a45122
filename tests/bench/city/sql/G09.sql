-- 未落实包户党员
SELECT count(*) FILTER (WHERE h.member IS NULL) AS numerator, count(*) AS denominator
FROM person p
JOIN own_branch b ON b.id = p.branch
LEFT JOIN (SELECT DISTINCT member FROM holding) h ON h.member = p.id
WHERE p.present AND NOT p.exempt;
