"""The sources of the items: read once, and not again as long as they are the same."""
