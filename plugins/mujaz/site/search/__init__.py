"""The index of the search: files that a page's script, and `mujaz search`, load as far as a search needs them.

documents   what is searched: every listed item in each language, and gists
words       the documents' words as numbers, kept between builds
names       where the documents name actors and places
invert      for each word and record its documents
files       the files of the index, cut so that each is small
reader      the same files read again
query       a search over them
docs/search.md has their format.
"""
