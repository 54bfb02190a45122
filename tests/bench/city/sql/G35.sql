-- 工作力量不足
SELECT count(*) FILTER (WHERE staff NOT BETWEEN 10 AND 15) AS numerator, count(*) AS denominator
FROM (
    SELECT b.community, sum(b.staff) AS staff
    FROM body b JOIN community c ON c.name = b.community
    WHERE b.staff IS NOT NULL
    GROUP BY b.community
);
