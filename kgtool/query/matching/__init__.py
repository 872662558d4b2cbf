"""Finds the stored question that free words mean."""
