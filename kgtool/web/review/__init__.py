"""The queue of claims as a page on which one person decides, on his own machine, with a token."""
