// 停用的区划，和当日归哪个区划。
// The areas out of force, each with the one in which lies now what it held.
MATCH (gone:Area)
WHERE @retired(gone)
WITH gone, @heir(gone) AS heir
MATCH (holder:Area {key: heir})
RETURN gone.code AS goneCode, gone.name AS goneName, holder.code AS code, holder.name AS name
ORDER BY goneCode
