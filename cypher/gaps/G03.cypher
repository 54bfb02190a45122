/*
id = "G03"
title = { zh = "无党小组楼栋", en = "Buildings no party group reaches" }
meaning = { zh = "有住户的楼栋，没有现存党小组负责，楼内各户的在岗包户党员也没有一名编入现存党小组；并说明家住本楼的党员是否够编一个组。", en = "Buildings with households that no current group claims and where no present member answering for a household is in a current group; with whether enough members live there to form one." }
basis = { zh = "分子：没有党小组负责（负责楼栋）、各户在岗包户党员均未编入现存党小组的楼栋；分母：范围内全部有住户的楼栋（空房、底商也算住户）。住本楼的党员：现有党员，家庭住址以最近装载的为准。", en = "Numerator: buildings without a claiming group and without an answering member in a current group; denominator: all buildings with households, vacant ones included. Members living there: current ones, by the home address as last loaded." }
source = { zh = "小组包党员；责任到楼栋", en = "groups answer for members; responsibility reaches the building" }
subject = "building"
severity = "medium"
actor = { zh = "包片党支部；未包片的由社区党委", en = "the branch that has the patch, else the community's committee" }
ledgers = ["buildings", "residents", "organisations", "members", "responsibility", "patches"]
parameters = ["groupMembers"]

[columns]
community = { zh = "社区", en = "community" }
households = { zh = "在住户", en = "occupied households" }
answering = { zh = "包户党员（均未编入现存党小组）", en = "answering members, none in a current group" }
living = { zh = "住本楼的党员", en = "members living there" }
enough = { zh = "够编一个组", en = "enough for a group" }
patch = { zh = "片区", en = "patch" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区无党小组楼栋", en = "buildings no group reaches, by community" }
*/

// rows
MATCH (b:Building)
WHERE @living(b) AND @housing(b) AND NOT @grouped(b) AND @inScope.building(b)
// columns of b.key
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH b, community, @patchNames(b) AS patches, @takerNames(b) AS takers, @committeeNames(community) AS committees,
     COUNT {
       MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @occupied(h)
     } AS households,
     COLLECT {
       MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)<-[answering:ANSWERS_FOR]-(m:PartyMember)
       WHERE @living(h) AND @current(answering) AND @present(m)
       RETURN DISTINCT m.key
     } AS holders,
     COUNT {
       MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)<-[home:LIVES_IN]-(m:PartyMember)
       WHERE @living(h) AND @lastLoaded(home) AND @currentMember(m)
     } AS living
RETURN 'building' AS subjectKind,
       b.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path AS subject,
       community.name AS community,
       households,
       size(holders) AS answering,
       living,
       living >= $groupMembers AS enough,
       @joined(patches) AS patch,
       CASE WHEN size(takers) > 0 THEN @joined(takers) ELSE @joined(committees) END AS actor
ORDER BY subject

// denominator
MATCH (b:Building)
WHERE @living(b) AND @inScope.building(b) AND @housing(b)
RETURN count(b) AS denominator

// picture
MATCH (b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @living(b) AND @inScope.building(b) AND @housing(b)
WITH community, b, CASE WHEN @grouped(b) THEN 0 ELSE 1 END AS gap
WITH community, sum(gap) AS listed, count(b) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
