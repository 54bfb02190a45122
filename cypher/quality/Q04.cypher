/*
id = "Q04"
title = { zh = "校验码不符", en = "Check signs that do not agree" }
meaning = { zh = "身份证号（GB 11643）、统一社会信用代码（GB 32100）的位数、日期或校验码不符，装载时没有收下；写明是哪张表、哪一列、几格。号码不显示。", en = "ID numbers (GB 11643) and unified social credit codes (GB 32100) whose length, date or check sign does not agree and which the load did not take; with the sheet, the column and how many cells. Numbers are not shown." }
basis = { zh = "分子：有这样的号码的台账表；分母：当日有效的、有号码列的全部台账表（党员、住户、单位、包户、走访、报到）。被表格软件损坏的在 Q03，不在这里。按装载时退回的行和格计数，不记内容；同一文件同一工作表以最近一次装载的为准；退回的另表改好再装，原台账没有改的仍在内。台账表不属于任何范围，只在不写范围时有数。", en = "Numerator: sheets with such numbers; denominator: all sheets that stand on the day of ledgers with such a column (members, residents, employers, responsibility, contacts, double reporting). Those damaged by the spreadsheet program are in Q03 and not here. Counted by what the load refused, without any content; of one file and sheet the last loaded stands, and a ledger stays in as long as it is not mended itself. A sheet lies in no scope: only the whole has any." }
source = { zh = "GB 11643 公民身份号码，GB 32100 统一社会信用代码", en = "GB 11643 and GB 32100" }
subject = "sheet"
severity = "medium"
actor = { zh = "填这份台账的单位：与证件、证照核对后改正", en = "whoever keeps the ledger: compare with the card or the licence" }
ledgers = ["members", "residents", "employers", "responsibility", "contacts", "reporting"]
parameters = []

[columns]
ledger = { zh = "台账", en = "ledger" }
day = { zh = "截至日", en = "as-of day" }
column = { zh = "列", en = "column" }
refused = { zh = "几格", en = "cells" }
read = { zh = "该表读了几行", en = "rows read of the sheet" }

[picture]
kind = "bars"
title = { zh = "各种台账校验码不符的表", en = "sheets with wrong check signs, by ledger" }
*/

// rows
MATCH (s:LedgerSheet)
WHERE s.ledger IN ['members', 'residents', 'employers', 'responsibility', 'contacts', 'reporting'] AND @inScope.sheet(s) AND @standingSheet(s)
UNWIND [one IN coalesce(s.refused, []) WHERE split(one, '|')[0] IN ['invalid_id', 'invalid_uscc'] AND split(one, '|')[1] IN ['公民身份证号', '身份证号', '统一社会信用代码']] AS refusal
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
WHERE s.ledger IN ['members', 'residents', 'employers', 'responsibility', 'contacts', 'reporting'] AND @inScope.sheet(s) AND @standingSheet(s)
RETURN count(s) AS denominator

// picture
MATCH (s:LedgerSheet)
WHERE s.ledger IN ['members', 'residents', 'employers', 'responsibility', 'contacts', 'reporting'] AND @inScope.sheet(s) AND @standingSheet(s)
WITH s.ledger AS code, @ledgerTitle(s) AS label,
     CASE WHEN any(one IN coalesce(s.refused, []) WHERE split(one, '|')[0] IN ['invalid_id', 'invalid_uscc'] AND split(one, '|')[1] IN ['公民身份证号', '身份证号', '统一社会信用代码']) THEN 1 ELSE 0 END AS faulty
RETURN code, label, sum(faulty) AS listed, count(faulty) AS total
ORDER BY code
