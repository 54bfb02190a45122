-- 户数与楼栋台账不符
SELECT count(*) FILTER (WHERE doors <> stated) AS numerator, count(*) AS denominator
FROM (
    SELECT b.id, b.stated, count(d.id) AS doors
    FROM building b LEFT JOIN door d ON d.building = b.id
    WHERE b.stated IS NOT NULL
    GROUP BY ALL
);
