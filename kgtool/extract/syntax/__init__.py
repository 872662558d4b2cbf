"""The syntax of a German sentence: clauses, verb groups, and nominals with their grammatical marks."""
