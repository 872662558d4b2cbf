"""Answers written out: one module a format."""
