"""Checks stored questions against the rows that their cases expect."""
