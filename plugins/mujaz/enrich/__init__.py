"""Stage 2: what an article mentions. Articles come in as texts and leave with their actors and places."""
