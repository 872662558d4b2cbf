"""Runs the command line as `python -m kgtool`."""

from kgtool.cli.app import main

if __name__ == "__main__":
    main()
