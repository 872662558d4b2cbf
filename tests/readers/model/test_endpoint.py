"""A key goes only where it belongs, and never stands where somebody reads it."""

from __future__ import annotations

import pytest

from kgtool.errors import KgtoolError
from kgtool.readers.model.endpoint import endpoint

KEYS = {"KGTOOL_API_KEY": "own", "OPENAI_API_KEY": "open", "ANTHROPIC_API_KEY": "anthropic"}


@pytest.mark.parametrize(
    ("url", "api", "asked"),
    [
        ("https://api.openai.com/v1", "openai", "https://api.openai.com/v1/chat/completions"),
        ("https://api.openai.com/v1/", "openai", "https://api.openai.com/v1/chat/completions"),
        ("https://h/v1/chat/completions?version=2", "openai", "https://h/v1/chat/completions?version=2"),
        ("http://localhost:11434/v1", "openai", "http://localhost:11434/v1/chat/completions"),
        ("https://api.anthropic.com", "anthropic", "https://api.anthropic.com/v1/messages"),
        ("https://api.anthropic.com/v1", "anthropic", "https://api.anthropic.com/v1/messages"),
        ("https://h/v1/messages", "anthropic", "https://h/v1/messages"),
    ],
)
def test_the_path_of_the_kind_of_server_is_added(url: str, api: str, asked: str) -> None:
    assert endpoint(url, api, {}).url == asked


@pytest.mark.parametrize(
    ("url", "api", "environment", "variable"),
    [
        ("https://api.openai.com/v1", "openai", {"OPENAI_API_KEY": "k"}, "OPENAI_API_KEY"),
        ("https://api.openai.com/v1", "openai", KEYS, "KGTOOL_API_KEY"),
        ("https://elsewhere.example/v1", "openai", {"OPENAI_API_KEY": "k"}, None),
        ("https://elsewhere.example/v1", "openai", KEYS, "KGTOOL_API_KEY"),
        ("https://api.anthropic.com", "anthropic", {"ANTHROPIC_API_KEY": "k"}, "ANTHROPIC_API_KEY"),
        ("https://api.anthropic.com.example", "anthropic", {"ANTHROPIC_API_KEY": "k"}, None),
        ("https://api.openai.com/v1", "openai", {}, None),
    ],
)
def test_a_vendors_key_goes_to_the_vendor_alone(
    url: str, api: str, environment: dict[str, str], variable: str | None
) -> None:
    found = endpoint(url, api, environment)
    assert (found.key_from, found.key) == (variable, environment[variable] if variable else None)


@pytest.mark.parametrize(
    ("url", "api", "environment", "code", "cause"),
    [
        ("api.openai.com/v1", "openai", {}, "KG965", "'api.openai.com/v1' is no address of a server."),
        ("ftp://h/v1", "openai", {}, "KG965", "'ftp://h/v1' is no address of a server."),
        ("http://[broken", "openai", {}, "KG965", "'http://[broken' is no address of a server."),
        ("https://me:pass@h/v1", "openai", {}, "KG965", "The endpoint holds a name or password."),
        ("file://me:pass@h/v1?key=k", "openai", {}, "KG965", "'h/v1' is no address of a server."),
        ("https://h/v1", "bard", {}, "KG965", "'bard' is no kind of server."),
        ("http://h/v1", "openai", KEYS, "KG970", "The key of $KGTOOL_API_KEY would go to h unencrypted."),
    ],
)
def test_an_address_that_is_none_or_unsafe_is_refused(
    url: str, api: str, environment: dict[str, str], code: str, cause: str
) -> None:
    with pytest.raises(KgtoolError) as raised:
        endpoint(url, api, environment)
    assert (raised.value.code, raised.value.cause) == (code, cause)


def test_a_key_may_go_unencrypted_to_this_machine() -> None:
    assert endpoint("http://127.0.0.1:8000/v1", "openai", KEYS).key == "own"


def test_what_is_shown_of_an_endpoint_holds_no_secret() -> None:
    found = endpoint("https://h/v1?key=secret", "openai", KEYS)
    assert found.shown == "https://h/v1/chat/completions"
    assert "own" not in repr(found)
