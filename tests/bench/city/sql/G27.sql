-- 六类缺项
WITH couple AS (
    SELECT DISTINCT p.id AS party, coalesce(e.community, b.community) AS community
    FROM organised g
    JOIN employer e ON e.id = g.employer
    JOIN party p ON p.employer = e.id
    LEFT JOIN building b ON b.id = e.building
    WHERE coalesce(e.community, b.community) IN (SELECT name FROM community)
), done AS (
    SELECT c.party, c.community, count(DISTINCT e.kind) AS kinds
    FROM couple c
    JOIN side s ON s.party = c.party
    JOIN attending a ON a.party = s.actor
    JOIN event e ON e.id = a.event
    JOIN taking_part t ON t.event = e.id AND t.community = c.community
    WHERE is_link(e.kind) AND e.day <= D()
    GROUP BY ALL
), met AS (
    SELECT DISTINCT t.community
    FROM event e JOIN taking_part t ON t.event = e.id
    WHERE e.kind = '联席会' AND e.day BETWEEN D() - 183 AND D()
)
SELECT count(*) FILTER (WHERE lacks) AS numerator, count(*) AS denominator
FROM (
    SELECT coalesce(d.kinds, 0) < 6 AS lacks
    FROM couple c LEFT JOIN done d ON d.party = c.party AND d.community = c.community
    UNION ALL
    SELECT m.community IS NULL FROM community c LEFT JOIN met m ON m.community = c.name
);
