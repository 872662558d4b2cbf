from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgtool.pictures.chord import chord
from kgtool.pictures.cycle import Cycle, cycle
from kgtool.pictures.marks import ActorMark, FlowMark, Flows
from kgtool.pictures.markup import address, element, identifier, number, write
from tests.pictures.made import check, flow, parsed

HOSTILE = (
    "<script>alert(1)</script>",
    "</text><script>alert(1)</script>",
    "</title></a><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onload="alert(1)',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!-- --><script>alert(1)</script>",
    "<?xml version='1.0'?>",
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    "&x;",
    "<foreignObject><body onload=alert(1)></foreignObject>",
    "<image href=x onerror=alert(1)>",
    "<use href='data:image/svg+xml,x#x'/>",
    "<style>*{background:url(//evil.example)}</style>",
    "url(javascript:alert(1))",
    "\x00\x08\x0b\ufffe\uffff",
    "\u202eevil\u202c",
    "{{ 7*7 }}${7*7}",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "A" * 5000,
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_labels_stay_text(payload: str) -> None:
    actors = (ActorMark(payload, payload, payload, payload, payload), ActorMark("b", "B"))
    paid = FlowMark(
        payload, payload, "b", "equity", unit=payload, words=payload, rung="agreed", href=payload, title=payload
    )
    back = flow("b", payload, 1, 2)
    calm = (ActorMark("a", "A", "/a"), ActorMark("b", "B"))
    for made, harmless in (
        (
            chord(Flows(actors, (paid, back))),
            chord(Flows(calm, (flow("a", "b", None, None, "equity"), flow("b", "a", 1, 2)))),
        ),
        (
            cycle(Cycle(actors, (paid, back))),
            cycle(Cycle(calm, (flow("a", "b", None, None, "equity"), flow("b", "a", 1, 2)))),
        ),
    ):
        page = check(made)
        assert {node.name for node in page.all()} == {node.name for node in check(harmless).all()}
        links = [mark.attributes["href"] for mark in page.marks()]
        assert all(link.startswith(("#", "/flow/b")) or link == "A" * 5000 for link in links)


@given(st.text(), st.text())
def test_any_text_survives_or_is_replaced_where_xml_has_no_place_for_it(text: str, value: str) -> None:
    tree = parsed(write(element("g", text, class_=value)))
    for held, given_text in ((tree.text, text), (tree.attributes["class"], value)):
        assert len(held) == len(given_text)
        assert all(one in (other, "\ufffd") for one, other in zip(held, given_text, strict=True))


@pytest.mark.parametrize(
    "link",
    [
        "https://w3id.org/kgtool/id/flow/all/A/b/c",
        "http://x.example/?q=1&r=2#s",
        "/actor/nvidia",
        "../x.html",
        "?a=b:c",
        "#x",
        "actor/nvidia.html",
        "a.html",
    ],
)
def test_links_to_pages_are_kept(link: str) -> None:
    assert address(link) == (None if ":c" in link else link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:x",
        " javascript:x",
        "java\tscript:x",
        "//x.example",
        "/\\x.example",
        "data:,x",
        "ftp://x",
        "a b",
        "x:y",
    ],
)
def test_links_to_anything_else_are_not(link: str) -> None:
    assert address(link) is None


@given(st.floats(-10_000, 10_000))
def test_a_number_has_at_most_one_decimal_place(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.0501
    assert "e" not in number(value)
    assert not number(value).startswith("-0") or float(number(value)) < 0


@given(st.text())
def test_an_identifier_has_letters_digits_and_hyphens_only(text: str) -> None:
    assert set(identifier(text)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def test_keys_that_differ_by_a_slash_or_a_hyphen_have_identifiers_of_their_own() -> None:
    assert identifier("a-b/c") != identifier("a/b-c")
