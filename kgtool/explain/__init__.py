"""Why something holds, or does not: proofs, claims and sentences behind facts, inferences, resources and rows."""
