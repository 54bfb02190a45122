-- 单点依赖
WITH held AS (
    SELECT o.id AS door, o.building, h.member, NOT p.present OR p.exempt AS risk
    FROM occupied o
    JOIN holding h ON h.door = o.id
    JOIN person p ON p.id = h.member
), households AS (
    SELECT count(*) = 1 AND bool_and(risk) AS hangs FROM held GROUP BY door
), buildings AS (
    SELECT b.building, coalesce(h.hangs, false) AS hangs
    FROM (SELECT DISTINCT building FROM door) b
    LEFT JOIN (
        SELECT building, count(DISTINCT member) = 1 AND bool_and(risk) AS hangs FROM held GROUP BY building
    ) h ON h.building = b.building
)
SELECT count(*) FILTER (WHERE hangs) AS numerator, count(*) AS denominator
FROM (SELECT hangs FROM households UNION ALL SELECT hangs FROM buildings);
