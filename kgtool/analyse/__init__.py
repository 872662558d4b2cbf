"""Circular flows and what is found in them, written back as resources."""
