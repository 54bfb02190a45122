// 一扇门：到当日为止的每一次联系，最近的在前。
// One door: every contact up to the day, the latest first.
MATCH (h:Household {key: $household})<-[contact:CONTACTED]-(m:PartyMember)
WHERE contact.start <= $asOf
RETURN m.key AS member, contact.start AS day, coalesce(contact.way, '') AS way, contact.source AS source
ORDER BY day DESC, member
