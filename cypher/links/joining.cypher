// 应当对外联建的党组织（G24 的分母），当日有没有联建。
// The organisations that should join others (the denominator of G24), and whether anything links each.
MATCH (o:PartyOrganisation)
WHERE @joining(o) AND @inScope.organisation(o)
RETURN o.key AS key, @linked(o) AS linked
ORDER BY key
