"""Mujaz (موجز): from saved Arabic and English news pages to a published bilingual archive."""

__version__ = "0.1.0"
