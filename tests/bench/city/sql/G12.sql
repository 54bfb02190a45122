-- 重复包联
WITH posts AS (
    SELECT u.door, count(DISTINCT u.member) AS members,
           bool_or(coalesce(u.post = 'A', false)) AND bool_or(coalesce(u.post = 'B', false)) AS both
    FROM duty u JOIN person p ON p.id = u.member
    WHERE p.present AND u.start <= D() AND (u.until IS NULL OR u.until > D())
    GROUP BY u.door
)
SELECT count(*) FILTER (WHERE p.members > 1 AND NOT p.both) AS numerator, count(*) AS denominator
FROM occupied o
JOIN posts p ON p.door = o.id;
