/*
id = "G34"
title = { zh = "居委会落楼", en = "Residential buildings in no residents' committee, or in two" }
meaning = { zh = "住宅楼当日不属于任何居委会，或同时属于两个以上居委会。", en = "Residential buildings that belong to no residents' committee on the day, or to two or more." }
basis = { zh = "分子：不属于任何居委会或属于两个以上的；分母：范围内当日存在的住宅楼（类型为住宅）。basis=2 时商住楼也算。", en = "Numerator: buildings in no residents' committee or in two; denominator: residential buildings that exist on the day. With basis=2 mixed buildings count too." }
source = { zh = "居委会组织法；一个社区可有几个居委会，每栋住宅楼属于其中一个", en = "organic law of residents' committees; a community may have several, each home belongs to one" }
subject = "building"
severity = "medium"
actor = { zh = "社区党委", en = "the community's party committee" }
ledgers = ["buildings", "bodies", "residents"]
parameters = ["basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "只算住宅", en = "residential buildings" },
  { zh = "住宅和商住", en = "residential and mixed buildings" },
]
title = { zh = "口径：1 只算住宅，2 住宅和商住", en = "basis: 1 residential buildings, 2 residential and mixed buildings" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
community = { zh = "社区", en = "community" }
use = { zh = "类型", en = "kind" }
fault = { zh = "哪里不对", en = "fault" }
claims = { zh = "划入了哪几个居委会", en = "claimed by" }
households = { zh = "牵动在住户", en = "occupied households in it" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区居委会落楼有误的住宅楼", en = "residential buildings in no residents' committee or in two, by community" }
*/

// rows
MATCH (b:Building)
WHERE @living(b) AND @inScope.building(b)
  AND (@asOf(b.use) = '住宅' OR ($basis = 2 AND @asOf(b.use) = '商住'))
WITH b, COLLECT {
       MATCH (b)-[serving:SERVED_BY]->(c:CommunityBody)
       WHERE @current(serving)
       RETURN c.name AS name ORDER BY name
     } AS claims
WHERE size(claims) <> 1
// columns of b.key
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH b, claims, community, @committeeNames(community) AS committees
RETURN 'building' AS subjectKind,
       b.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path AS subject,
       community.name AS community,
       @asOf(b.use) AS use,
       CASE WHEN size(claims) = 0 THEN '居委会空白' ELSE '居委会重复' END AS fault,
       @joined(claims) AS claims,
       COUNT {
         MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
         WHERE @occupied(h)
       } AS households,
       @joined(committees) AS actor
ORDER BY subject, subjectKey

// denominator
MATCH (b:Building)
WHERE @living(b) AND @inScope.building(b)
  AND (@asOf(b.use) = '住宅' OR ($basis = 2 AND @asOf(b.use) = '商住'))
RETURN count(b) AS denominator

// picture
MATCH (b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @living(b) AND @inScope.building(b)
  AND (@asOf(b.use) = '住宅' OR ($basis = 2 AND @asOf(b.use) = '商住'))
WITH community, b,
     CASE WHEN COUNT { MATCH (b)-[serving:SERVED_BY]->(:CommunityBody) WHERE @current(serving) } = 1
       THEN 0 ELSE 1 END AS gap
WITH community, sum(gap) AS listed, count(b) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
