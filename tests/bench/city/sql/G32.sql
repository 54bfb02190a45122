-- 三报告缺报
SELECT count(*) FILTER (WHERE late) AS numerator, count(*) AS denominator
FROM (
    SELECT owner, bool_or(made IS NULL OR made > due OR made > D()) AS late
    FROM report
    WHERE year(due) = year(D()) AND due <= D()
    GROUP BY owner
);
