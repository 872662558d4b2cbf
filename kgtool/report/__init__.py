"""The report for a firm: what it depends on, composed of stored questions, each statement with its sentence."""
