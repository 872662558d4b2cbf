"""What people decided about claims: lines in plain files, applied to every reading of the sentences they are about."""
