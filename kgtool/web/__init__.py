"""The server: the graph for browsers, SPARQL clients and linked data. Only this package knows the web framework."""
