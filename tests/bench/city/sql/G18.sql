-- 双重空白
SELECT count(*) FILTER (WHERE instructor IS NULL AND id NOT IN (SELECT employer FROM organised)) AS numerator,
       count(*) AS denominator
FROM operating;
