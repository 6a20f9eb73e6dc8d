"""Stage 1: from a raw page to the article that a reader of it saw."""

from mujaz.compiled import compiled_folder

if _compiled := compiled_folder(__name__, __path__[0]):
    __path__.insert(0, _compiled)

from mujaz.clean.article import clean

__all__ = ["clean"]
