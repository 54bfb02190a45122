-- 单向联系
WITH held AS (
    SELECT id, starter FROM event WHERE is_link(kind) AND day <= D()
), pair AS (
    SELECT DISTINCT a.party AS one, b.party AS other
    FROM held e
    JOIN attending a ON a.event = e.id
    JOIN attending b ON b.event = e.id AND a.party < b.party
    WHERE (a.party, b.party) NOT IN (SELECT (party, actor) FROM side)
), together AS (
    SELECT DISTINCT p.one, p.other, e.id AS event, e.starter
    FROM pair p
    JOIN side s ON s.party = p.one
    JOIN side t ON t.party = p.other
    JOIN attending a ON a.party = s.actor
    JOIN attending b ON b.party = t.actor AND b.event = a.event AND b.party <> a.party
    JOIN held e ON e.id = a.event
), started AS (
    SELECT g.one, g.other,
           CASE
               WHEN g.starter IN (g.one, g.other) THEN g.starter
               WHEN s.party IS NOT NULL AND t.party IS NULL THEN g.one
               WHEN t.party IS NOT NULL AND s.party IS NULL THEN g.other
           END AS beginner
    FROM together g
    LEFT JOIN side s ON s.party = g.one AND s.actor = g.starter
    LEFT JOIN side t ON t.party = g.other AND t.actor = g.starter
)
SELECT count(*) FILTER (WHERE sides = 1 AND told) AS numerator, count(*) AS denominator
FROM (
    SELECT one, other, count(DISTINCT beginner) AS sides, bool_and(beginner IS NOT NULL) AS told
    FROM started GROUP BY one, other
);
