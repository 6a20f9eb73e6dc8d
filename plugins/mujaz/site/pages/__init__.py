"""The pages of the site: one module for each kind, and `every.py` for all of them."""
