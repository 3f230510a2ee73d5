"""What comes in and goes out as files: client lists, the case log, the calendar and e-mail drafts."""
