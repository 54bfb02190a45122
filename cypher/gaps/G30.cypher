/*
id = "G30"
title = { zh = "规模失当", en = "Communities, grids and residents' committees of the wrong size" }
meaning = { zh = "在住户数不在规定范围里的社区和网格，以及台账所填户数不在规定范围里的居委会；写明偏大还是偏小。", en = "Communities and grids whose occupied households, and residents' committees whose stated households, are outside the limits; saying whether too large or too small." }
basis = { zh = "分子：户数低于下限或高于上限的社区、网格和居委会，正好等于的不算；分母：范围内当日存在的全部社区、网格和居委会。社区、网格点在住户（常住、出租），一户没有的也算偏小，社区连同全部并入它的停用社区的住户一起点；居委会按治理台账“户数”，没有填的不列出。", en = "Numerator: communities, grids and residents' committees below the lower or above the upper limit, both limits being inside; denominator: all that exist on the day. Communities and grids by their occupied households, none at all being too few, of a community with those of the retired ones that it has taken over whole; residents' committees by the number stated, one that states none not being listed." }
source = { zh = "社区：公开案例；网格：海口做法；居委会：居民委员会组织法", en = "communities: the published case; grids: Haikou; residents' committees: the organic law" }
subject = "community, grid or committee"
severity = "low"
actor = { zh = "街道办事处", en = "the street office" }
ledgers = ["areas", "grids", "buildings", "residents", "bodies"]
parameters = ["communityLeast", "communityMost", "gridLeast", "gridMost", "committeeLeast", "committeeMost"]

[columns]
community = { zh = "社区", en = "community" }
households = { zh = "户数", en = "households" }
least = { zh = "下限", en = "lower limit" }
most = { zh = "上限", en = "upper limit" }
fault = { zh = "偏大还是偏小", en = "too large or too small" }

[picture]
kind = "bars"
title = { zh = "各社区规模失当的社区、网格、居委会", en = "communities, grids and committees of the wrong size, by community" }
*/

// rows
MATCH (land:Area)
WITH land, @heir(land) AS heir
MATCH (a:Area {key: heir, level: '社区'})
WHERE @living(a) AND @inScope.community(a)
WITH a, COUNT {
       MATCH (land)<-[inArea:IN_AREA]-(:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @current(inArea) AND @occupied(h)
     } AS households
WITH a, sum(households) AS households
WHERE households < $communityLeast OR households > $communityMost
// columns of a.key
RETURN 'community' AS subjectKind,
       a.key AS subjectKey,
       a.name AS subject,
       a.name AS community,
       households,
       $communityLeast AS least,
       $communityMost AS most,
       CASE WHEN households < $communityLeast THEN '偏小' ELSE '偏大' END AS fault
ORDER BY subject
UNION ALL
MATCH (g:Grid)
WHERE @living(g) AND @inScope.grid(g)
WITH g, COUNT {
       MATCH (g)<-[inGrid:IN_GRID]-(:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @current(inGrid) AND @occupied(h)
     } AS households
WHERE households < $gridLeast OR households > $gridMost
// columns of g.key
OPTIONAL MATCH (g)-[inArea:IN_AREA]->(a:Area)
WHERE @current(inArea)
RETURN 'grid' AS subjectKind,
       g.key AS subjectKey,
       coalesce(a.name + '/', '') + g.name AS subject,
       a.name AS community,
       households,
       $gridLeast AS least,
       $gridMost AS most,
       CASE WHEN households < $gridLeast THEN '偏小' ELSE '偏大' END AS fault
ORDER BY subject
UNION ALL
MATCH (r:CommunityBody {kind: '居委会'})
WHERE @living(r) AND @inScope.committee(r)
WITH r, @asOfNumber(r.statedHouseholds) AS households
WHERE households < $committeeLeast OR households > $committeeMost
// columns of r.key
OPTIONAL MATCH (r)-[inArea:IN_AREA]->(a:Area)
WHERE @current(inArea)
RETURN 'committee' AS subjectKind,
       r.key AS subjectKey,
       r.name AS subject,
       a.name AS community,
       households,
       $committeeLeast AS least,
       $committeeMost AS most,
       CASE WHEN households < $committeeLeast THEN '偏小' ELSE '偏大' END AS fault
ORDER BY subject

// denominator
RETURN COUNT { MATCH (a:Area {level: '社区'}) WHERE @living(a) AND @inScope.community(a) } +
       COUNT { MATCH (g:Grid) WHERE @living(g) AND @inScope.grid(g) } +
       COUNT { MATCH (r:CommunityBody {kind: '居委会'}) WHERE @living(r) AND @inScope.committee(r) } AS denominator

// picture
MATCH (land:Area)
WITH land, @heir(land) AS heir
MATCH (a:Area {key: heir})
WITH a, CASE WHEN a.level = '社区' AND @living(a) AND @inScope.community(a) THEN 1 ELSE 0 END AS own,
     COUNT {
       MATCH (land)<-[inArea:IN_AREA]-(:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
       WHERE @current(inArea) AND @occupied(h)
     } AS households,
     COLLECT {
       MATCH (land)<-[within:IN_AREA]-(g:Grid)
       WHERE @current(within) AND @living(g) AND @inScope.grid(g)
       RETURN COUNT {
         MATCH (g)<-[inGrid:IN_GRID]-(:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
         WHERE @current(inGrid) AND @occupied(h)
       } AS households
     } AS grids,
     COLLECT {
       MATCH (land)<-[within:IN_AREA]-(r:CommunityBody {kind: '居委会'})
       WHERE @current(within) AND @living(r) AND @inScope.committee(r)
       RETURN coalesce(@asOfNumber(r.statedHouseholds), $committeeLeast) AS households
     } AS committees
WITH a, own, households,
     size([n IN grids WHERE n < $gridLeast OR n > $gridMost]) +
       size([n IN committees WHERE n < $committeeLeast OR n > $committeeMost]) AS listed,
     size(grids) + size(committees) AS total
WITH a, own, sum(households) AS households, sum(listed) AS listed, sum(total) AS total
WITH a, own + total AS total,
     CASE WHEN households < $communityLeast OR households > $communityMost THEN own ELSE 0 END + listed AS listed
WHERE total > 0
RETURN a.code AS code, a.name AS label, listed, total
ORDER BY code
