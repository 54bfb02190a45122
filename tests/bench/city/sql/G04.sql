-- 无支部包片
SELECT count(*) FILTER (WHERE id NOT IN (SELECT t.patch FROM taking t JOIN branch b ON b.id = t.branch)) AS numerator,
       count(*) AS denominator
FROM patch;
