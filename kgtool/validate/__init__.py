"""SHACL shapes over claims and facts."""
