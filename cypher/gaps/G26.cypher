/*
id = "G26"
title = { zh = "单向联系", en = "One-sided links" }
meaning = { zh = "两方一起参加的六类联建活动，每一次都由同一方发起。", en = "Pairs whose joint events were every one started by the same side." }
basis = { zh = "分子：历次联建活动都由同一方发起的一对；分母：一起参加过六类联建活动的全部对子（同一次活动的主办、参加各方两两成对，不限年份）。单位和它自己的党组织不成对；单位或它的党组织发起、参加，都算这一方。有一次没写发起方或由第三方发起，就不算单向。", en = "Numerator: pairs whose joint events were all started by the same side; denominator: all pairs that ever met in a joint event (its organisers and participants, two by two). An employer and its own organisation are no pair; what either starts or attends is that side's. One event started by a third party, or by nobody named, and the pair is not one-sided." }
source = { zh = "三联三共：双向联系、互相出题", en = "joint work goes both ways" }
subject = "pair"
severity = "low"
actor = { zh = "从未发起的一方；社区党委", en = "the side that never started one; the community's committee" }
ledgers = ["events", "organisations", "employers", "bodies", "areas", "buildings"]
parameters = []

[columns]
starter = { zh = "每次都由谁发起", en = "always started by" }
passive = { zh = "从未发起的一方", en = "never started by" }
events = { zh = "联建活动次数", en = "joint events" }
types = { zh = "六类里有几类", en = "link types" }
lastJoint = { zh = "最近一次", en = "last one" }

[picture]
kind = "parts"
title = { zh = "一对之间办过几次", en = "how often the pair met" }
*/

// rows
MATCH (event:Event)-[taking:ORGANISED_BY|ATTENDED_BY]->(party)
WHERE @jointEvent(event) AND @current(taking)
WITH DISTINCT party, event
WITH party, collect(event) AS attended
WITH attended, {key: party.key, name: party.name, side: @sideKeys(party), inside: @inScope.party(party)} AS one
UNWIND attended AS event
WITH event, collect(one) AS parties
OPTIONAL MATCH (event)-[starting:STARTED_BY]->(starter)
WHERE @current(starting)
WITH event, parties, starter.key AS starter, CASE WHEN starter IS NULL THEN [] ELSE @sideKeys(starter) END AS behind
UNWIND parties AS one
UNWIND parties AS other
WITH event, starter, behind, one, other
WHERE one.key <> other.key
// What an employer's organisation attends is the employer's, too; but a pair is one that met under its own names.
UNWIND one.side AS first
UNWIND other.side AS second
WITH event, starter, behind, one, other, first, second,
     first = one.key AND second = other.key AND NOT second IN one.side AS met
WHERE first < second
WITH event, first, second,
     CASE
       WHEN starter IN [first, second] THEN starter
       WHEN first IN behind AND NOT second IN behind THEN first
       WHEN second IN behind AND NOT first IN behind THEN second
       ELSE ''
     END AS started,
     CASE WHEN met THEN one.name END AS firstName,
     CASE WHEN met THEN other.name END AS secondName,
     CASE WHEN met AND (one.inside OR other.inside) THEN 1 ELSE 0 END AS counted
WITH first, second, max(firstName) AS firstName, max(secondName) AS secondName, max(counted) AS counted,
     collect(DISTINCT started) AS starters, collect(DISTINCT event.key) AS held,
     collect(DISTINCT event.linkType) AS kinds, max(event.date) AS lastJoint
WHERE counted = 1 AND size(starters) = 1 AND starters[0] <> ''
// columns of 'pair|' + first + '|' + second
RETURN 'pair' AS subjectKind,
       'pair|' + first + '|' + second AS subjectKey,
       CASE WHEN firstName <= secondName THEN firstName + ' ↔ ' + secondName ELSE secondName + ' ↔ ' + firstName END AS subject,
       CASE WHEN starters[0] = first THEN firstName ELSE secondName END AS starter,
       CASE WHEN starters[0] = first THEN secondName ELSE firstName END AS passive,
       size(held) AS events,
       size(kinds) AS types,
       lastJoint
ORDER BY subject, subjectKey

// denominator
MATCH (event:Event)-[taking:ORGANISED_BY|ATTENDED_BY]->(party)
WHERE @jointEvent(event) AND @current(taking)
WITH DISTINCT party, event
WITH party, collect(event) AS attended
WITH attended, {key: party.key, name: party.name, side: @sideKeys(party), inside: @inScope.party(party)} AS one
UNWIND attended AS event
WITH event, collect(one) AS parties
UNWIND parties AS one
UNWIND parties AS other
WITH event, one, other
WHERE one.key < other.key AND NOT other.key IN one.side AND (one.inside OR other.inside)
RETURN count(DISTINCT one.key + '|' + other.key) AS denominator

// picture
MATCH (event:Event)-[taking:ORGANISED_BY|ATTENDED_BY]->(party)
WHERE @jointEvent(event) AND @current(taking)
WITH DISTINCT party, event
WITH party, collect(event) AS attended
WITH attended, {key: party.key, name: party.name, side: @sideKeys(party), inside: @inScope.party(party)} AS one
UNWIND attended AS event
WITH event, collect(one) AS parties
OPTIONAL MATCH (event)-[starting:STARTED_BY]->(starter)
WHERE @current(starting)
WITH event, parties, starter.key AS starter, CASE WHEN starter IS NULL THEN [] ELSE @sideKeys(starter) END AS behind
UNWIND parties AS one
UNWIND parties AS other
WITH event, starter, behind, one, other
WHERE one.key <> other.key
// What an employer's organisation attends is the employer's, too; but a pair is one that met under its own names.
UNWIND one.side AS first
UNWIND other.side AS second
WITH event, starter, behind, one, other, first, second,
     first = one.key AND second = other.key AND NOT second IN one.side AS met
WHERE first < second
WITH event, first, second,
     CASE
       WHEN starter IN [first, second] THEN starter
       WHEN first IN behind AND NOT second IN behind THEN first
       WHEN second IN behind AND NOT first IN behind THEN second
       ELSE ''
     END AS started,
     CASE WHEN met AND (one.inside OR other.inside) THEN 1 ELSE 0 END AS counted
WITH first, second, max(counted) AS counted,
     collect(DISTINCT started) AS starters, collect(DISTINCT event.key) AS held
WHERE counted = 1
WITH CASE WHEN size(held) = 1 THEN '1' WHEN size(held) <= 3 THEN '2' ELSE '3' END AS code,
     CASE WHEN size(starters) = 1 AND starters[0] <> '' THEN 1 ELSE 0 END AS gap
RETURN code, ['只办过 1 次', '办过 2、3 次', '办过 4 次以上'][toInteger(code) - 1] AS label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
