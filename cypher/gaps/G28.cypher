/*
id = "G28"
title = { zh = "四清不全", en = "Households whose card is not whole" }
meaning = { zh = "住户信息卡的四清（家庭情况、人员类别、区域设施、隐患矛盾）有一项不清，或者超过有效期没有再核对的户；写明是哪几项。", en = "Occupied households of whose card a part (family, people, facilities, hazards) is unknown or older than it may be; saying which." }
basis = { zh = "分子：四项中有一项未填、或所填日期早于有效期的在住户；分母：范围内全部在住户。一项的日期：格里写的日期，没写的按该行的信息更新日期，再没有的按台账截至日；空格不推翻以前填过的。", en = "Numerator: occupied households with a part never filled in or dated before the period; denominator: all occupied households. A part's date is that in the cell, else the row's day of update, else the ledger's day; an empty cell takes nothing back." }
source = { zh = "住户信息卡“四清”", en = "the four parts of a household's card" }
subject = "household"
severity = "low"
actor = { zh = "包户党员、网格员", en = "the answering member, the grid keeper" }
ledgers = ["residents", "buildings", "responsibility", "members"]
parameters = ["cardDays"]

[columns]
community = { zh = "社区", en = "community" }
unknown = { zh = "不清的项", en = "parts unknown" }
outdated = { zh = "过期的项", en = "parts out of date" }
oldest = { zh = "最早的日期", en = "oldest date" }
member = { zh = "包户党员", en = "answering member", sensitive = true }
grid = { zh = "网格", en = "grid" }

[picture]
kind = "bars"
title = { zh = "各社区四清不全的户", en = "households whose card is not whole, by community" }
*/

// rows
MATCH (h:Household)
WHERE @occupied(h) AND @inScope.household(h)
WITH h, toString($asOf - duration({days: $cardDays})) AS since,
     [{part: '家庭情况', day: @asOf(h.familyKnown)}, {part: '人员类别', day: @asOf(h.peopleKnown)},
      {part: '区域设施', day: @asOf(h.facilitiesKnown)}, {part: '隐患矛盾', day: @asOf(h.hazardsKnown)}] AS card
// Nothing known is '', which comes before every day.
WHERE any(one IN card WHERE one.day < since)
// columns of h.key
WITH h, [one IN card WHERE one.day = '' | one.part] AS unknown, [one IN card WHERE one.day <> '' AND one.day < since | one.part] AS outdated,
     reduce(oldest = NULL, one IN card | CASE WHEN one.day <> '' AND one.day < coalesce(oldest, '9999-12-31') THEN one.day ELSE oldest END) AS oldest
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
// By building from here: its community and its grids are the same for all its doors.
WITH b, h.key AS key, h.path AS path, @joined(unknown) AS unknown, @joined(outdated) AS outdated, oldest, @holderNames(h) AS holders
WITH b, collect({key: key, path: path, unknown: unknown, outdated: outdated, oldest: oldest, member: @joined(holders)}) AS found
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH found, community.name AS community, @gridNames(b) AS grids
WITH found, community, @joined(grids) AS grid
UNWIND found AS one
// Only what is shown goes on: sorting, the embedded engine would hold all that a row still has.
WITH one.key AS key, coalesce(community + '/', '') + one.path AS subject, community, one.unknown AS unknown,
     one.outdated AS outdated, one.oldest AS oldest, one.member AS member, grid
RETURN 'household' AS subjectKind,
       key AS subjectKey,
       subject,
       community,
       unknown,
       outdated,
       oldest,
       member,
       grid
ORDER BY subject

// denominator
MATCH (h:Household)
WHERE @occupied(h) AND @inScope.household(h)
RETURN count(h) AS denominator

// picture
MATCH (h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @occupied(h) AND @inScope.household(h)
WITH community, toString($asOf - duration({days: $cardDays})) AS since,
     [@asOf(h.familyKnown), @asOf(h.peopleKnown), @asOf(h.facilitiesKnown), @asOf(h.hazardsKnown)] AS days
WITH community, sum(CASE WHEN any(day IN days WHERE day < since) THEN 1 ELSE 0 END) AS listed, count(days) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
