"""Concludes the blocks of a build in processes, and keeps what they concluded, so that a changed text costs its own."""
