"""The gate of all readers: what they say is checked against the text, and what fails is told and kept out."""

from kgtool.claims.rejection import Rejection
from kgtool.readers.verify.verifier import Verified, verified

__all__ = ["Rejection", "Verified", "verified"]
