"""Rules run to a fixpoint and add what follows, each inference with its support."""
