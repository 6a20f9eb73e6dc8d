"""After the build: checking a built site whole, and putting it where the world sees it.

A place of publication holds `releases/` (one folder for each build, named by number and manifest), `current` (a link to
the one that the world sees) and `mujaz.json`, which says that the place is ours. A web server's root is `current`.
"""
