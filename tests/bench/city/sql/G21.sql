-- 联合支部超限
SELECT count(*) FILTER (WHERE employers > 5) AS numerator, count(*) AS denominator
FROM (
    SELECT b.id, count(r.employer) AS employers
    FROM branch b LEFT JOIN root r ON r.org = b.id
    WHERE b.form = '联合'
    GROUP BY b.id
);
