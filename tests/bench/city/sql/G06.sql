-- 无楼栋长、无单元长
SELECT count(*) FILTER (WHERE NOT kept) AS numerator, count(*) AS denominator
FROM (SELECT keeper IS NOT NULL AS kept FROM building UNION ALL SELECT kept FROM unit);
