"""Word papers: layouts filled in one sandbox, the record, the call sheet, preview, PDF, evidence pack."""
