"""Cards: a picture for each item, for where links to it are shared."""
