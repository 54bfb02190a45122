-- 号码被表格软件损坏
SELECT count(*) FILTER (WHERE id IN (SELECT sheet FROM number_cell WHERE damaged)) AS numerator,
       count(*) AS denominator
FROM 台账表;
