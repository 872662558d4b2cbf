"""What the facts say that the ontology or a rule of the domain does not allow."""
