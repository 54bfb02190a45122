-- 孤立党组织
WITH project AS (
    SELECT * FROM item
    WHERE kind = '项目' AND state = '进行中' AND start <= D() AND (until IS NULL OR until > D())
), tied AS (
    SELECT one AS party FROM signed
    UNION
    SELECT other FROM signed
    UNION
    SELECT a.party
    FROM attending a JOIN event e ON e.id = a.event
    WHERE (is_link(e.kind) OR e.kind = '联席会') AND e.day BETWEEN D() - 365 AND D()
    UNION
    SELECT proposer FROM project
    UNION
    SELECT i.proposer
    FROM project p
    JOIN item i ON (i.kind = '资源' AND i.name = p.resource) OR (i.kind = '需求' AND i.name = p.need)
), joined AS (
    SELECT DISTINCT s.party FROM side s JOIN tied t ON t.party = s.actor
)
SELECT count(*) FILTER (WHERE j.party IS NULL) AS numerator, count(*) AS denominator
FROM current_org o
JOIN party p ON p.org = o.id
LEFT JOIN joined j ON j.party = p.id
WHERE o.kind <> '党小组'
  AND o.id NOT IN (SELECT id FROM committee)
  AND coalesce(o.parent NOT IN (SELECT id FROM committee), true);
