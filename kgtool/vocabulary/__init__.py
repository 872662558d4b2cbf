"""The words of the graph: namespaces and IRIs, and the ontology as the program reads it."""
