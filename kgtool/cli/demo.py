"""`kgtool demo`."""


def run() -> None:
    """Show."""
