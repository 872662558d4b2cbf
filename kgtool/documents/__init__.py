"""Texts in: files, folders and standard input become documents whose offsets are kept."""
