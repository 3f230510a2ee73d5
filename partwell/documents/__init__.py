"""Word papers: one sandboxed environment, layouts filled by docxtpl, the record, preview, PDF and the evidence pack."""
