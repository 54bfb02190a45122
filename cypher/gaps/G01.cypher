/*
id = "G01"
title = { zh = "未被党员联系的住户", en = "Households no member answers for" }
meaning = { zh = "常住、出租户中，当日没有任何在岗党员包联的户。", en = "Occupied households for which no present member answers on the day." }
basis = { zh = "分子：没有在岗党员（现有、党籍未停止、未失联）包联的在住户；分母：范围内全部在住户（常住、出租），空房、底商不计。", en = "Numerator: occupied households without a present member answering; denominator: all occupied households, vacant flats and shops left out." }
source = { zh = "支部包片、小组包党员、党员包住户；不留空白点", en = "members answer for households; no blank spot" }
subject = "household"
severity = "high"
actor = { zh = "包片党支部；未包片的由社区党委", en = "the branch that has the patch, else the community's committee" }
ledgers = ["residents", "responsibility", "members", "buildings"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
use = { zh = "使用方式", en = "use" }
reason = { zh = "断在哪里", en = "why" }
patch = { zh = "片区", en = "patch" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区未联系户", en = "households not answered for, by community" }
*/

// rows
MATCH (h:Household)
WHERE @occupied(h) AND @inScope.household(h) AND NOT @covered(h)
// columns of h.key
OPTIONAL MATCH (h)<-[answering:ANSWERS_FOR]-(m:PartyMember)
WHERE answering.start <= $asOf
// The responsibility that ended or began last says where it broke: by its days, its reason behind them.
WITH h, max(CASE WHEN m IS NULL THEN NULL ELSE toString(answering.end) + toString(answering.start) + CASE
         WHEN answering.end <= $asOf THEN '责任已到期'
         WHEN @notYet(m) THEN '党员台账当日还没有他'
         WHEN NOT @currentMember(m) THEN '党员' + CASE WHEN @asOf(m.exit) = '' THEN '已离开' ELSE '已' + @asOf(m.exit) END
         WHEN @asOf(m.standing) = '停止' THEN '党员停止党籍'
         ELSE '党员失联'
       END END) AS last
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
// By building from here: where it lies and who acts there is the same for all its doors.
WITH b, collect({key: h.key, path: h.path, use: @asOf(h.use), reason: coalesce(substring(last, 20), '从未落实')}) AS households
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH households, community, @patchNames(b) AS patches, @takerNames(b) AS takers
WITH households, community.name AS place, @joined(patches) AS patch,
     // Where no branch has the patch, the one to act is whoever could give it to a branch.
     CASE WHEN size(takers) > 0 THEN takers ELSE @committeeNames(community) END AS actors
WITH households, place, patch, @joined(actors) AS actor
UNWIND households AS one
// Only what is shown goes on: sorting, the embedded engine would hold all that a row still has.
WITH one.key AS key, coalesce(place + '/', '') + one.path AS subject, place, one.use AS use, one.reason AS reason, patch, actor
RETURN 'household' AS subjectKind,
       key AS subjectKey,
       subject,
       place AS community,
       use,
       reason,
       patch,
       actor
ORDER BY subject

// denominator
MATCH (h:Household)
WHERE @occupied(h) AND @inScope.household(h)
RETURN count(h) AS denominator

// picture
MATCH (h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @occupied(h) AND @inScope.household(h)
WITH community, h, CASE WHEN @covered(h) THEN 0 ELSE 1 END AS gap
WITH community, sum(gap) AS listed, count(h) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
