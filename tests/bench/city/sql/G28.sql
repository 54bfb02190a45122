-- 四清不全
SELECT count(*) FILTER (
           WHERE NOT coalesce(
               family >= D() - 365 AND kinds >= D() - 365 AND facilities >= D() - 365 AND troubles >= D() - 365,
               false
           )
       ) AS numerator,
       count(*) AS denominator
FROM occupied;
