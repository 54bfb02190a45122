-- AB岗缺位
SELECT count(*) FILTER (WHERE NOT kept) AS numerator, count(*) AS denominator
FROM (
    SELECT keeper IS NOT NULL AND start <= D() AS kept FROM grid
    UNION ALL
    SELECT keeper IS NOT NULL AND start <= D() AND (until IS NULL OR until > D()) FROM patch
);
