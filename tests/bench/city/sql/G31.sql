-- 一委一站一居缺项
WITH residents AS (
    SELECT b.community, count(p.name) AS committees
    FROM body b
    LEFT JOIN part p
      ON p.body = b.id AND p.name IN ('人民调解', '治安保卫', '公共卫生', '计划生育', '群众文化')
    WHERE b.kind = '居委会'
    GROUP BY b.community, b.id
), windows AS (
    SELECT b.community, count(DISTINCT p.name) AS windows
    FROM body b
    JOIN part p ON p.body = b.id AND p.name IN ('党员服务', '公共服务', '社会服务', '社会治理')
    WHERE b.kind = '管理服务站'
    GROUP BY b.community
)
SELECT count(*) FILTER (
           WHERE name NOT IN (SELECT community FROM body WHERE kind = '社区党委')
              OR name NOT IN (SELECT community FROM windows WHERE windows = 4)
              OR name NOT IN (SELECT community FROM residents)
              OR name IN (SELECT community FROM residents WHERE committees < 5)
       ) AS numerator,
       count(*) AS denominator
FROM community;
