"""Quantities of German business prose: money, shares, counts, capacities, growth and multiples as intervals."""

from kgtool.extract.quantities.grammar import quantities
from kgtool.extract.quantities.quantity import Quantity

__all__ = ["Quantity", "quantities"]
