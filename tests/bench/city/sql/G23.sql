-- 届满未换届
WITH ending AS (
    SELECT (o.term_start + to_years(coalesce(o.term, CASE
               WHEN n.community IS NOT NULL AND o.id NOT IN (SELECT org FROM root) THEN 5 ELSE 3
           END)))::DATE AS day
    FROM current_org o
    LEFT JOIN nearest n ON n.org = o.id
    WHERE o.term_start IS NOT NULL
)
SELECT count(*) FILTER (WHERE day <= D() + 90) AS numerator, count(*) AS denominator
FROM ending;
