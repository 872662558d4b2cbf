"""One run from texts to a finished store."""
