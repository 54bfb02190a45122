-- 跨片包联
WITH here AS (
    SELECT DISTINCT p.building, t.branch FROM building_patch p JOIN taking t ON t.patch = p.patch
)
SELECT count(DISTINCT o.id) FILTER (WHERE h.branch IS NULL) AS numerator,
       count(DISTINCT o.id) AS denominator
FROM occupied o
JOIN responsible r ON r.door = o.id
LEFT JOIN here h ON h.building = o.building AND h.branch = r.branch;
