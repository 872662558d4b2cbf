"""Claims of several texts become facts and flows under a named policy."""
