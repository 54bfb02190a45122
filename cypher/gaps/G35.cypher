/*
id = "G35"
title = { zh = "工作力量不足", en = "Staff outside the range" }
meaning = { zh = "社区工作人员数少于下限或多于上限。", en = "Communities whose staff is below or above the range." }
basis = { zh = "分子：工作人员数不在上下限之内的社区；分母：范围内填了工作人员数的现存社区。一个社区几个机构都填了的相加；basis=2 时只数管理服务站的。", en = "Numerator: communities whose number of staff is out of range; denominator: communities in force that state one. What several bodies of a community state is added up; with basis=2 the station's alone." }
source = { zh = "北京中路街道改革案例：每个社区 10 至 15 名工作人员", en = "the published case: 10 to 15 staff a community" }
subject = "community"
severity = "medium"
actor = { zh = "街道党工委", en = "the street's committee" }
ledgers = ["bodies", "areas", "buildings"]
parameters = ["staffLeast", "staffMost", "basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "社区各机构相加", en = "all bodies of a community" },
  { zh = "只数管理服务站", en = "the station's alone" },
]
title = { zh = "口径：1 社区各机构相加，2 只数管理服务站", en = "basis: 1 all bodies of a community, 2 the station's alone" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
staff = { zh = "工作人员数", en = "staff" }
off = { zh = "差几人（负为不足）", en = "out by (negative: too few)" }

[picture]
kind = "bars"
title = { zh = "各社区工作力量", en = "staff outside the range, by community" }
*/

// rows
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community,
     COLLECT {
       MATCH (community)<-[seated:IN_AREA]-(body:CommunityBody)
       WHERE @current(seated) AND @living(body) AND ($basis = 1 OR body.kind = '管理服务站')
       RETURN @asOfNumber(body.staff) AS staff
     } AS said
WITH community, [number IN said WHERE number IS NOT NULL] AS stated
WHERE size(stated) > 0
WITH community, reduce(sum = 0, number IN stated | sum + number) AS staff
WHERE staff < $staffLeast OR staff > $staffMost
// columns of community.key
RETURN 'community' AS subjectKind,
       community.key AS subjectKey,
       community.name AS subject,
       staff,
       CASE WHEN staff < $staffLeast THEN staff - $staffLeast ELSE staff - $staffMost END AS off
ORDER BY subject

// denominator
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community,
     COLLECT {
       MATCH (community)<-[seated:IN_AREA]-(body:CommunityBody)
       WHERE @current(seated) AND @living(body) AND ($basis = 1 OR body.kind = '管理服务站')
       RETURN @asOfNumber(body.staff) AS staff
     } AS said
WITH community, [number IN said WHERE number IS NOT NULL] AS stated
WHERE size(stated) > 0
RETURN count(community) AS denominator

// picture
MATCH (community:Area)
WHERE @community(community) AND @inScope.community(community)
WITH community,
     COLLECT {
       MATCH (community)<-[seated:IN_AREA]-(body:CommunityBody)
       WHERE @current(seated) AND @living(body) AND ($basis = 1 OR body.kind = '管理服务站')
       RETURN @asOfNumber(body.staff) AS staff
     } AS said
WITH community, [number IN said WHERE number IS NOT NULL] AS stated
WHERE size(stated) > 0
WITH community, reduce(sum = 0, number IN stated | sum + number) AS staff
RETURN community.code AS code, community.name AS label,
       CASE WHEN staff < $staffLeast OR staff > $staffMost THEN 1 ELSE 0 END AS listed, 1 AS total
ORDER BY code
