-- 地址未落
SELECT count(*) FILTER (WHERE lost) AS numerator, count(*) AS denominator
FROM (
    SELECT home IS NULL AS lost FROM person WHERE current AND address IS NOT NULL
    UNION ALL
    SELECT building IS NULL FROM employer WHERE address IS NOT NULL
);
