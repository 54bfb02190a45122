-- 同名不同号
WITH here AS (
    SELECT id, name, number, home, count(*) OVER (PARTITION BY name) AS bearers FROM person WHERE current
), at_home AS (
    SELECT DISTINCT h.id
    FROM here h JOIN resident r ON r.door = h.home AND r.name = h.name
    WHERE r.number <> h.number
)
SELECT count(*) FILTER (WHERE bearers > 1 OR id IN (SELECT id FROM at_home)) AS numerator,
       count(*) AS denominator
FROM here;
