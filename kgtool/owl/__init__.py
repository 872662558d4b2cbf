"""OWL DL beside the rules: HermiT's entailments, their minimal justifications, the RL profile, and the comparison."""
