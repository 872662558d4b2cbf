"""The corpus with planted contradictions, copies and slips, and as many harmless look-alikes."""
