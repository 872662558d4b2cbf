"""kgtool reads German business texts into a knowledge graph whose every answer leads back to a sentence."""

__version__ = "0.1.0"
