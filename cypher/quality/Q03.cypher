/*
id = "Q03"
title = { zh = "号码被表格软件损坏", en = "Numbers damaged by the spreadsheet program" }
meaning = { zh = "身份证号、信用代码存成了数字，表格软件只保留前十五位（末尾成了 000 或 E+17）：号码是损坏，不是填错；写明是哪张表、哪一列、几格。号码不显示。", en = "ID numbers and credit codes stored as numbers, of which the spreadsheet program keeps fifteen digits (ending in 000 or E+17): damaged, not wrong; with the sheet, the column and how many cells. Numbers are not shown." }
basis = { zh = "分子：有损坏号码的台账表；分母：当日有效的、有号码列的全部台账表（党员、住户、单位、包户、走访、报到）。按装载时退回的行和格计数，不记内容；同一文件同一工作表以最近一次装载的为准；退回的另表改好再装，原台账没有改的仍在内。台账表不属于任何范围，只在不写范围时有数。", en = "Numerator: sheets with damaged numbers; denominator: all sheets that stand on the day of ledgers with such a column (members, residents, employers, responsibility, contacts, double reporting). Counted by what the load refused, without any content; of one file and sheet the last loaded stands, and a ledger stays in as long as it is not mended itself. A sheet lies in no scope: only the whole has any." }
source = { zh = "表格软件的数字只有十五位有效", en = "spreadsheet programs keep fifteen digits" }
subject = "sheet"
severity = "medium"
actor = { zh = "填这份台账的单位：把该列设为“文本”格式后重新录入", en = "whoever keeps the ledger: format the column as text and type the numbers again" }
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
title = { zh = "各种台账有损坏号码的表", en = "sheets with damaged numbers, by ledger" }
*/

// rows
MATCH (s:LedgerSheet)
WHERE s.ledger IN ['members', 'residents', 'employers', 'responsibility', 'contacts', 'reporting'] AND @inScope.sheet(s) AND @standingSheet(s)
UNWIND [one IN coalesce(s.refused, []) WHERE split(one, '|')[0] = 'damaged_id' AND split(one, '|')[1] IN ['公民身份证号', '身份证号', '统一社会信用代码']] AS refusal
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
     CASE WHEN any(one IN coalesce(s.refused, []) WHERE split(one, '|')[0] = 'damaged_id' AND split(one, '|')[1] IN ['公民身份证号', '身份证号', '统一社会信用代码']) THEN 1 ELSE 0 END AS faulty
RETURN code, label, sum(faulty) AS listed, count(faulty) AS total
ORDER BY code
