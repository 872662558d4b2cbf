"""Claims as RDF quads, and RDF in and out of files."""
