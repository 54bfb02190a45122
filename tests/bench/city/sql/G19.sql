-- 覆盖率
SELECT count(*) FILTER (WHERE id IN (SELECT employer FROM organised WHERE form IN ('单独', '联合'))) AS numerator,
       count(*) AS denominator
FROM operating
WHERE kind IN ('非公企业', '社会组织');
