-- 名册与住户卡对不上
WITH here AS (
    SELECT id, name, number, home FROM person WHERE current
), carded AS (
    SELECT h.*, h.id IN (
               SELECT m.id FROM here m JOIN resident r ON r.number = m.number
               WHERE r.status IS NULL OR is_party_member(r.status)
               UNION ALL
               SELECT m.id FROM here m JOIN resident r ON r.door = m.home AND r.name = m.name
               WHERE r.status IS NULL OR is_party_member(r.status)
           ) AS told
    FROM here h
    WHERE h.home IN (SELECT door FROM resident)
), on_card AS (
    SELECT r.door, bool_and(coalesce(r.number IN (SELECT number FROM here), false) OR n.id IS NOT NULL) AS told
    FROM resident r
    LEFT JOIN (SELECT DISTINCT home, name, 1 AS id FROM here) n ON n.home = r.door AND n.name = r.name
    WHERE is_party_member(r.status)
    GROUP BY r.door
)
SELECT count(*) FILTER (WHERE NOT told) AS numerator, count(*) AS denominator
FROM (SELECT told FROM carded UNION ALL SELECT told FROM on_card);
