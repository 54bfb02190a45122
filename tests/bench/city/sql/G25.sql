-- 双向缺位
WITH came AS (
    SELECT s.party
    FROM reporting r JOIN side s ON s.actor = r.party
    WHERE r.day <= D()
), members AS (
    SELECT p.employer
    FROM reporting r JOIN person p ON p.id = r.member
    WHERE r.day <= D() AND p.current
), employers AS (
    SELECT e.employer IN (SELECT employer FROM members) OR p.id IN (SELECT party FROM came) AS there
    FROM (SELECT DISTINCT employer FROM organised) e
    JOIN party p ON p.employer = e.employer
), met AS (
    SELECT DISTINCT g.one, g.other
    FROM signed_pair g
    JOIN side s ON s.party = g.one
    JOIN side t ON t.party = g.other
    JOIN attending a ON a.party = s.actor
    JOIN attending b ON b.party = t.actor AND b.event = a.event AND b.party <> a.party
    JOIN event e ON e.id = a.event
    WHERE is_link(e.kind) AND e.day BETWEEN D() - 365 AND D()
), pairs AS (
    SELECT m.one IS NOT NULL AS there
    FROM signed_pair g LEFT JOIN met m ON m.one = g.one AND m.other = g.other
)
SELECT count(*) FILTER (WHERE NOT coalesce(there, false)) AS numerator, count(*) AS denominator
FROM (SELECT there FROM employers UNION ALL SELECT there FROM pairs);
