"""Measurements at full size, run by `make bench`; the tests run them small."""
