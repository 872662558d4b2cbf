"""German texts become claims: blocks, sentences, mentions, quantities, clauses, frames, roles."""
