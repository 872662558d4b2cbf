"""Texts that visitors paste or drop in: read at once in a process of their own, and kept nowhere."""
