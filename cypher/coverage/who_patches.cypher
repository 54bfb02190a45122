// 一栋楼：在哪些片区，每个片区由哪个现存党支部包。
// One building: the patches it lies in, each with the current branch that has taken it.
MATCH (b:Building {key: $building})-[lying:IN_PATCH]->(p:Patch)
WHERE @current(lying)
OPTIONAL MATCH (p)<-[taking:TAKES]-(o:PartyOrganisation)
WHERE @current(taking) AND @branch(o)
RETURN p.key AS patch,
       p.name AS name,
       @asOf(p.keeper) AS keeper,
       CASE WHEN p.keeperSince <= $asOf THEN p.keeperSince END AS keeperSince,
       lying.start AS since,
       lying.source AS source,
       o.key AS taker,
       o.name AS takerName,
       @asOf(o.secretary) AS takerHead,
       o.secretaryPhone AS takerPhone,
       taking.start AS takerSince,
       taking.source AS takerSource
ORDER BY name, takerName
