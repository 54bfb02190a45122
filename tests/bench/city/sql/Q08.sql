-- 不可能的日期
SELECT count(*) FILTER (WHERE coalesce(confirmed < joined, false) OR years_old(born, joined) < 18) AS numerator,
       count(*) AS denominator
FROM person
WHERE current AND joined IS NOT NULL;
