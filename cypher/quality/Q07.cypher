/*
id = "Q07"
title = { zh = "户数不符", en = "Households other than the building's stated number" }
meaning = { zh = "楼栋台账写明的总户数与住户台账里该楼的户数不一样多；写明各是多少。", en = "Buildings whose stated number of households is not the number of households that the residents' ledger has there; with both numbers." }
basis = { zh = "分子：当日住户台账户数不等于所填总户数的楼栋（空房、底商也算户，一户也没有的也比）；分母：范围内填有总户数的全部楼栋。", en = "Numerator: buildings where the two numbers differ on the day (vacant flats and shops count, and a building without a single household is compared too); denominator: all buildings with a stated number." }
source = { zh = "以房管人：楼栋台账与住户台账应能对上", en = "the ledgers of buildings and of residents should agree" }
subject = "building"
severity = "medium"
actor = { zh = "社区管理服务站：逐户核对住户台账，或改正总户数", en = "the community's station: compare door by door, or correct the stated number" }
ledgers = ["buildings", "residents"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
fault = { zh = "哪里不符", en = "what differs" }
stated = { zh = "所填总户数", en = "stated" }
known = { zh = "住户台账户数", en = "in the residents' ledger" }
difference = { zh = "相差", en = "difference" }

[picture]
kind = "bars"
title = { zh = "各社区户数不符的楼栋", en = "buildings whose numbers differ, by community" }
*/

// rows
MATCH (b:Building)
WHERE @living(b) AND @inScope.building(b)
WITH b, @asOfNumber(b.statedHouseholds) AS stated
WHERE stated IS NOT NULL
WITH b, stated, @householdsKnown(b) AS known
WHERE known <> stated
// columns of b.key
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'building' AS subjectKind,
       b.key AS subjectKey,
       coalesce(community.name + '/', '') + b.path AS subject,
       community.name AS community,
       CASE WHEN known = 0 THEN '住户台账一户也没有' WHEN known < stated THEN '住户台账少' ELSE '住户台账多' END AS fault,
       stated,
       known,
       abs(known - stated) AS difference
ORDER BY subject

// denominator
MATCH (b:Building)
WHERE @living(b) AND @inScope.building(b) AND @asOfNumber(b.statedHouseholds) IS NOT NULL
RETURN count(b) AS denominator

// picture
MATCH (b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @living(b) AND @inScope.building(b)
WITH community, b, @asOfNumber(b.statedHouseholds) AS stated
WHERE stated IS NOT NULL
WITH community, CASE WHEN @householdsKnown(b) <> stated THEN 1 ELSE 0 END AS differs
WITH community, sum(differs) AS listed, count(differs) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
