-- 楼宇空白
SELECT count(*) FILTER (WHERE NOT reached) AS numerator, count(*) AS denominator
FROM (
    SELECT b.id, bool_or(e.instructor IS NOT NULL OR e.id IN (SELECT employer FROM organised)) AS reached
    FROM building b JOIN operating e ON e.building = b.id
    WHERE b.kind IN ('商务楼宇', '商住')
    GROUP BY b.id
);
