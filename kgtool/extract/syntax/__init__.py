"""The syntax of a German sentence: clauses by topological fields, verb groups, and nominals with their grammatical marks."""
