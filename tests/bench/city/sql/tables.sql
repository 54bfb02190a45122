-- Typed tables with numbers for keys, from the ledgers' own rows; what a row names is looked up once.
CREATE TABLE community AS
SELECT 名称 AS name
FROM 区划
WHERE 级别 = '社区'
  AND coalesce(启用日期::DATE, D()) <= D()
  AND (停用日期 IS NULL OR 停用日期::DATE > D());

CREATE TABLE grid AS
SELECT row_number() OVER () AS id, 社区 AS community, 网格名称 AS name, 网格员 AS keeper,
       coalesce(开始日期::DATE, D()) AS start
FROM 网格;

CREATE TABLE org AS
WITH told AS (SELECT row_number() OVER () AS id, * FROM 党组织)
SELECT t.id, t.党组织名称 AS name, t.组织代码 AS code, t.类型 AS kind, t.设置形式 AS form,
       above.id AS parent, t.所属社区 AS community,
       coalesce(t.成立日期::DATE, D()) AS founded, t.撤销日期::DATE AS dissolved,
       t.本届起始日期::DATE AS term_start, nullif(regexp_extract(t.任期, '\d+'), '')::INT AS term,
       t.书记 AS secretary, t.有无支委会 AS committee, t.所在单位 AS roots, t.负责楼栋 AS claims
FROM told t
LEFT JOIN told above ON above.党组织名称 = t.上级党组织 AND above.类型 <> '党小组';

CREATE TABLE patch AS
SELECT row_number() OVER () AS id, p.社区 AS community, p.片区名称 AS name, p.包片委员 AS keeper,
       o.id AS branch, coalesce(p.开始日期::DATE, D()) AS start, p.结束日期::DATE AS until
FROM 片区 p
LEFT JOIN org o ON o.name = p.包片党支部 AND o.kind <> '党小组';

CREATE TABLE building AS
SELECT row_number() OVER () AS id, community, compound, name,
       try_cast(regexp_extract(name, '^(\d+)号楼$', 1) AS INT) AS number,
       kind, units, stated, keeper, unit_keepers
FROM (
    SELECT 社区 AS community, coalesce(小区, '') AS compound, 楼号 AS name, any_value(类型) AS kind,
           max(单元数::INT) AS units, max(总户数::INT) AS stated, any_value(楼栋长) AS keeper,
           any_value(单元长) AS unit_keepers
    FROM 楼栋
    GROUP BY ALL
);

CREATE TABLE building_grid AS
SELECT DISTINCT b.id AS building, g.id AS grid
FROM (SELECT *, unnest(string_split(网格, '、')) AS named FROM 楼栋) r
JOIN building b ON b.community = r.社区 AND b.compound = coalesce(r.小区, '') AND b.name = r.楼号
JOIN grid g ON g.community = r.社区 AND g.name = r.named;

CREATE TABLE building_patch AS
SELECT DISTINCT b.id AS building, p.id AS patch
FROM (SELECT *, unnest(string_split(片区, '、')) AS named FROM 楼栋) r
JOIN building b ON b.community = r.社区 AND b.compound = coalesce(r.小区, '') AND b.name = r.楼号
JOIN patch p ON p.community = r.社区 AND p.name = r.named;

CREATE TABLE building_committee AS
SELECT DISTINCT b.id AS building, r.named AS committee
FROM (SELECT *, unnest(string_split(居委会, '、')) AS named FROM 楼栋) r
JOIN building b ON b.community = r.社区 AND b.compound = coalesce(r.小区, '') AND b.name = r.楼号;

CREATE MACRO known(cell, updated) AS
    CASE WHEN cell IS NOT NULL
         THEN coalesce(try_cast(regexp_extract(cell, '\d{4}-\d{2}-\d{2}$') AS DATE), updated, D())
    END;

CREATE TABLE door AS
SELECT row_number() OVER () AS id, b.id AS building, r.* EXCLUDE (community, compound, building),
       r.community || '社区' || r.compound || r.building || r.unit || '单元' || r.room || '室' AS address
FROM (
    SELECT 社区 AS community, coalesce(小区, '') AS compound, 楼栋 AS building, 单元 AS unit, 室号 AS room,
           any_value(使用方式) AS usage,
           max(known(家庭情况, 信息更新日期::DATE)) AS family,
           max(known(人员类别, 信息更新日期::DATE)) AS kinds,
           max(known(区域设施, 信息更新日期::DATE)) AS facilities,
           max(known(隐患矛盾, 信息更新日期::DATE)) AS troubles
    FROM 住户
    GROUP BY ALL
) r
JOIN building b ON b.community = r.community AND b.compound = r.compound AND b.name = r.building;

