"""What keeps a language model from being asked at all; everything less is stated at the text and the work goes on."""

from __future__ import annotations

from kgtool.errors import KgtoolError


class SetupError(KgtoolError):
    """The options name no model, no endpoint and no folder of answers, or ones that do not go together."""

    code = "KG965"


class MissingExtraError(KgtoolError):
    """A library that asking or checking needs is not installed."""

    code = "KG966"


class AccessError(KgtoolError):
    """The endpoint refuses the key, or knows neither the address nor the model."""

    code = "KG967"


class PriceError(KgtoolError):
    """A cap on the cost is asked for and nobody knows what the model costs, or a price is none."""

    code = "KG968"


class FolderError(KgtoolError):
    """The folder of requests or answers cannot be read or written."""

    code = "KG969"


class UnsafeEndpointError(KgtoolError):
    """The key would go over the network unencrypted."""

    code = "KG970"
