-- 应建未建
SELECT count(*) FILTER (WHERE e.id NOT IN (SELECT employer FROM organised)) AS numerator,
       count(*) AS denominator
FROM operating e
JOIN formal_at f ON f.employer = e.id
WHERE f.members >= 3;
