"""Finished builds on disk, swapped by rename, asked over SPARQL."""
