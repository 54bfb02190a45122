/*
id = "G02"
title = { zh = "联而不走", en = "Households answered for but not called on" }
meaning = { zh = "有在岗党员包联，但最近一次联系（走访台账，或包户台账的最近联系日期）已超过期限，或者从未联系过的户。", en = "Covered households whose last contact (the ledger of contacts, or the last contact in that of responsibility) is older than the period, or was never." }
basis = { zh = "分子：期限内没有任何党员联系过的、有党员联系的在住户，正好到期限的那天不算超期；分母：范围内全部有党员联系的在住户。谁去联系都算。", en = "Numerator: covered households that no member contacted within the period, its last day included in it; denominator: all covered households. A contact by whichever member counts." }
source = { zh = "某地规定：每月至少联系一次", en = "one local rule: a contact a month" }
subject = "household"
severity = "medium"
actor = { zh = "包户党员所在党支部", en = "the branch of the member who answers" }
ledgers = ["residents", "responsibility", "contacts", "members", "buildings"]
parameters = ["contactDays"]

[columns]
community = { zh = "社区", en = "community" }
contact = { zh = "最近联系", en = "last contact" }
days = { zh = "已过天数", en = "days since" }
member = { zh = "包户党员", en = "answering member", sensitive = true }
branch = { zh = "党员所在支部", en = "the member's branch" }
patch = { zh = "片区", en = "patch" }

[picture]
kind = "bars"
title = { zh = "各社区联而不走的户", en = "households not called on, by community" }
*/

// rows
// From the members, who are few: the same households as `@covered` finds from their side.
MATCH (m:PartyMember)
WHERE @present(m)
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)
WHERE @current(answering) AND @occupied(h) AND @inScope.household(h) AND NOT @contacted(h)
// columns of h.key
WITH m, collect(h) AS households
OPTIONAL MATCH (m)-[membership:MEMBER_OF]->(o:PartyOrganisation)
WHERE @current(membership)
WITH households, m.name AS name, m.key AS key, o.name AS own
ORDER BY name, key
UNWIND households AS h
WITH h, collect(DISTINCT name) AS holders, collect(DISTINCT own) AS branches
OPTIONAL MATCH (h)<-[contact:CONTACTED]-(:PartyMember)
WHERE contact.start <= $asOf
WITH h, holders, branches, max(contact.start) AS last
MATCH (h)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)
// By building from here: its community and its patches are the same for all its doors.
WITH b, collect({key: h.key, path: h.path, last: last, member: @joined(holders), branch: @joined(branches)}) AS found
OPTIONAL MATCH (b)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
WITH found, community.name AS place, @patchNames(b) AS patches
WITH found, place, @joined(patches) AS patch
UNWIND found AS one
// Only what is shown goes on: sorting, the embedded engine would hold all that a row still has.
WITH one.key AS key, coalesce(place + '/', '') + one.path AS subject, place, one.last AS last, one.member AS member, one.branch AS branch, patch
RETURN 'household' AS subjectKind,
       key AS subjectKey,
       subject,
       place AS community,
       coalesce(toString(last), '从未') AS contact,
       duration.inDays(last, $asOf).days AS days,
       member,
       branch,
       patch
ORDER BY subject

// denominator
// From the members, who are few: the same households as `@covered` finds from their side.
MATCH (m:PartyMember)
WHERE @present(m)
MATCH (m)-[answering:ANSWERS_FOR]->(h:Household)
WHERE @current(answering) AND @occupied(h) AND @inScope.household(h)
RETURN count(DISTINCT h) AS denominator

// picture
MATCH (h:Household)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(b:Building)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea) AND @occupied(h) AND @inScope.household(h) AND @covered(h)
WITH community, h, CASE WHEN @contacted(h) THEN 0 ELSE 1 END AS gap
WITH community, sum(gap) AS listed, count(h) AS total
RETURN community.code AS code, community.name AS label, listed, total
ORDER BY code
