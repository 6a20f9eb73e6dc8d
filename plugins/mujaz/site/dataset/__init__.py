"""The archive as data: tables, records and entities for researchers, described in English and Arabic."""
