-- 落片空白、落格空白、重复
SELECT count(*) FILTER (WHERE coalesce(g.claims, 0) <> 1 OR coalesce(p.claims, 0) <> 1) AS numerator,
       count(*) AS denominator
FROM building b
LEFT JOIN (SELECT building, count(*) AS claims FROM building_grid GROUP BY building) g ON g.building = b.id
LEFT JOIN (SELECT building, count(*) AS claims FROM building_patch GROUP BY building) p ON p.building = b.id;
