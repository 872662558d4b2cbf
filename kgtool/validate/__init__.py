"""SHACL validation of claims and facts, with results that lead to the sentence."""

from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.shapes import load_shapes
from kgtool.validate.validate import Layer, validate

__all__ = ["Layer", "Result", "ValidationReport", "load_shapes", "validate"]
