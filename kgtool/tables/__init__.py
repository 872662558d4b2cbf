"""Tables of deals from elsewhere: rows and cells become claims by a mapping that their user writes."""
