"""Answers under a policy, a rung, a date and a doubt."""
