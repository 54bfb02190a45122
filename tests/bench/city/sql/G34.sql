-- 居委会落楼
SELECT count(*) FILTER (WHERE claims <> 1) AS numerator, count(*) AS denominator
FROM (
    SELECT b.id, count(c.committee) AS claims
    FROM building b LEFT JOIN building_committee c ON c.building = b.id
    WHERE b.kind = '住宅'
    GROUP BY b.id
);