CREATE TABLE place AS
SELECT d.id AS door, b.community, b.compound, b.name AS building, d.unit, d.room
FROM door d JOIN building b ON b.id = d.building;

CREATE TABLE unit AS
SELECT building, unit, bool_or(kept) AS kept
FROM (
    SELECT id AS building, unnest(range(1, units + 1))::VARCHAR AS unit, false AS kept FROM building
    UNION ALL
    SELECT building, unit, false FROM door
    UNION ALL
    SELECT id, string_split(unnest(string_split(unit_keepers, ';')), '单元:')[1], true FROM building
)
GROUP BY ALL;

CREATE TABLE employer AS
SELECT row_number() OVER () AS id, e.单位名称 AS name, e.类型 AS kind, e.状态 AS status,
       e.社区 AS community, b.id AS building, e.地址 AS address, o.id AS named,
       e.党建指导员 AS instructor,
       CASE WHEN EXISTS (FROM 坏电话 WHERE employer = e.单位名称) THEN NULL ELSE e.指导员电话 END AS phone,
       e.最近走访日期::DATE AS visited
FROM 单位 e
LEFT JOIN building b ON b.community = e.社区 AND b.name = e.楼栋
LEFT JOIN org o ON o.name = e.党组织名称 AND o.kind <> '党小组';

CREATE TABLE root AS
SELECT DISTINCT r.org, e.id AS employer
FROM (SELECT id AS org, unnest(string_split(roots, '、')) AS named FROM org) r
JOIN employer e ON e.name = r.named;

CREATE VIEW nearest AS
WITH RECURSIVE up AS (
    SELECT id AS org, parent, community FROM org
    UNION ALL
    SELECT u.org, o.parent, o.community
    FROM up u JOIN org o ON o.id = u.parent
    WHERE u.community IS NULL
)
SELECT org, community FROM up WHERE community IS NOT NULL;

CREATE TABLE claim AS
WITH part AS (
    SELECT id AS org, unnest(string_split(claims, '、')) AS text FROM org
), read AS (
    SELECT p.org, n.community, p.text,
           try_cast(regexp_extract(p.text, '(\d+)(-\d+)?(号楼|幢)$', 1) AS INT) AS low,
           try_cast(regexp_extract(p.text, '(\d+-)?(\d+)(号楼|幢)$', 2) AS INT) AS high,
           regexp_replace(p.text, '(\d+-)?\d+(号楼|幢)$', '') AS front
    FROM part p JOIN nearest n ON n.org = p.org
)
SELECT DISTINCT r.org, b.id AS building
FROM read r
JOIN building b ON b.community = r.community
WHERE (r.low IS NULL AND b.name = r.text)
   OR (b.number BETWEEN r.low AND r.high AND r.front IN ('', b.compound));

CREATE TABLE member AS
SELECT row_number() OVER () AS id, m.公民身份证号 AS number, m.姓名 AS name,
       m.人员类别 = '正式党员' AS formal, b.id AS branch, coalesce(inner_group.id, by_code.id) AS team,
       m.加入党组织日期::DATE AS joined, m.转为正式党员日期::DATE AS confirmed,
       coalesce(m.出生日期::DATE, strptime(m.公民身份证号[7:14], '%Y%m%d')::DATE) AS born,
       e.id AS employer, h.id AS home, m.家庭住址 AS address, m.党籍状态 = '停止' AS suspended,
       coalesce(m.失去联系日期::DATE, CASE WHEN m.是否失联 = '是' THEN D() END) AS lost_on,
       m.免包原因 AS reason,
       coalesce(m.离开日期::DATE, CASE WHEN m.离开原因 IS NOT NULL THEN D() END) AS left_on
FROM 党员 m
JOIN org b ON b.name = m.所在党支部 AND b.kind <> '党小组'
LEFT JOIN org inner_group
       ON inner_group.kind = '党小组' AND inner_group.parent = b.id AND inner_group.name = m.所在党小组
LEFT JOIN org by_code ON by_code.kind = '党小组' AND by_code.code = m.所在党小组
LEFT JOIN employer e ON e.name = m.工作单位
LEFT JOIN door h ON h.address = m.家庭住址;

CREATE TABLE duty AS
SELECT m.id AS member, p.door, r.岗位 AS post, coalesce(r.开始日期::DATE, D()) AS start,
       r.结束日期::DATE AS until, r.最近联系日期::DATE AS contacted
