"""Readers of texts besides the rules, and the gate that all of them pass: quotes checked, numbers read again."""
