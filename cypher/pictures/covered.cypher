// 范围内的在住户里，哪些有党员联系，哪些在 $contactDays 天内联系过。
// Which of the occupied households in scope are covered, and contacted within $contactDays days.
MATCH (b:Building)
WHERE @inScope.building(b)
MATCH (b)<-[:IN_BUILDING]-(:Unit)<-[:IN_UNIT]-(h:Household)
WHERE @occupied(h) AND @inScope.household(h)
WITH h WHERE @covered(h)
RETURN h.key AS household,
       EXISTS {
         MATCH (h)<-[contact:CONTACTED]-(:PartyMember)
         WHERE contact.start <= $asOf AND contact.start >= $asOf - duration({days: $contactDays})
       } AS contacted
