-- 一号两支部
WITH known AS (
    SELECT n.sheet, n.text, n.branch
    FROM number_cell n JOIN org o ON o.name = n.branch AND o.kind = '党支部'
    WHERE n.sound
), twice AS (
    SELECT sheet FROM known GROUP BY sheet, text HAVING count(DISTINCT branch) > 1
)
SELECT count(*) FILTER (WHERE id IN (SELECT sheet FROM twice)) AS numerator, count(*) AS denominator
FROM 台账表
WHERE ledger = '党员';
