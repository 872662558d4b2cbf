"""Pages for people: one module a page, rendered here, useful without scripts."""
