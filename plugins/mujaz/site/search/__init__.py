"""The index of the search: files that a page's script, and `mujaz search`, load as far as a search needs them.

documents    what is searched: every listed item in each language, and gists
words        documents' words as numbers
invert       for each word and pair of words its documents, as keys that sort
names        the names of the register, and where documents name actors and places
vocabulary   every form of a word, and under which stems it stands
kept, renew  all of that, kept between builds and brought up to date
links        which words are others behind a conjunction or preposition
cuts         where the index is cut into files, and their names
files        the files of the index; wordfiles and phrasefiles make most of them, encoding writes them
reader       the same files read again (decoding), asked and query a search over them
docs/search.md has their format.
"""
