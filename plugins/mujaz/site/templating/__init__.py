"""Pages as HTML: the theme's templates, and code of theirs that does not look up what it knows."""
