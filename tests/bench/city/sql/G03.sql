-- 无党小组楼栋
WITH reached AS (
    SELECT c.building FROM claim c JOIN current_org g ON g.id = c.org
    UNION
    SELECT d.building
    FROM responsible r
    JOIN current_org g ON g.id = r.team
    JOIN door d ON d.id = r.door
)
SELECT count(*) FILTER (WHERE r.building IS NULL) AS numerator, count(*) AS denominator
FROM (SELECT DISTINCT building FROM door) b
LEFT JOIN reached r ON r.building = b.building;
