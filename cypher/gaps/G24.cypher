/*
id = "G24"
title = { zh = "孤立党组织", en = "Party organisations without a link" }
meaning = { zh = "党小组、社区党委及其直属党组织以外的现存党组织，没有有效的共建协议、期限内没有参加过六类联建活动或联席会、也没有进行中的项目。", en = "Current party organisations other than groups, communities' committees and what is directly under these, without an agreement in force, a joint event or joint meeting within the period, or a project running." }
basis = { zh = "分子：没有任何联建的党组织；分母：范围内应当对外联建的全部现存党组织（党小组、社区党委、社区党委直属党组织不计）。主办、参加都算；以所在单位名义签的协议、参加的活动也算本组织的。项目的提出方、出资源方、提需求方都算有项目。社区党委：有所属社区、没有建在单位的党委。", en = "Numerator: organisations without any link; denominator: all current organisations that should join others (groups, communities' committees and organisations directly under these left out). Organisers and participants count alike; what is signed or attended in the name of its employer is its own. A project is of its proposer, of the giver of its resource and of who has the need. A community's committee: a party committee with a community of its own, rooted in no employer." }
source = { zh = "三联三共；区域化党建不留孤立组织", en = "the link types of joint work; no organisation left alone" }
subject = "organisation"
severity = "medium"
actor = { zh = "街道党工委、所在社区党委", en = "the street's committee, the committee of the community" }
ledgers = ["organisations", "events", "agreements", "lists", "employers", "buildings"]
parameters = ["linkDays"]

[columns]
kind = { zh = "类型", en = "kind" }
above = { zh = "上级党组织", en = "directly under" }
employers = { zh = "所在单位", en = "employers" }
lastJoint = { zh = "最近一次联建", en = "last joint event" }
expired = { zh = "最近到期的协议", en = "last agreement ended" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区孤立党组织", en = "organisations without a link, by community" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE @joining(o) AND @inScope.organisation(o) AND NOT @linked(o)
// columns of o.key
OPTIONAL MATCH (o)-[under:UNDER]->(above:PartyOrganisation)
WHERE @current(under)
WITH o, above, @nearestCommunities(o) AS around,
     COLLECT {
       MATCH (o)-[rooted:ROOTED_IN]->(e:Employer)
       WHERE @current(rooted)
       RETURN e.name AS name ORDER BY name
     } AS employers,
     COLLECT {
       MATCH line = (o)-[:ROOTED_IN|COVERED_BY*0..1]-(side)<-[:ORGANISED_BY|ATTENDED_BY]-(event:Event)
       WHERE @living(side) AND all(step IN relationships(line) WHERE @current(step)) AND (@jointEvent(event) OR @jointMeeting(event))
       RETURN event.date AS day ORDER BY day DESC LIMIT 1
     } AS days,
     COLLECT {
       MATCH line = (o)-[:ROOTED_IN|COVERED_BY*0..1]-(side)<-[:FIRST_PARTY|SECOND_PARTY]-(agreement:Agreement)
       WHERE @living(side) AND agreement.expires <= $asOf
       RETURN agreement.expires AS day ORDER BY day DESC LIMIT 1
     } AS ends
OPTIONAL MATCH (community:Area {key: head(around)})
WITH o, above, employers, days, ends, @committeeNames(community) AS committees
RETURN 'organisation' AS subjectKind,
       o.key AS subjectKey,
       o.name AS subject,
       @asOf(o.kind) AS kind,
       above.name AS above,
       @joined(employers) AS employers,
       head(days) AS lastJoint,
       head(ends) AS expired,
       CASE WHEN size(committees) > 0 THEN @joined(committees) ELSE above.name END AS actor
ORDER BY subject, subjectKey

// denominator
MATCH (o:PartyOrganisation)
WHERE @joining(o) AND @inScope.organisation(o)
RETURN count(o) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE @joining(o) AND @inScope.organisation(o)
WITH o, @nearestCommunities(o) AS around
WITH head(around) AS nearest, sum(CASE WHEN @linked(o) THEN 0 ELSE 1 END) AS listed, count(o) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
