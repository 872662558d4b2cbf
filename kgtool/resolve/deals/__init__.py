"""Deals: what claims of one or many texts say together about one transaction."""
