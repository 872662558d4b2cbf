"""The rules first, and a language model for what they left open."""
