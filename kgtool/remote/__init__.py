"""Stores behind an address that the user gives: asked over SPARQL 1.1 Protocol, written by Graph Store Protocol."""
