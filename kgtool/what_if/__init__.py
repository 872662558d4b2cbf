"""What follows where an actor fails, a deal is cancelled, a claim is doubted, a supplier halves its output."""
