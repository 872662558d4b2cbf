"""A language model as a reader: it is asked for quotes, section by section, and whatever it says passes the gate."""
