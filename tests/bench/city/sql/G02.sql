-- 联而不走
SELECT count(*) FILTER (WHERE last IS NULL OR last < D() - 30) AS numerator, count(*) AS denominator
FROM covered c
LEFT JOIN (
    SELECT door, max(day) AS last
    FROM (SELECT door, day FROM visit UNION ALL SELECT door, contacted FROM duty)
    WHERE day <= D()
    GROUP BY door
) t ON t.door = c.id;
