"""Stored questions: strict headers, typed parameters, rows."""
