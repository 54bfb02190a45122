/*
id = "G23"
title = { zh = "届满未换届", en = "Party organisations whose term is over" }
meaning = { zh = "本届起始日期加任期已到（届满），或在提醒天数内将到（即将届满）的党组织。", en = "Party organisations whose start of term plus term has come, or comes within the days of notice." }
basis = { zh = "分子：已届满或将在提醒天数内届满的；分母：写明了本届起始日期的现存党组织。任期以台账为准；没有填的，村、社区的党组织按五年，建在单位的和不在任何社区的按三年。", en = "Numerator: those whose term is over or ends within the notice; denominator: current party organisations with a start of term stated. The term is the ledger's; where none is stated, five years for organisations of villages and communities, three for those rooted in an employer or in no community." }
source = { zh = "支部工作条例：村、社区每届五年，其他三年", en = "branch regulations: five years in villages and communities, three elsewhere" }
subject = "organisation"
severity = "medium"
actor = { zh = "上级党组织", en = "the organisation above it" }
ledgers = ["organisations", "employers"]
parameters = ["termCommunity", "termOther", "noticeDays"]

[columns]
community = { zh = "社区", en = "community" }
kind = { zh = "类型", en = "kind" }
state = { zh = "届满与否", en = "state" }
started = { zh = "本届起始", en = "start of term" }
years = { zh = "任期（年）", en = "term, years" }
stated = { zh = "任期依据", en = "term by" }
due = { zh = "届满日", en = "end of term" }
days = { zh = "已过天数（负数为还差）", en = "days since (negative: to come)" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区届满、即将届满的党组织", en = "organisations whose term is over or soon will be, by community" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE @living(o) AND @inScope.organisation(o)
WITH o, @asOfDate(o.termStart) AS started, @asOfNumber(o.termYears) AS stated, @ofCommunity(o) AS ofCommunity
WHERE started IS NOT NULL
WITH o, started, stated,
     CASE WHEN stated <= 99 THEN stated WHEN ofCommunity THEN $termCommunity ELSE $termOther END AS years
WITH o, started, stated, years,
     started + duration({years: years}) AS due
WHERE due <= $asOf + duration({days: $noticeDays})
// columns of o.key
WITH o, started, stated, years, due, head(@nearestCommunities(o)) AS nearest, @parentName(o) AS actor
OPTIONAL MATCH (community:Area {key: nearest})
RETURN 'organisation' AS subjectKind,
       o.key AS subjectKey,
       o.name AS subject,
       community.name AS community,
       @asOf(o.kind) AS kind,
       CASE WHEN due <= $asOf THEN '届满' ELSE '即将届满' END AS state,
       toString(started) AS started,
       years,
       CASE WHEN stated <= 99 THEN '台账' ELSE '条例' END AS stated,
       toString(due) AS due,
       duration.inDays(due, $asOf).days AS days,
       actor
ORDER BY subject, subjectKey

// denominator
MATCH (o:PartyOrganisation)
WHERE @living(o) AND @inScope.organisation(o)
WITH @asOfDate(o.termStart) AS started
WHERE started IS NOT NULL
RETURN count(started) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE @living(o) AND @inScope.organisation(o)
WITH o, @asOfDate(o.termStart) AS started, @asOfNumber(o.termYears) AS stated, @ofCommunity(o) AS ofCommunity
WHERE started IS NOT NULL
WITH o, started,
     CASE WHEN stated <= 99 THEN stated WHEN ofCommunity THEN $termCommunity ELSE $termOther END AS years
WITH head(@nearestCommunities(o)) AS nearest,
     CASE WHEN started + duration({years: years}) <= $asOf + duration({days: $noticeDays}) THEN 1 ELSE 0 END AS gap
WITH nearest, sum(gap) AS listed, count(gap) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
