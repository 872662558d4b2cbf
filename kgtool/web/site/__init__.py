"""The pages as static files, with links between them that work from a folder."""
