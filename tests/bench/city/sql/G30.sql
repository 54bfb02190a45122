-- 规模失当
WITH inside AS (
    SELECT o.id AS door, o.building, b.community FROM occupied o JOIN building b ON b.id = o.building
)
SELECT count(*) FILTER (WHERE outside) AS numerator, count(*) AS denominator
FROM (
    SELECT count(i.door) NOT BETWEEN 3000 AND 7000 AS outside
    FROM community c LEFT JOIN inside i ON i.community = c.name
    GROUP BY c.name
    UNION ALL
    SELECT count(i.door) NOT BETWEEN 300 AND 500
    FROM grid g
    LEFT JOIN building_grid l ON l.grid = g.id
    LEFT JOIN inside i ON i.building = l.building
    GROUP BY g.id
    UNION ALL
    SELECT coalesce(households NOT BETWEEN 100 AND 700, false) FROM body WHERE kind = '居委会'
);
