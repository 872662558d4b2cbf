"""What makes an ontology well kept: quality checks as files, and what changed between two versions."""
