"""The pipeline from texts to a finished build in the store."""
