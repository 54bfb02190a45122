/*
id = "G04"
title = { zh = "无支部包片", en = "Patches no branch has taken" }
meaning = { zh = "当日没有任何现存党支部包的片区。", en = "Patches that no current branch has on the day." }
basis = { zh = "分子：当日没有现存党支部包片的片区；分母：范围内当日存在的全部片区。没有台账把网格分给党支部，所以不问网格。", en = "Numerator: patches without a current branch; denominator: all patches that exist on the day. Grids are not asked about: no ledger assigns branches to grids." }
source = { zh = "支部包片", en = "branches answer for patches" }
subject = "patch"
severity = "high"
actor = { zh = "社区党委", en = "the community's party committee" }
ledgers = ["patches", "organisations", "buildings", "residents"]
parameters = []

[columns]
community = { zh = "社区", en = "community" }
buildings = { zh = "楼栋数", en = "buildings" }
households = { zh = "牵动在住户", en = "occupied households in it" }
formerly = { zh = "原包片支部", en = "formerly taken by" }
keeper = { zh = "包片委员", en = "committee member", sensitive = true }

[picture]
kind = "bars"
title = { zh = "各社区无支部包的片区", en = "patches without a branch, by community" }
*/

// rows
MATCH (p:Patch)
WHERE @living(p) AND @inScope.patch(p)
  AND NOT EXISTS {
    MATCH (p)<-[taking:TAKES]-(o:PartyOrganisation)
    WHERE @current(taking) AND @branch(o)
  }
// columns of p.key
OPTIONAL MATCH (p)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
RETURN 'patch' AS subjectKind,
       p.key AS subjectKey,
       coalesce(community.name + '/', '') + p.name AS subject,
       community.name AS community,
       COUNT {
         MATCH (p)<-[inPatch:IN_PATCH]-(b:Building)
         WHERE @current(inPatch) AND @living(b)
       } AS buildings,
       COUNT {
         MATCH (p)<-[inPatch:IN_PATCH]-(b:Building)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
         WHERE @current(inPatch) AND @occupied(h)
       } AS households,
       last(COLLECT {
         MATCH (p)<-[taking:TAKES]-(o:PartyOrganisation)
         WHERE taking.start <= $asOf AND (taking.end <= $asOf OR o.end <= $asOf)
         RETURN o.name ORDER BY taking.end
       }) AS formerly,
       @asOf(p.keeper) AS keeper
ORDER BY subject

// denominator
MATCH (p:Patch)
WHERE @living(p) AND @inScope.patch(p)
RETURN count(p) AS denominator

// picture
MATCH (p:Patch)-[inArea:IN_AREA]->(community:Area)
WHERE @living(p) AND @current(inArea) AND @inScope.patch(p)
WITH community, p,
     CASE WHEN EXISTS { MATCH (p)<-[taking:TAKES]-(o:PartyOrganisation) WHERE @current(taking) AND @branch(o) }
       THEN 0 ELSE 1 END AS gap
WITH community, sum(gap) AS listed, count(p) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
