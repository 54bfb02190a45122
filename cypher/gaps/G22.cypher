/*
id = "G22"
title = { zh = "支部设置预警", en = "Branches set up against the regulations" }
meaning = { zh = "党支部设置的四种预警，一种一行：单独组建而正式党员不足 3 名；党员超过 50 名；正式党员达到 7 名而没有支委会；没有书记。", en = "Four warnings of how a branch is set up, a row each: of its own with too few formal members; too many members; a committee due and none; no secretary." }
basis = { zh = "分子：有任一预警的现存党支部，一个支部有几种也只算一个；分母：现存党支部。党员、正式党员都按现有党员点数；有无支委会要写明“无”才算，书记没有写的算没有。", en = "Numerator: current branches with any warning, counted once each; denominator: current branches. Current members are counted; a committee is missing where the ledger says so, a secretary where none is named." }
source = { zh = "支部工作条例", en = "branch regulations" }
subject = "branch"
severity = "medium"
actor = { zh = "上级党组织", en = "the organisation above it" }
ledgers = ["organisations", "members"]
detail = ["warning"]
parameters = ["organisationDue", "branchMost", "committeeDue"]

[columns]
community = { zh = "社区", en = "community" }
warning = { zh = "预警", en = "warning" }
form = { zh = "设置形式", en = "form" }
members = { zh = "现有党员", en = "members" }
formal = { zh = "正式党员", en = "formal members" }
committee = { zh = "有无支委会", en = "committee stated" }
actor = { zh = "谁来办", en = "who acts" }

[picture]
kind = "bars"
title = { zh = "各社区有设置预警的党支部", en = "branches with a warning, by community" }
*/

// rows
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @inScope.organisation(o)
WITH o, @currentMembers(o) AS members, @formalMembers(o) AS formal
UNWIND [
  CASE WHEN @asOf(o.form) = '单独' AND formal < $organisationDue THEN '单独组建而正式党员不足' ELSE '' END,
  CASE WHEN members > $branchMost THEN '党员过多' ELSE '' END,
  CASE WHEN formal >= $committeeDue AND @asOf(o.hasCommittee) = '无' THEN '应设支委会而未设' ELSE '' END,
  CASE WHEN @asOf(o.secretary) = '' THEN '没有书记' ELSE '' END
] AS warning
WITH o, members, formal, warning
WHERE warning <> ''
// columns of o.key
WITH o, members, formal, warning, head(@nearestCommunities(o)) AS nearest, @parentName(o) AS actor
OPTIONAL MATCH (community:Area {key: nearest})
RETURN 'organisation' AS subjectKind,
       o.key AS subjectKey,
       o.name AS subject,
       community.name AS community,
       warning,
       @asOf(o.form) AS form,
       members,
       formal,
       @asOf(o.hasCommittee) AS committee,
       actor
ORDER BY subject, subjectKey, warning

// denominator
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @inScope.organisation(o)
RETURN count(o) AS denominator

// picture
MATCH (o:PartyOrganisation)
WHERE @branch(o) AND @inScope.organisation(o)
WITH o, head(@nearestCommunities(o)) AS nearest, @currentMembers(o) AS members, @formalMembers(o) AS formal
WITH nearest,
     CASE WHEN (@asOf(o.form) = '单独' AND formal < $organisationDue) OR members > $branchMost
       OR (formal >= $committeeDue AND @asOf(o.hasCommittee) = '无') OR @asOf(o.secretary) = ''
       THEN 1 ELSE 0 END AS gap
WITH nearest, sum(gap) AS listed, count(gap) AS total
OPTIONAL MATCH (community:Area {key: nearest})
RETURN coalesce(community.code, '') AS code, coalesce(community.name, '未注明社区') AS label, listed, total
ORDER BY code
