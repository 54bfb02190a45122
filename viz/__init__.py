"""Drawing: from rows to pages, pictures and workbooks."""
