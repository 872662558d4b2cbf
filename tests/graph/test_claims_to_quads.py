from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from kgtool.claims import Claim, Measure, Span
from kgtool.documents.document import Document
from kgtool.errors import ClaimError
from kgtool.extract.reading import Covered, Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.vocabulary.terms import DCTERMS, KG, OA, PROV, RDF, RDFS, XSD, Iris, coded
from tests.graph.examples import BARE, DOCUMENT, ENTITIES, INVESTMENT, PATH, PURCHASE, READING, SHA256, TEXT

IRIS = Iris()
QUADS = document_quads(DOCUMENT, READING, IRIS)
CLAIM = IRIS.claim(INVESTMENT.digest)
Term = NamedNode | Literal


def objects(subject: NamedNode, predicate: NamedNode, quads: list[Quad] = QUADS) -> set[Term]:
    found = {quad.object for quad in quads if (quad.subject, quad.predicate) == (subject, predicate)}
    assert all(isinstance(term, Term) for term in found)
    return {term for term in found if isinstance(term, Term)}


def decimal(text: str) -> Literal:
    return Literal(text, datatype=XSD["decimal"])


def test_a_document_is_one_named_graph_without_blank_nodes() -> None:
    assert {quad.graph_name for quad in QUADS} == {IRIS.document_graph(PATH)}
    assert not any(isinstance(term, BlankNode) for quad in QUADS for term in (quad.subject, quad.object))
    assert len(QUADS) == len(set(QUADS))


def test_the_same_reading_gives_the_same_quads_in_the_same_order() -> None:
    shuffled = replace(READING, entities=ENTITIES[::-1], claims=READING.claims[::-1])
    assert document_quads(DOCUMENT, shuffled, IRIS) == QUADS


def test_the_document_says_what_is_known_of_it() -> None:
    node = IRIS.document(PATH)
    assert objects(node, DCTERMS["title"]) == {Literal("Geld im Kreis")}
    assert objects(node, DCTERMS["issued"]) == {Literal("2025-11-18", datatype=XSD["date"])}
    assert objects(node, DCTERMS["publisher"]) == {IRIS.entity("uebermedien")}
    assert objects(IRIS.entity("uebermedien"), RDFS["label"]) == {Literal("Übermedien")}
    assert objects(node, DCTERMS["identifier"]) == {Literal(PATH)}
    assert objects(node, KG["sha256"]) == {Literal(SHA256)}
    assert objects(node, KG["unknown"]) == set()


def test_the_document_says_how_many_of_its_quantities_are_claimed() -> None:
    (coverage,) = objects(IRIS.document(PATH), KG["coverage"])
    assert coverage == IRIS.coverage(PATH)
    for name, count in (("quantitiesFound", READING.quantities), ("quantitiesClaimed", READING.quantities_claimed)):
        assert objects(IRIS.coverage(PATH), KG[name]) == {Literal(str(count), datatype=XSD["nonNegativeInteger"])}


def test_what_no_claim_took_stands_in_the_graph_with_place_words_and_reason() -> None:
    item = Covered(0, 9, "name", "Microsoft", 1, "open", "no_role", "investment.put-into", ("investee",), "microsoft")
    quads = document_quads(DOCUMENT, replace(READING, open=(item,)), IRIS)
    node = IRIS.part(IRIS.document(PATH), "open-1")
    assert objects(IRIS.coverage(PATH), KG["open"], quads) == {node}
    assert objects(node, OA["exact"], quads) == {Literal("Microsoft")}
    assert objects(node, OA["end"], quads) == {Literal("9", datatype=XSD["nonNegativeInteger"])}
    assert objects(node, KG["reason"], quads) == {Literal("no_role")}
    assert objects(node, KG["nearestRule"], quads) == {IRIS.rule("investment.put-into")}


def test_what_the_text_does_not_show_is_said_to_be_unknown() -> None:
    quads = document_quads(BARE, READING, IRIS)
    assert objects(IRIS.document(PATH), KG["unknown"], quads) == {
        Literal("title"),
        Literal("issued"),
        Literal("publisher"),
    }


