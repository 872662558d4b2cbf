"""Traces claims that say the same to the origins that they go back to."""
