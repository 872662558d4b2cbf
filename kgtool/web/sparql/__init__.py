"""SPARQL over HTTP: the protocol, the service description, and the Graph Store HTTP Protocol."""
