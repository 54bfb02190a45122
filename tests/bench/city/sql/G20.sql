-- 指导员超负荷、空挂
WITH load AS (
    SELECT one.id, count(*) AS employers
    FROM employer one
    JOIN employer other
      ON other.instructor = one.instructor
     AND (one.phone IS NULL OR other.phone IS NULL OR one.phone = other.phone)
    GROUP BY one.id
)
SELECT count(*) FILTER (
           WHERE l.employers > 5 OR e.visited IS NULL OR e.visited NOT BETWEEN D() - 90 AND D()
       ) AS numerator,
       count(*) AS denominator
FROM employer e
JOIN load l ON l.id = e.id;
