// 来源：台账表的文件、工作表与日期。
// Sources: file, sheet and day of ledger sheets.
MATCH (s:LedgerSheet)
WHERE s.key IN $sheets
RETURN s.key AS key, s.ledger AS ledger, s.file AS file, s.sheet AS sheet, s.day AS day
