-- 包户失衡
SELECT count(DISTINCT branch) FILTER (WHERE doors NOT BETWEEN 5 AND 20) AS numerator,
       count(DISTINCT branch) AS denominator
FROM (
    SELECT b.id AS branch, r.member, count(*) AS doors
    FROM responsible r JOIN branch b ON b.id = r.branch
    GROUP BY ALL
);