def test_a_claim_carries_its_type_roles_and_coded_values() -> None:
    assert objects(CLAIM, RDF["type"]) == {KG["Claim"], KG["Investment"]}
    assert objects(CLAIM, KG["investor"]) == {IRIS.entity("nvidia")}
    assert objects(CLAIM, KG["investee"]) == {IRIS.entity("anthropic")}
    assert objects(CLAIM, KG["modality"]) == {coded("modality", "asserted")}
    assert objects(CLAIM, KG["stage"]) == {coded("stage", "agreed")}
    assert objects(CLAIM, KG["instrument"]) == {coded("instrument", "equity"), KG["instrumentComputeCredit"]}
    assert objects(CLAIM, KG["negated"]) == {Literal("false", datatype=XSD["boolean"])}
    assert objects(CLAIM, KG["cancellable"]) == {Literal("true", datatype=XSD["boolean"])}
    assert objects(CLAIM, KG["jointly"]) == {Literal("false", datatype=XSD["boolean"])}
    assert objects(CLAIM, KG["confidence"]) == {decimal("0.93")}
    assert objects(CLAIM, KG["exclusivity"]) == set()
    purchase = IRIS.claim(PURCHASE.digest)
    assert objects(purchase, KG["exclusivity"]) == {KG["exclusivityPrimary"]}
    assert objects(purchase, KG["inReturnFor"]) == {CLAIM}


def test_a_measure_is_an_interval_beside_its_words() -> None:
    amount, share = IRIS.part(CLAIM, "measure-1"), IRIS.part(CLAIM, "measure-2")
    assert objects(CLAIM, KG["measure"]) == {amount, share}
    assert objects(amount, KG["min"]) == set()
    assert objects(amount, KG["max"]) == {decimal("10000000000")}
    assert objects(amount, KG["unit"]) == {Literal("USD")}
    assert objects(amount, KG["hedge"]) == {KG["hedgeUpTo"]}
    assert objects(amount, KG["assumed"]) == {Literal("true", datatype=XSD["boolean"])}
    assert objects(share, KG["words"]) == {Literal("2,50 %")}
    assert objects(share, KG["per"]) == {Literal("P1Y", datatype=XSD["duration"])}
    assert objects(share, KG["of"]) == {KG["ofStake"]}


def test_a_time_that_is_open_on_one_side_has_no_bound_there() -> None:
    time = IRIS.part(CLAIM, "time")
    assert objects(time, KG["start"]) == {Literal("2025-11-18", datatype=XSD["date"])}
    assert objects(time, KG["end"]) == set()


def test_speakers_are_entities_and_keep_a_label_they_have() -> None:
    purchase = IRIS.claim(PURCHASE.digest)
    assert objects(purchase, KG["attributedTo"]) == {IRIS.entity("gartner"), IRIS.entity("anthropic")}
    assert objects(IRIS.entity("gartner"), RDFS["label"]) == {Literal("Gartner")}
    assert KG["Speaker"] in objects(IRIS.entity("anthropic"), RDF["type"])
    assert objects(IRIS.entity("anthropic"), RDFS["label"]) == {Literal("Anthropic")}


def test_products_are_owned_and_persons_are_members() -> None:
    assert objects(IRIS.entity("azure"), KG["ownedBy"]) == {IRIS.entity("microsoft")}
    assert objects(IRIS.entity("jensen-huang"), KG["memberOf"]) == {IRIS.entity("nvidia")}
    assert objects(IRIS.entity("jensen-huang"), KG["provisional"]) == {Literal("true", datatype=XSD["boolean"])}
    assert objects(IRIS.entity("nvidia"), KG["provisional"]) == set()


