"""Texts as pages show them: each claim marked where it stands, its reading beside it, and what no claim took."""
