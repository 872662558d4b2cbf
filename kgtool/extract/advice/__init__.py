"""Advice: what somebody who annotates words tells the rules where their own knowledge ends."""
