"""What a person is to look at first, and what the decisions made so far say of the rules."""
