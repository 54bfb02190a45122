/*
id = "G25"
title = { zh = "双向缺位", en = "Nobody comes, or only signed" }
meaning = { zh = "有党组织的单位，本单位和在此工作的党员都没有到社区报到；或者双方共建协议有效，期限内却没有一起办过六类联建活动。", en = "Organised employers of which neither they nor any member working there has reported to a community; and pairs with an agreement in force but no joint event within the period." }
basis = { zh = "分子：没有报到的已建组织单位，加上只签协议没有活动的双方；分母：已建组织的单位，加上有有效共建协议的双方（签几份都算一对）。单位的党组织报到、参加活动，算本单位的，反过来也一样；联席会不算联建活动。", en = "Numerator: organised employers that have not reported, and pairs that only signed; denominator: organised employers, and pairs with an agreement in force (counted once however many they signed). What an employer's organisation does is the employer's, and the other way round; a joint meeting is no joint event." }
source = { zh = "双报到；结对共建协议", en = "reporting of employers and members to communities; agreements of two" }
subject = "employer or pair"
severity = "medium"
actor = { zh = "社区党委；街道党工委", en = "the community's committee; the street's committee" }
ledgers = ["employers", "organisations", "reporting", "members", "agreements", "events", "buildings", "bodies"]
detail = ["fault"]
parameters = ["linkDays"]

[columns]
fault = { zh = "哪里缺位", en = "what is missing" }
community = { zh = "社区", en = "community" }
organisations = { zh = "党组织", en = "party organisations" }
members = { zh = "在此工作的党员", en = "members working there" }
signed = { zh = "最近签订", en = "last signed" }
lastJoint = { zh = "最近一次联建", en = "last joint event" }

[picture]
kind = "parts"
title = { zh = "缺位的是哪一种", en = "which of the two is missing" }
*/

// rows
MATCH (e:Employer)
WHERE @living(e) AND @organised(e) AND @inScope.employer(e) AND NOT @reported(e)
// columns of e.key
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH e, coalesce(own.name, around.name) AS community,
     COLLECT {
       MATCH (e)-[acting:ROOTED_IN|COVERED_BY]-(o:PartyOrganisation)
       WHERE @current(acting) AND @living(o)
       RETURN DISTINCT o.name AS name ORDER BY name
     } AS organisations,
     COUNT {
       MATCH (e)<-[working:WORKS_AT]-(m:PartyMember)
       WHERE @current(working) AND @currentMember(m)
     } AS members
RETURN 'employer' AS subjectKind,
       e.key AS subjectKey,
       e.name AS subject,
       '单位和党员都没有报到' AS fault,
       community,
       @joined(organisations) AS organisations,
       members,
       NULL AS signed,
       NULL AS lastJoint
ORDER BY subject, subjectKey
UNION ALL
MATCH (one)<-[signing:FIRST_PARTY]-(agreement:Agreement)-[countersigning:SECOND_PARTY]->(other)
WHERE @current(signing) AND @current(countersigning) AND one.key <> other.key
  AND (@inScope.party(one) OR @inScope.party(other))
WITH CASE WHEN one.key < other.key THEN one ELSE other END AS first,
     CASE WHEN one.key < other.key THEN other ELSE one END AS second, max(agreement.signed) AS signed
WITH first, second, signed, @sideKeys(first) AS ours, @sideKeys(second) AS theirs
WITH first, second, signed,
     COLLECT {
       MATCH line = (first)-[:ROOTED_IN|COVERED_BY*0..1]-(acting)<-[:ORGANISED_BY|ATTENDED_BY]-(event:Event)-[:ORGANISED_BY|ATTENDED_BY]->(across)
       WHERE @jointEvent(event) AND all(step IN relationships(line) WHERE @current(step))
         AND acting.key IN ours AND across.key IN theirs AND acting.key <> across.key
       RETURN event.date AS day ORDER BY day DESC LIMIT 1
     } AS days
WITH first, second, signed, head(days) AS lastJoint
WHERE lastJoint IS NULL OR lastJoint < $asOf - duration({days: $linkDays})
// columns of 'pair|' + first.key + '|' + second.key
RETURN 'pair' AS subjectKind,
       'pair|' + first.key + '|' + second.key AS subjectKey,
       CASE WHEN first.name <= second.name THEN first.name + ' ↔ ' + second.name ELSE second.name + ' ↔ ' + first.name END AS subject,
       '签了协议没有活动' AS fault,
       NULL AS community,
       NULL AS organisations,
       NULL AS members,
       signed,
       lastJoint
ORDER BY subject, subjectKey

// denominator
WITH COUNT {
       MATCH (e:Employer)
       WHERE @living(e) AND @organised(e) AND @inScope.employer(e)
     } AS employers,
     COLLECT {
       MATCH (one)<-[signing:FIRST_PARTY]-(agreement:Agreement)-[countersigning:SECOND_PARTY]->(other)
       WHERE @current(signing) AND @current(countersigning) AND one.key <> other.key
         AND (@inScope.party(one) OR @inScope.party(other))
       RETURN DISTINCT CASE WHEN one.key < other.key THEN one.key + '|' + other.key ELSE other.key + '|' + one.key END AS pair
     } AS pairs
RETURN employers + size(pairs) AS denominator

// picture
MATCH (e:Employer)
WHERE @living(e) AND @organised(e) AND @inScope.employer(e)
WITH '1' AS code, '单位和党员都没有报到' AS label, CASE WHEN @reported(e) THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
UNION ALL
MATCH (one)<-[signing:FIRST_PARTY]-(agreement:Agreement)-[countersigning:SECOND_PARTY]->(other)
WHERE @current(signing) AND @current(countersigning) AND one.key <> other.key
  AND (@inScope.party(one) OR @inScope.party(other))
WITH DISTINCT CASE WHEN one.key < other.key THEN one ELSE other END AS first,
     CASE WHEN one.key < other.key THEN other ELSE one END AS second
WITH first, second, @sideKeys(first) AS ours, @sideKeys(second) AS theirs
WITH '2' AS code, '签了协议没有活动' AS label,
     CASE WHEN EXISTS {
       MATCH line = (first)-[:ROOTED_IN|COVERED_BY*0..1]-(acting)<-[:ORGANISED_BY|ATTENDED_BY]-(event:Event)-[:ORGANISED_BY|ATTENDED_BY]->(across)
       WHERE @jointEvent(event) AND @withinLinkDays(event) AND all(step IN relationships(line) WHERE @current(step))
         AND acting.key IN ours AND across.key IN theirs AND acting.key <> across.key
     } THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
