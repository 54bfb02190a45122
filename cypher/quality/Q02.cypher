/*
id = "Q02"
title = { zh = "一号两支部", en = "One ID number in two branches" }
meaning = { zh = "党员台账里，同一天同一个身份证号写在两个支部：只保留了前一行，后一行退回；写明是哪张表、几行。号码不显示。", en = "Sheets of members in which one ID number stands in two branches on one day: the first row was kept, the other refused; with the sheet and how many rows. Numbers are not shown." }
basis = { zh = "分子：有这样的行的党员台账表；分母：当日有效的全部党员台账表。先后两天写在两个支部的是转移组织关系，不算。按装载时退回的行和格计数，不记内容；同一文件同一工作表以最近一次装载的为准；退回的另表改好再装，原台账没有改的仍在内。台账表不属于任何范围，只在不写范围时有数。", en = "Numerator: sheets of members with such rows; denominator: all sheets of members that stand on the day. In two branches on two days is a transfer, and none. Counted by what the load refused, without any content; of one file and sheet the last loaded stands, and a ledger stays in as long as it is not mended itself. A sheet lies in no scope: only the whole has any." }
source = { zh = "一名党员的组织关系只在一个支部", en = "a member belongs to exactly one branch" }
subject = "sheet"
severity = "medium"
actor = { zh = "填这份台账的单位：按退回表逐行改正后再装", en = "whoever keeps the ledger: mend it by the workbook of refused rows and load again" }
ledgers = ["members"]
parameters = []

[columns]
ledger = { zh = "台账", en = "ledger" }
day = { zh = "截至日", en = "as-of day" }
column = { zh = "列", en = "column" }
refused = { zh = "几行", en = "rows" }
read = { zh = "该表读了几行", en = "rows read of the sheet" }

[picture]
kind = "bars"
title = { zh = "有一号两支部的党员台账", en = "sheets with a number in two branches" }
*/

// rows
MATCH (s:LedgerSheet)
WHERE s.ledger IN ['members'] AND @inScope.sheet(s) AND @standingSheet(s)
UNWIND [one IN coalesce(s.refused, []) WHERE one STARTS WITH 'duplicate_conflict|所在党支部|'] AS refusal
// columns of s.key
RETURN 'sheet' AS subjectKind,
       s.key AS subjectKey,
       @sheetName(s) AS subject,
       @ledgerTitle(s) AS ledger,
       toString(s.day) AS day,
       split(refusal, '|')[1] AS column,
       toInteger(split(refusal, '|')[2]) AS refused,
       s.read AS read
ORDER BY subject, subjectKey, column

// denominator
MATCH (s:LedgerSheet)
WHERE s.ledger IN ['members'] AND @inScope.sheet(s) AND @standingSheet(s)
RETURN count(s) AS denominator

// picture
MATCH (s:LedgerSheet)
WHERE s.ledger IN ['members'] AND @inScope.sheet(s) AND @standingSheet(s)
WITH s.ledger AS code, @ledgerTitle(s) AS label,
     CASE WHEN any(one IN coalesce(s.refused, []) WHERE one STARTS WITH 'duplicate_conflict|所在党支部|') THEN 1 ELSE 0 END AS faulty
RETURN code, label, sum(faulty) AS listed, count(faulty) AS total
ORDER BY code
