/*
id = "G27"
title = { zh = "六类缺项", en = "Link types that never happened" }
meaning = { zh = "社区与辖区内有党组织的单位之间，六类联建里从来没有办过的，一类一行；以及期限内没有开过联席会的社区。", en = "Of a community and an organised employer in it, each link type that never happened, a row each; and communities without a joint meeting within the period." }
basis = { zh = "分子：至少缺一类的社区—单位对子，加上没有按期开联席会的社区；分母：现存社区与辖区内已建组织单位的全部对子，加上全部现存社区。活动在该社区举行，或社区、社区机构、社区党委主办或参加，算社区有份；单位或它的党组织主办、参加，算单位有份；不限年份。停用社区的单位和活动归全部承接它的社区。六类以部署所定为准。", en = "Numerator: pairs that lack at least one type, and communities without a meeting in time; denominator: all pairs of a community in force and an organised employer in it, and all communities in force. A community takes part in what is held in it, or what it, one of its bodies or its committee organises or attends; an employer in what it or its organisation organises or attends; of whatever year. Employers and events of a retired community are those of the one that has taken it over whole. The link types are those of the deployment." }
source = { zh = "三联三共六类联建；联席会半年至少一次", en = "the six link types; a joint meeting every half year" }
subject = "pair or community"
severity = "low"
actor = { zh = "社区党委", en = "the community's committee" }
ledgers = ["events", "employers", "organisations", "areas", "buildings", "bodies"]
detail = ["missing"]
parameters = ["meetingDays"]

[columns]
missing = { zh = "缺哪一类", en = "missing" }
done = { zh = "六类里办过几类", en = "link types done" }
lastJoint = { zh = "最近一次", en = "last one" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "parts"
title = { zh = "缺项的是对子还是社区", en = "pairs and communities" }
*/

// rows
MATCH (e:Employer)
WHERE @living(e) AND @organised(e)
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH e, coalesce(own, around) AS place
WHERE place IS NOT NULL
WITH place, collect(DISTINCT e) AS employers
WITH employers, @heir(place) AS heir
UNWIND employers AS e
WITH heir, collect(DISTINCT e) AS employers
MATCH (community:Area {key: heir})
WHERE @community(community)
WITH community, employers, @inScope.community(community) AS inside, @communityEvents(community) AS held
UNWIND employers AS e
WITH community, e, inside, held
WHERE inside OR @inScope.employer(e)
WITH community, e, [one IN held WHERE one.kind IN $linkTypes | one] AS held,
     COLLECT {
       MATCH line = (e)-[:ROOTED_IN|COVERED_BY*0..1]-(acting)<-[:ORGANISED_BY|ATTENDED_BY]-(event:Event)
       WHERE @jointEvent(event) AND @living(acting) AND all(step IN relationships(line) WHERE @current(step))
       RETURN DISTINCT event.key
     } AS attended
WITH community, e, [one IN held WHERE one.key IN attended | one] AS joint
UNWIND $linkTypes AS missing
WITH community, e, joint, missing
WHERE none(one IN joint WHERE one.kind = missing)
// columns of 'pair|' + community.key + '|' + e.key
WITH community, collect({employer: e, joint: joint, missing: missing}) AS pairs
WITH community, pairs, @committeeNames(community) AS committees
UNWIND pairs AS one
WITH community, committees, one.employer AS e, one.joint AS joint, one.missing AS missing
RETURN 'pair' AS subjectKind,
       'pair|' + community.key + '|' + e.key AS subjectKey,
       CASE WHEN community.name <= e.name THEN community.name + ' ↔ ' + e.name ELSE e.name + ' ↔ ' + community.name END AS subject,
       missing,
       size([kind IN $linkTypes WHERE any(one IN joint WHERE one.kind = kind)]) AS done,
       reduce(latest = NULL, one IN joint | CASE WHEN latest IS NULL OR one.date > latest THEN one.date ELSE latest END) AS lastJoint,
       @joined(committees) AS actor
ORDER BY subject, subjectKey, missing
UNION ALL
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community, [one IN @communityEvents(community) WHERE one.kind = '联席会' | one.date] AS meetings
WHERE none(day IN meetings WHERE day >= $asOf - duration({days: $meetingDays}))
// columns of community.key
WITH community, meetings, @committeeNames(community) AS committees
RETURN 'community' AS subjectKind,
       community.key AS subjectKey,
       community.name AS subject,
       '联席会' AS missing,
       NULL AS done,
       reduce(latest = NULL, day IN meetings | CASE WHEN latest IS NULL OR day > latest THEN day ELSE latest END) AS lastJoint,
       @joined(committees) AS actor
ORDER BY subject, subjectKey

// denominator
WITH COUNT {
       MATCH (community:Area)
       WHERE @community(community) AND @inScope.community(community)
     } AS communities,
     COLLECT {
       MATCH (e:Employer)
       WHERE @living(e) AND @organised(e)
       OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
       WHERE @current(inArea)
       OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
       WHERE @current(housed) AND @current(buildingArea)
       WITH e, coalesce(own, around) AS place
       WHERE place IS NOT NULL
       WITH place, collect(DISTINCT e) AS employers
       WITH employers, @heir(place) AS heir
       UNWIND employers AS e
       WITH heir, collect(DISTINCT e) AS employers
       MATCH (community:Area {key: heir})
       WHERE @community(community)
       WITH employers, community, @inScope.community(community) AS inside
       UNWIND employers AS e
       WITH e, community, inside
       WHERE inside OR @inScope.employer(e)
       RETURN DISTINCT e.key + '|' + community.key AS pair
     } AS pairs
RETURN communities + size(pairs) AS denominator

// picture
MATCH (e:Employer)
WHERE @living(e) AND @organised(e)
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(own:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[buildingArea:IN_AREA]->(around:Area)
WHERE @current(housed) AND @current(buildingArea)
WITH e, coalesce(own, around) AS place
WHERE place IS NOT NULL
WITH place, collect(DISTINCT e) AS employers
WITH employers, @heir(place) AS heir
UNWIND employers AS e
WITH heir, collect(DISTINCT e) AS employers
MATCH (community:Area {key: heir})
WHERE @community(community)
WITH community, employers, @inScope.community(community) AS inside, @communityEvents(community) AS held
UNWIND employers AS e
WITH community, e, inside, held
WHERE inside OR @inScope.employer(e)
WITH community, e, [one IN held WHERE one.kind IN $linkTypes | one] AS held,
     COLLECT {
       MATCH line = (e)-[:ROOTED_IN|COVERED_BY*0..1]-(acting)<-[:ORGANISED_BY|ATTENDED_BY]-(event:Event)
       WHERE @jointEvent(event) AND @living(acting) AND all(step IN relationships(line) WHERE @current(step))
       RETURN DISTINCT event.key
     } AS attended
WITH community, e, [one IN held WHERE one.key IN attended | one] AS joint
WITH '1' AS code, '社区与单位' AS label,
     CASE WHEN all(kind IN $linkTypes WHERE any(one IN joint WHERE one.kind = kind)) THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
UNION ALL
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH [one IN @communityEvents(community) WHERE one.kind = '联席会' | one.date] AS meetings
WITH '2' AS code, '社区联席会' AS label,
     CASE WHEN any(day IN meetings WHERE day >= $asOf - duration({days: $meetingDays})) THEN 0 ELSE 1 END AS gap
RETURN code, label, sum(gap) AS listed, count(gap) AS total
