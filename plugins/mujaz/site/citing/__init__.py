"""Citations: one frozen value, written as BibTeX, RIS and CSL-JSON for reference managers."""
