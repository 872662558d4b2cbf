"""Claims read back from the graphs of the documents: what everything above them is made of."""
