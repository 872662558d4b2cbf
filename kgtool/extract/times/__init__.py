"""Times of German business prose as first and last day, relative to the day a text was issued."""

from kgtool.extract.times.grammar import times
from kgtool.extract.times.mention import TimeMention

__all__ = ["TimeMention", "times"]
