-- 断链住户
WITH whole AS (
    SELECT DISTINCT r.door
    FROM responsible r
    JOIN current_org g ON g.id = r.team
    JOIN branch b ON b.id = g.parent
    JOIN door d ON d.id = r.door
    JOIN building_patch p ON p.building = d.building
    JOIN taking t ON t.patch = p.patch AND t.branch = b.id
)
SELECT count(*) FILTER (WHERE w.door IS NULL) AS numerator, count(*) AS denominator
FROM covered c
LEFT JOIN whole w ON w.door = c.id;
