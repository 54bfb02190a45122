-- 未编组党员
WITH large AS (
    SELECT b.id
    FROM branch b JOIN person p ON p.branch = b.id
    WHERE p.current
    GROUP BY b.id
    HAVING count(*) >= 20
)
SELECT count(*) FILTER (WHERE g.id IS NULL) AS numerator, count(*) AS denominator
FROM person p
JOIN large l ON l.id = p.branch
LEFT JOIN current_org g ON g.id = p.team
WHERE p.current;
