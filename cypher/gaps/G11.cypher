/*
id = "G11"
title = { zh = "包户失衡", en = "Branches whose members answer for too few or too many households" }
meaning = { zh = "党支部里有在岗包户党员所包户数少于下限或多于上限。只说有几名、相差多大，不列姓名，不给个人排名。", en = "Branches in which some answering member has fewer households than the lower or more than the upper limit. It says how many members and how wide the spread; nobody is named or ranked." }
basis = { zh = "分子：有这样的包户党员的现存党支部；分母：有在岗包户党员的现存党支部。户数按当日包联的户点数，空房也算；basis=2 时只数常住、出租户。", en = "Numerator: current branches with such a member; denominator: current branches with an answering member who is present. Households answered for on the day are counted, vacant ones too; with basis=2 occupied ones only." }
source = { zh = "每名党员包 5–20 户", en = "5 to 20 households each member" }
subject = "branch"
severity = "medium"
actor = { zh = "该党支部", en = "the branch" }
ledgers = ["responsibility", "members", "organisations", "residents"]
parameters = ["fewestHouseholds", "mostHouseholds", "basis"]

[parameter.basis]
default = 1
values = [1, 2]
value_titles = [
  { zh = "包联的户都算", en = "every household answered for" },
  { zh = "只算常住、出租户", en = "occupied households only" },
]
title = { zh = "口径：1 包联的户都算，2 只算常住、出租户", en = "basis: 1 every household answered for, 2 occupied households only" }
origin = { zh = "两种口径并给", en = "both bases are given" }

[columns]
community = { zh = "社区", en = "community" }
holders = { zh = "在岗包户党员", en = "answering members" }
below = { zh = "不到下限的人数", en = "members below the limit" }
above = { zh = "超过上限的人数", en = "members above the limit" }
least = { zh = "最少包户", en = "fewest households" }
most = { zh = "最多包户", en = "most households" }
mean = { zh = "平均包户", en = "mean" }

[picture]
kind = "bars"
title = { zh = "各社区包户失衡的党支部", en = "branches out of balance, by community" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @inScope.organisation(o)
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(membership) AND @present(m) AND @current(duty) AND ($basis = 1 OR @occupied(h))
WITH o, m, count(DISTINCT h) AS households
WITH o, count(m) AS holders, sum(households) AS total,
     sum(CASE WHEN households < $fewestHouseholds THEN 1 ELSE 0 END) AS below,
     sum(CASE WHEN households > $mostHouseholds THEN 1 ELSE 0 END) AS above,
     min(households) AS least, max(households) AS most
WHERE below > 0 OR above > 0
// columns of o.key
WITH o, holders, total, below, above, least, most, head(@nearestCommunities(o)) AS nearest
OPTIONAL MATCH (community:Area {key: nearest})
RETURN 'organisation' AS subjectKind,
       o.key AS subjectKey,
       o.name AS subject,
       community.name AS community,
       holders,
       below,
       above,
       least,
       most,
       round(10.0 * total / holders) / 10.0 AS mean
ORDER BY subject, subjectKey

// denominator
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @inScope.organisation(o)
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(membership) AND @present(m) AND @current(duty) AND ($basis = 1 OR @occupied(h))
RETURN count(DISTINCT o) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @inScope.organisation(o)
MATCH (o)<-[membership:MEMBER_OF]-(m:PartyMember)-[duty:ANSWERS_FOR]->(h:Household)
WHERE @current(membership) AND @present(m) AND @current(duty) AND ($basis = 1 OR @occupied(h))
WITH o, m, count(DISTINCT h) AS households
WITH o, max(CASE WHEN households < $fewestHouseholds OR households > $mostHouseholds THEN 1 ELSE 0 END) AS gap
WITH gap, head(@nearestCommunities(o)) AS nearest
WITH nearest, sum(gap) AS listed, count(gap) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
