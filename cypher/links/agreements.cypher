// 共建协议：甲乙双方、哪一类、签订与到期、当日是否有效。
// Agreements signed by the day: both parties, kind, from when to when, whether in force.
MATCH (a:Agreement)-[first:FIRST_PARTY]->(one), (a)-[second:SECOND_PARTY]->(other)
WHERE first.start <= $asOf AND second.start <= $asOf AND one.key <> other.key
RETURN a.key AS agreement,
       coalesce(a.matter, '') AS name,
       a.linkType AS type,
       first.start AS day,
       first.end AS until,
       (@living(a) AND @current(first) AND @current(second)) AS running,
       one.key AS one,
       other.key AS other,
       first.source AS source
ORDER BY day, agreement
