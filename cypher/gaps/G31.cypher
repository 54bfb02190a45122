/*
id = "G31"
title = { zh = "一委一站一居缺项", en = "Community bodies that are lacking" }
meaning = { zh = "社区缺社区党委、缺管理服务站、站里缺四个窗口之一、没有居委会，或任何一个居委会缺五个委员会之一；缺一样一行。", en = "Communities without their committee, their station, one of its four windows, a residents' committee, or one of the five committees in any of these; a row each." }
basis = { zh = "分子：至少缺一样的社区；分母：范围内全部现存社区。以治理台账为准；没有服务站的只列服务站，不再列窗口，没有居委会的同样。", en = "Numerator: communities that lack something; denominator: all communities in force. By the ledger of community bodies; where the station is lacking its windows are not listed besides, nor are the committees of a residents' committee that is lacking." }
source = { zh = "一委一站一居：四个窗口、五个委员会", en = "one committee, one station, one residents' committee: four windows, five committees" }
subject = "community"
severity = "medium"
actor = { zh = "街道党工委；社区党委", en = "the street's committee; the community's committee" }
ledgers = ["bodies", "areas", "buildings"]
detail = ["lacking", "body"]
parameters = []

[columns]
level = { zh = "缺的是", en = "what kind" }
lacking = { zh = "缺哪一样", en = "lacking" }
body = { zh = "在哪个机构", en = "in which body" }

[picture]
kind = "bars"
title = { zh = "各社区一委一站一居缺项", en = "communities that lack a body or an office" }
*/

// rows
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community,
     COLLECT {
       MATCH (community)<-[seated:IN_AREA]-(body:CommunityBody)
       WHERE @current(seated) AND @living(body)
       RETURN {kind: body.kind, name: body.name, parts: COLLECT {
         MATCH (body)<-[:PART_OF]-(office:BodyOffice)
         WHERE @living(office)
         RETURN office.name
       }} AS one
     } AS bodies,
     ['社区党委', '管理服务站', '居委会'] AS kinds,
     ['党员服务', '公共服务', '社会服务', '社会治理'] AS windows,
     ['人民调解', '治安保卫', '公共卫生', '计划生育', '群众文化'] AS committees
WITH community, bodies,
     [kind IN kinds WHERE none(body IN bodies WHERE body.kind = kind) |
       {level: '机构', name: kind, body: ''}] +
     [window IN windows
       WHERE any(body IN bodies WHERE body.kind = '管理服务站') AND none(body IN bodies WHERE body.kind = '管理服务站' AND window IN body.parts) |
       {level: '窗口', name: window, body: head([body IN bodies WHERE body.kind = '管理服务站' | body.name])}] +
     reduce(all = [], body IN [one IN bodies WHERE one.kind = '居委会' | one] |
       all + [part IN committees WHERE NOT part IN body.parts |
         {level: '委员会', name: part, body: body.name}]) AS lacking
UNWIND lacking AS one
// columns of community.key
RETURN 'community' AS subjectKind,
       community.key AS subjectKey,
       community.name AS subject,
       one.level AS level,
       one.name AS lacking,
       one.body AS body
ORDER BY subject, level, body, lacking

// denominator
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
RETURN count(community) AS denominator

// picture
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community,
     COLLECT {
       MATCH (community)<-[seated:IN_AREA]-(body:CommunityBody)
       WHERE @current(seated) AND @living(body)
       RETURN {kind: body.kind, name: body.name, parts: COLLECT {
         MATCH (body)<-[:PART_OF]-(office:BodyOffice)
         WHERE @living(office)
         RETURN office.name
       }} AS one
     } AS bodies,
     ['社区党委', '管理服务站', '居委会'] AS kinds,
     ['党员服务', '公共服务', '社会服务', '社会治理'] AS windows,
     ['人民调解', '治安保卫', '公共卫生', '计划生育', '群众文化'] AS committees
WITH community, bodies,
     [kind IN kinds WHERE none(body IN bodies WHERE body.kind = kind) |
       {level: '机构', name: kind, body: ''}] +
     [window IN windows
       WHERE any(body IN bodies WHERE body.kind = '管理服务站') AND none(body IN bodies WHERE body.kind = '管理服务站' AND window IN body.parts) |
       {level: '窗口', name: window, body: head([body IN bodies WHERE body.kind = '管理服务站' | body.name])}] +
     reduce(all = [], body IN [one IN bodies WHERE one.kind = '居委会' | one] |
       all + [part IN committees WHERE NOT part IN body.parts |
         {level: '委员会', name: part, body: body.name}]) AS lacking
RETURN community.code AS code, community.name AS label, CASE WHEN size(lacking) > 0 THEN 1 ELSE 0 END AS listed, 1 AS total
ORDER BY code
