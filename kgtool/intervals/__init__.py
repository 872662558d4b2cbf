"""Amounts as intervals: how a stated figure is read, and arithmetic that keeps what is not known."""
