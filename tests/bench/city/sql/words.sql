-- The words of the questions, each with its one meaning (domain.md, section 5).
CREATE MACRO years_old(born, day) AS
    year(day) - year(born) - (month(day) * 100 + day(day) < month(born) * 100 + day(born))::INT;

CREATE VIEW person AS
SELECT *,
       left_on IS NULL OR left_on > D() AS current,
       (left_on IS NULL OR left_on > D()) AND NOT suspended AND (lost_on IS NULL OR lost_on > D()) AS present,
       reason IS NOT NULL OR years_old(born, D()) >= 70 AS exempt
FROM member;

CREATE VIEW current_org AS
SELECT * FROM org WHERE founded <= D() AND (dissolved IS NULL OR dissolved > D());

CREATE VIEW branch AS SELECT * FROM current_org WHERE kind = '党支部';

CREATE VIEW own_branch AS
SELECT * FROM org WHERE kind = '党支部' AND id NOT IN (SELECT org FROM root);

-- Whoever answers for a door, gone or present; only the present are responsible.
CREATE VIEW holding AS
SELECT DISTINCT member, door FROM duty WHERE start <= D() AND (until IS NULL OR until > D());

CREATE VIEW responsible AS
SELECT h.door, h.member, p.branch, p.team
FROM holding h JOIN person p ON p.id = h.member
WHERE p.present;

CREATE VIEW occupied AS SELECT * FROM door WHERE usage IN ('常住', '出租');

CREATE VIEW covered AS SELECT * FROM occupied WHERE id IN (SELECT door FROM responsible);

CREATE VIEW taking AS
SELECT id AS patch, branch FROM patch
WHERE branch IS NOT NULL AND start <= D() AND (until IS NULL OR until > D());

CREATE VIEW operating AS SELECT * FROM employer WHERE coalesce(status, '在营') = '在营';

CREATE VIEW organised AS
SELECT r.employer, o.id AS org, o.form FROM root r JOIN current_org o ON o.id = r.org
UNION
SELECT e.id, o.id, o.form FROM employer e JOIN current_org o ON o.id = e.named;

-- How many current formal members work at an employer; none where it is not in it.
CREATE VIEW formal_at AS
SELECT employer, count(*) AS members FROM person WHERE current AND formal AND employer IS NOT NULL GROUP BY employer;

CREATE MACRO is_link(kind) AS
    kind IN ('组织生活联过', '社区工作联议', '群众意见联办', '党建共商', '事务共管', '难题共解');

-- A party and whoever acts for it: the organisations of an employer, the employers of an organisation.
CREATE VIEW side AS
SELECT id AS party, id AS actor FROM party
UNION
SELECT e.id, o.id FROM organised g JOIN party e ON e.employer = g.employer JOIN party o ON o.org = g.org
UNION
SELECT o.id, e.id FROM organised g JOIN party e ON e.employer = g.employer JOIN party o ON o.org = g.org;

CREATE VIEW signed AS
SELECT one, other FROM agreement WHERE start <= D() AND (until IS NULL OR until > D());

CREATE VIEW signed_pair AS
SELECT DISTINCT least(one, other) AS one, greatest(one, other) AS other FROM signed WHERE one <> other;

CREATE VIEW committee AS
SELECT * FROM current_org
WHERE kind = '党委' AND community IS NOT NULL AND id NOT IN (SELECT org FROM root);

-- The communities that take part in an event: where it was held, and those of its parties.
CREATE VIEW taking_part AS
SELECT id AS event, community FROM event WHERE community IS NOT NULL
UNION
SELECT a.event, coalesce(p.community, b.community, c.community)
FROM attending a
JOIN party p ON p.id = a.party
LEFT JOIN body b ON b.id = p.body
LEFT JOIN committee c ON c.id = p.org
WHERE coalesce(p.community, b.community, c.community) IS NOT NULL;

CREATE MACRO is_party_member(status) AS status IN ('中共党员', '中共预备党员', '党员', '预备党员');

-- Check signs: GB 11643 (ISO 7064 MOD 11-2) and GB 32100 (MOD 31).
CREATE MACRO id_right(text) AS
    regexp_full_match(text, '\d{17}[\dX]')
    AND try_strptime(text[7:14], '%Y%m%d') IS NOT NULL
    AND list_sum([
        (CASE WHEN text[i] = 'X' THEN 10 ELSE try_cast(text[i] AS INT) END)
        * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1][i]
        FOR i IN range(1, 19)
    ]) % 11 = 1;

CREATE MACRO uscc_right(text) AS
    regexp_full_match(text, '[0-9A-HJ-NPQRTUWXY]{18}')
    AND list_sum([
        (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', text[i]) - 1)
        * [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1][i]
        FOR i IN range(1, 19)
    ]) % 31 = 0;

-- A number that a spreadsheet program has cut to fifteen digits is damaged, not wrong.
CREATE VIEW number_cell AS
SELECT *,
       numeric
       OR (NOT sound AND (regexp_full_match(text, '\d\.?\d*E\+\d+')
                          OR (NOT is_code AND regexp_full_match(text, '\d{15}000')))) AS damaged
FROM (SELECT *, CASE WHEN is_code THEN uscc_right(text) ELSE id_right(text) END AS sound FROM 号码);
