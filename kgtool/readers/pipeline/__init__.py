"""A user's spaCy pipeline tells the rules of words, names and what hangs on what, where they do not know themselves."""
