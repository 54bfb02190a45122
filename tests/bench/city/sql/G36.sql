-- 办理事项
WITH item AS (
    SELECT s.community, s.item,
           count(DISTINCT (s.body, s.part)) FILTER (WHERE s.body_kind = '管理服务站' AND s.part IS NOT NULL) AS windows,
           arg_max(s.one_stop, s.line) AS one_stop
    FROM service s JOIN community c ON c.name = s.community
    GROUP BY ALL
)
SELECT count(*) FILTER (WHERE windows <> 1 OR marks > 1) AS numerator, count(*) AS denominator
FROM (
    SELECT i.*, m.marks
    FROM item i
    JOIN (SELECT item, count(DISTINCT coalesce(one_stop, false)) AS marks FROM item GROUP BY item) m ON m.item = i.item
);
