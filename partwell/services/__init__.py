"""One function for each thing the professional does."""
