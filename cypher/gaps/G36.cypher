/*
id = "G36"
title = { zh = "办理事项", en = "Service items out of order" }
meaning = { zh = "社区的办理事项没有落到窗口、落到两个以上窗口，或者同名事项在有的社区标了一站式、在有的社区没有标；一处一行。", en = "Service items of a community bound to no window or to two, or marked as one-stop in one community and not in another; a row each fault." }
basis = { zh = "分子：有上述任一问题的事项；分母：范围内现存社区的全部办理事项（一个社区一项算一项）。窗口只数管理服务站的；“是否一站式”没填的视为没有标；标得不一致的，各社区的同名事项都列出。", en = "Numerator: items with any such fault; denominator: all service items of communities in force (counted once for each community). Windows are those of the station; an item that nobody marked is not marked; where the marks differ the item is listed in every community that has it." }
source = { zh = "办理事项落到窗口；一站式事项各社区一致", en = "items are bound to a window; one-stop items are the same everywhere" }
subject = "service item"
severity = "low"
actor = { zh = "社区管理服务站；一站式不一致的由街道", en = "the community's station; the street where marks differ" }
ledgers = ["bodies", "areas", "buildings"]
detail = ["fault"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
category = { zh = "事项类别", en = "category" }
fault = { zh = "哪里不对", en = "fault" }
windows = { zh = "窗口", en = "windows" }
differing = { zh = "标法不同的社区", en = "communities that mark it otherwise" }

[picture]
kind = "bars"
title = { zh = "各社区有问题的办理事项", en = "service items out of order, by community" }
*/

// rows
MATCH (community:Area)
WHERE @community(community)
WITH community, @inScope.community(community) AS inside
MATCH (item:ServiceItem)-[inArea:IN_AREA]->(community)
WHERE @living(item) AND @current(inArea)
WITH item, community, inside, split(item.key, '|name=')[1] AS name, @asOf(item.oneStop) = '是' AS marked
WITH name, collect({item: item, community: community, inside: inside, marked: marked}) AS everywhere
WITH everywhere, [one IN everywhere WHERE one.marked | one.community.name] AS marking,
     [one IN everywhere WHERE NOT one.marked | one.community.name] AS others
UNWIND everywhere AS one
WITH one, marking, others
WHERE one.inside
WITH one.item AS item, one.community AS community, one.marked AS marked, marking, others
WITH item, community, marked, marking, others,
     COLLECT {
       MATCH (item)-[binding:HANDLED_AT]->(window:BodyOffice)-[:PART_OF]->(:CommunityBody {kind: '管理服务站'})
       WHERE @current(binding)
       RETURN window.name AS name ORDER BY name
     } AS windows
WITH item, community, windows, CASE WHEN marked THEN others ELSE marking END AS differing
UNWIND [
  CASE size(windows) WHEN 0 THEN '未落窗口' WHEN 1 THEN '' ELSE '落多个窗口' END,
  CASE WHEN size(differing) > 0 THEN '一站式不一致' ELSE '' END
] AS fault
WITH item, community, windows, differing, fault
WHERE fault <> ''
// columns of item.key
RETURN 'service item' AS subjectKind,
       item.key AS subjectKey,
       community.name + '/' + item.name AS subject,
       community.name AS community,
       item.category AS category,
       fault,
       @joined(windows) AS windows,
       CASE WHEN fault = '一站式不一致' THEN @joined(differing) END AS differing
ORDER BY subject, fault

// denominator
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community
MATCH (item:ServiceItem)-[inArea:IN_AREA]->(community)
WHERE @living(item) AND @current(inArea)
RETURN count(item) AS denominator

// picture
MATCH (community:Area)
WHERE @community(community)
WITH community, @inScope.community(community) AS inside
MATCH (item:ServiceItem)-[inArea:IN_AREA]->(community)
WHERE @living(item) AND @current(inArea)
WITH item, community, inside, split(item.key, '|name=')[1] AS name, @asOf(item.oneStop) = '是' AS marked
WITH name, collect({item: item, community: community, inside: inside, marked: marked}) AS everywhere
WITH everywhere, [one IN everywhere WHERE one.marked | one.community.name] AS marking,
     [one IN everywhere WHERE NOT one.marked | one.community.name] AS others
UNWIND everywhere AS one
WITH one, marking, others
WHERE one.inside
WITH one.item AS item, one.community AS community, one.marked AS marked, marking, others
WITH item, community, marked, marking, others,
     COLLECT {
       MATCH (item)-[binding:HANDLED_AT]->(window:BodyOffice)-[:PART_OF]->(:CommunityBody {kind: '管理服务站'})
       WHERE @current(binding)
       RETURN window.name AS name ORDER BY name
     } AS windows
WITH community, CASE WHEN size(windows) <> 1 OR size(CASE WHEN marked THEN others ELSE marking END) > 0 THEN 1 ELSE 0 END AS gap
RETURN community.code AS code, community.name AS label, sum(gap) AS listed, count(gap) AS total
ORDER BY code