def test_a_claim_leads_to_document_activity_software_and_rule() -> None:
    assert objects(CLAIM, PROV["wasDerivedFrom"]) == {IRIS.document(PATH)}
    (activity,) = objects(CLAIM, PROV["wasGeneratedBy"])
    assert isinstance(activity, NamedNode)
    (software,) = objects(activity, PROV["wasAssociatedWith"])
    assert isinstance(software, NamedNode)
    assert objects(software, RDF["type"]) == {PROV["SoftwareAgent"]}
    assert objects(CLAIM, KG["rule"]) == {IRIS.rule("investment/invests-in")}
    assert objects(IRIS.rule("investment/invests-in"), RDF["type"]) == {PROV["Plan"]}


def quotes(quads: list[Quad]) -> list[tuple[str, str, str, int, int]]:
    store = Store()
    store.extend(quads)
    rows = store.query(
        """PREFIX kg: <https://w3id.org/kgtool/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?exact ?prefix ?suffix ?start ?end WHERE { GRAPH ?g { ?claim kg:evidence ?span .
          ?span a oa:SpecificResource ; oa:hasSource ?document ; oa:hasSelector ?position , ?quote .
          ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
          ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix } }"""
    )
    assert isinstance(rows, QuerySolutions)
    found = [[str(getattr(term, "value", term)) for term in row] for row in rows]
    return [(exact, prefix, suffix, int(start), int(end)) for exact, prefix, suffix, start, end in found]


def test_every_quote_equals_the_characters_of_its_position() -> None:
    found = quotes(QUADS)
    assert len(found) == 3
    for exact, prefix, suffix, start, end in found:
        assert exact == TEXT[start:end]
        assert TEXT[:start].endswith(prefix)
        assert TEXT[end:].startswith(suffix)
        assert len(prefix) <= 32 >= len(suffix)


PIECES = [*"aZß 1.\"\\'<>&\n\r\t\x00\x85\u00a0\u2028\ufeff\u0308", "\r\n", "🎉", "👩‍🚀", "e\u0301"]
AWKWARD = st.lists(st.sampled_from(PIECES), min_size=1).map("".join)


@given(AWKWARD, st.data())
def test_quotes_are_exact_whatever_the_text_holds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document("a.txt", text, "00" * 32)
    claim = Claim("a.txt", "00" * 32, "Partnership", (), (Span(start, end),), "r", Decimal(1))
    (found,) = quotes(document_quads(document, Reading((claim,), (), 1, 0, 0), IRIS))
    exact, prefix, suffix, *position = found
    assert position == [start, end]
    assert exact == text[start:end]
    assert prefix + exact + suffix == text[max(0, start - 32) : end + 32]


def refused(claim: Claim) -> str:
    with pytest.raises(ClaimError) as caught:
        document_quads(DOCUMENT, replace(READING, claims=(claim,)), IRIS)
    return str(caught.value)


def test_a_span_outside_of_the_text_is_refused() -> None:
    assert "outside of the text" in refused(replace(INVESTMENT, spans=(Span(0, len(TEXT) + 1),)))


def test_a_claim_of_another_document_is_refused() -> None:
    assert "not of this document" in refused(replace(INVESTMENT, document="other.txt"))


def test_a_measure_that_is_no_number_is_refused() -> None:
    measure = Measure("amount", Decimal("NaN"), None, "USD", "viel")
    assert "no finite number" in refused(replace(INVESTMENT, measures=(measure,)))


def test_a_file_name_that_is_no_utf8_still_names_a_document() -> None:
    path = b"gr\xfcn.txt".decode("utf-8", "surrogateescape")
    quads = document_quads(Document(path, "x", hashlib.sha256(b"x").hexdigest()), Reading((), (), 0, 0, 0), IRIS)
    assert IRIS.document(path).value.endswith("gr%FCn.txt")
    assert objects(IRIS.document(path), DCTERMS["identifier"], quads) == {Literal("gr\ufffdn.txt")}


def test_terms_of_the_graph_are_all_of_known_vocabularies() -> None:
    vocabularies = (KG, RDF, RDFS, PROV, OA, DCTERMS)
    assert all(any(quad.predicate in vocabulary for vocabulary in vocabularies) for quad in QUADS)
