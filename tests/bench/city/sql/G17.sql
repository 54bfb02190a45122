-- 无党员、不符合条件
SELECT count(*) FILTER (WHERE coalesce(f.members, 0) < 3) AS numerator, count(*) AS denominator
FROM operating e
LEFT JOIN formal_at f ON f.employer = e.id
WHERE e.id NOT IN (SELECT employer FROM organised);
