-- 支部设置预警
WITH size AS (
    SELECT branch, count(*) AS members, count(*) FILTER (WHERE formal) AS formal
    FROM person WHERE current GROUP BY branch
)
SELECT count(*) FILTER (
           WHERE (coalesce(b.form = '单独', false) AND coalesce(s.formal, 0) < 3)
              OR coalesce(s.members, 0) > 50
              OR (coalesce(s.formal, 0) >= 7 AND coalesce(b.committee = '无', false))
              OR b.secretary IS NULL
       ) AS numerator,
       count(*) AS denominator
FROM branch b
LEFT JOIN size s ON s.branch = b.id;
