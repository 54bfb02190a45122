-- 校验码不符
SELECT count(*) FILTER (WHERE id IN (SELECT sheet FROM number_cell WHERE NOT sound AND NOT damaged)) AS numerator,
       count(*) AS denominator
FROM 台账表;
