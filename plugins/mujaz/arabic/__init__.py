"""The one home of Arabic and bilingual text: nothing else in the project folds or localises.

letters     which characters are letters, marks, invisible
spelling    what each character becomes when it is folded
fold        the three spellings in which texts are compared: match, lookup, search
clitics     the words that Arabic writes onto a name (و ف ب ل ك), taken off with their article intact
tokens      the words of a text and where they stand
sorting     the order of names in an index, and the letter under which each is listed
bidi        the direction of a language, isolation, stray controls
digits      2023, ٢٠٢٣ and ۲۰۲۳
localize    dates, numbers, names of languages: Babel's door
catalogue   interface words from a `.po` file: Babel's other door
"""