FROM 包户 r
JOIN member m ON m.number = r.身份证号
JOIN place p ON p.community = r.社区 AND p.compound = coalesce(r.小区, '')
            AND p.building = r.楼栋 AND p.unit = r.单元 AND p.room = r.室号;

CREATE TABLE visit AS
SELECT p.door, r.日期::DATE AS day
FROM 走访 r
JOIN place p ON p.community = r.社区 AND p.compound = coalesce(r.小区, '')
            AND p.building = r.楼栋 AND p.unit = r.单元 AND p.room = r.室号;

CREATE TABLE resident AS
SELECT row_number() OVER () AS id, p.door, r.姓名 AS name, r.身份证号 AS number, r.政治面貌 AS status
FROM 住户 r
JOIN place p ON p.community = r.社区 AND p.compound = coalesce(r.小区, '')
            AND p.building = r.楼栋 AND p.unit = r.单元 AND p.room = r.室号
WHERE r.姓名 IS NOT NULL;

CREATE TABLE body AS
SELECT row_number() OVER () AS id, *
FROM (
    SELECT 社区 AS community, 机构 AS kind, 名称 AS name, max(户数::INT) AS households,
           max(工作人员数::INT) AS staff
    FROM 治理
    GROUP BY ALL
);

CREATE TABLE part AS
SELECT DISTINCT b.id AS body, r.下设 AS name
FROM 治理 r
JOIN body b ON b.community = r.社区 AND b.kind = r.机构 AND b.name = r.名称
WHERE r.下设 IS NOT NULL;

CREATE TABLE service AS
SELECT r.community, r.item, b.id AS body, b.kind AS body_kind, r.part, r.one_stop, r.line
FROM (
    SELECT 社区 AS community, 机构 AS kind, 名称 AS name, 下设 AS part, 是否一站式 = '是' AS one_stop, line,
           unnest(string_split(办理事项, '、')) AS item
    FROM (SELECT row_number() OVER () AS line, * FROM 治理)
) r
JOIN body b ON b.community = r.community AND b.kind = r.kind AND b.name = r.name;

-- Whoever can do something with others: an organisation or employer of a name goes before a body,
-- a body before a community.
CREATE TABLE party AS
SELECT row_number() OVER () AS id, *
FROM (
    SELECT name, id AS org, NULL AS employer, NULL AS body, NULL AS community FROM org WHERE kind <> '党小组'
    UNION ALL
    SELECT name, NULL, id, NULL, NULL FROM employer
    UNION ALL
    SELECT name, NULL, NULL, id, NULL FROM body
    UNION ALL
    SELECT name, NULL, NULL, NULL, name FROM community
)
QUALIFY row_number() OVER (PARTITION BY name ORDER BY org IS NULL, employer IS NULL, body IS NULL) = 1;

CREATE TABLE event AS
SELECT row_number() OVER () AS id, r.日期::DATE AS day, r.类别 AS kind,
       regexp_replace(r.社区, '社区$', '') AS community, s.id AS starter, r.主办 AS host, r.参加单位 AS guests
FROM 活动 r
LEFT JOIN party s ON s.name = r.发起方;

CREATE TABLE attending AS
SELECT DISTINCT n.event, p.id AS party
FROM (
    SELECT id AS event, unnest(string_split(host, '、')) AS name FROM event
    UNION ALL
    SELECT id, unnest(string_split(guests, '、')) FROM event
) n
JOIN party p ON p.name = n.name;

CREATE TABLE agreement AS
SELECT one.id AS one, other.id AS other, coalesce(r.签订日期::DATE, D()) AS start, r.到期日期::DATE AS until
FROM 共建 r
JOIN party one ON one.name = r.甲方
JOIN party other ON other.name = r.乙方;

CREATE TABLE item AS
SELECT row_number() OVER () AS id, r.清单 AS kind, r.名称 AS name, p.id AS proposer, r.对应资源 AS resource,
       r.对应需求 AS need, coalesce(r.开始日期::DATE, D()) AS start, r.到期日期::DATE AS until, r.状态 AS state
FROM 清单 r
JOIN party p ON p.name = r.提出方;

CREATE TABLE reporting AS
SELECT CASE WHEN r.对象 = '单位' THEN p.id END AS party, m.id AS member, r.报到日期::DATE AS day
FROM 报到 r
LEFT JOIN party p ON p.name = r.名称
LEFT JOIN member m ON m.number = r.身份证号;

CREATE TABLE report AS
SELECT p.id AS owner, r.应报日期::DATE AS due, r.日期::DATE AS made
FROM 报告 r
JOIN party p ON p.name = r.报告主体;
