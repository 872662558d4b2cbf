"""Claims that go back to one source are one origin, however many texts tell them."""

from __future__ import annotations

import re
import time
from decimal import Decimal

from kgtool.claims import Measure
from kgtool.origins.tracing import origins_of
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from tests.resolve.claim_graph import ONTOLOGY, Corpus
from tests.timing import TRIES

#: A sentence of a press release that others copy.
RELEASE = "Mit dem Zukauf von Rechenzeit sichert sich Anthropic bei Microsoft über Jahre 30 Mrd. Dollar an Leistung"


def stated(corpus: Corpus) -> list[StatedClaim]:
    return [claim for document in documents(corpus.store(), ONTOLOGY) for claim in document.claims]


def shapes(corpus: Corpus) -> list[tuple[str, str | None, list[str]]]:
    """Give each origin's kind, the end of its source, and its documents, sorted by documents."""
    found = [
        (
            origin.kind,
            origin.source and origin.source.value.rsplit("/", 1)[-1],
            sorted(claim.source.path for claim in origin.claims),
        )
        for origin in origins_of(stated(corpus))
    ]
    return sorted(found, key=lambda entry: entry[2])


def dollars(quote: str, amount: str) -> tuple[Measure, ...]:
    """Give the amount of a quote with the quote's own words for it."""
    words = re.search(r"[\d,]+ (?:Mrd\.|Milliarden) Dollar", quote)
    assert words
    return (Measure("amount", Decimal(amount), Decimal(amount), "USD", words[0]),)


def corpus(**publishers: str | None) -> Corpus:
    return Corpus(publishers={f"{name}.txt": publisher for name, publisher in publishers.items()})


def invest(found: Corpus, document: str, quote: str, amount: str = "10e9", **fields: object) -> Corpus:
    return found.say(
        "Investment",
        quote,
        investor="nvidia",
        investee="anthropic",
        measures=dollars(quote, amount),
        document=f"{document}.txt",
        **fields,
    )


def test_claims_attributed_to_one_source_with_like_figures_are_one_origin() -> None:
    found = corpus(a="Blatt", b="Bote")
    invest(found, "a", "Laut Reuters steckt Nvidia 10 Mrd. Dollar in Anthropic", attribution=("Reuters",))
    invest(found, "b", "Nvidia gebe 10 Mrd. Dollar, schreibt Reuters", attribution=("Reuters", "Insider"))
    assert shapes(found) == [("named", "reuters", ["a.txt", "b.txt"])]


def test_one_source_with_figures_that_differ_is_two_origins() -> None:
    found = corpus(a="Blatt", b="Bote")
    invest(found, "a", "Laut Reuters steckt Nvidia 10 Mrd. Dollar hinein", attribution=("Reuters",))
    invest(found, "b", "Nvidia gebe 12 Mrd. Dollar, schreibt Reuters", "12e9", attribution=("Reuters",))
    assert [kind for kind, _, _ in shapes(found)] == ["named", "named"]


def test_a_source_is_the_same_where_rounding_explains_the_difference() -> None:
    found = corpus(a="Blatt", b="Bote")
    invest(found, "a", "Laut Reuters steckt Nvidia 9,7 Mrd. Dollar hinein", "9.7e9", attribution=("Reuters",))
    invest(found, "b", "Nvidia gebe 10 Mrd. Dollar, schreibt Reuters", attribution=("Reuters",))
    assert len(shapes(found)) == 1


def test_a_claim_without_a_figure_does_not_join_two_that_contradict_each_other() -> None:
    found = corpus(a="Blatt", b="Bote", c="Kurier")
    invest(found, "a", "Laut Reuters steckt Nvidia 10 Mrd. Dollar hinein", attribution=("Reuters",))
    invest(found, "b", "Nvidia gebe 12 Mrd. Dollar, schreibt Reuters", "12e9", attribution=("Reuters",))
    found.say(
        "Investment",
        "Nvidia steigt ein, weiß Reuters",
        investor="nvidia",
        investee="anthropic",
        attribution=("Reuters",),
        document="c.txt",
    )
    assert sorted(len(paths) for _, _, paths in shapes(found)) == [1, 2]


def test_who_stays_unnamed_is_no_common_source() -> None:
    found = corpus(a="Blatt", b="Bote")
    invest(found, "a", "Insidern zufolge steckt Nvidia 10 Mrd. Dollar hinein", attribution=("Insider",))
    invest(found, "b", "Nvidia gebe 10 Mrd. Dollar, heißt es bei zwei Insidern", attribution=("Zwei Insider",))
    assert shapes(found) == [("anonymous", "blatt", ["a.txt"]), ("anonymous", "bote", ["b.txt"])]


def test_a_text_of_the_source_that_another_quotes_is_of_one_origin_with_it() -> None:
    found = corpus(a="Reuters", b="Bote")
    invest(found, "a", "Nvidia will sich bei Anthropic mit 10 Mrd. Dollar einkaufen", attribution=("Insider",))
    invest(found, "b", "Nvidia gebe 10 Mrd. Dollar, schreibt Reuters", attribution=("Reuters",))
    assert shapes(found) == [("named", "reuters", ["a.txt", "b.txt"])]


def test_a_firm_that_announces_is_the_source_with_or_without_its_legal_form() -> None:
    found = corpus(a="Nvidia Corp.", b="Bote")
    invest(found, "a", "Nvidia beteiligt sich an Anthropic mit 10 Mrd. Dollar")
    invest(found, "b", "Man gebe 10 Mrd. Dollar, teilt Nvidia mit", attribution=("Nvidia",))
    ((kind, _, paths),) = shapes(found)
    assert (kind, sorted(paths)) == ("named", ["a.txt", "b.txt"])


def test_two_texts_of_one_publisher_are_one_origin_and_of_two_are_two() -> None:
    for publisher, count in (("Blatt", 1), ("Bote", 2), (None, 2)):
        found = corpus(a="Blatt", b=publisher)
        invest(found, "a", "Nvidia steckt 10 Mrd. Dollar in Anthropic")
        invest(found, "b", "10 Mrd. Dollar fließen von Nvidia an Anthropic")
        assert len(shapes(found)) == count


def commit(found: Corpus, document: str, quote: str, amount: str = "30e9", **fields: object) -> Corpus:
    return found.say(
        "CloudCommitment",
        quote,
        customer="anthropic",
        provider="microsoft",
        measures=dollars(quote, amount),
        document=f"{document}.txt",
        **fields,
    )


def test_a_copied_sentence_of_the_same_days_is_one_origin() -> None:
    found = corpus(a="Blatt", b="Bote")
    found.issued = {"a.txt": "2025-11-18", "b.txt": "2025-11-20"}
    commit(found, "a", RELEASE)
    commit(found, "b", RELEASE.replace("Mit dem Zukauf", "Durch den Zukauf"))
    assert shapes(found) == [("copy", None, ["a.txt", "b.txt"])]


def test_a_copied_sentence_of_another_month_or_another_figure_is_an_origin_of_its_own() -> None:
    found = corpus(a="Blatt", b="Bote", c="Kurier")
    found.issued = {"a.txt": "2025-11-18", "b.txt": "2025-12-20"}
    commit(found, "a", RELEASE)
    commit(found, "b", RELEASE)
    commit(found, "c", RELEASE.replace("30", "33"), "33e9")
    assert [kind for kind, _, _ in shapes(found)] == ["text", "text", "text"]


def test_a_text_without_a_day_joins_one_time_only() -> None:
    found = corpus(a="Blatt", b="Bote", c="Kurier")
    found.issued = {"a.txt": "2025-11-18", "b.txt": "2025-12-20", "c.txt": None}
    for name in "abc":
        commit(found, name, RELEASE)
    assert [paths for _, _, paths in shapes(found)] == [["a.txt", "c.txt"], ["b.txt"]]


def test_names_and_figures_are_no_wording() -> None:
    found = corpus(a="Blatt", b="Bote")
    invest(found, "a", "Nvidia investiert rund 10 Milliarden Dollar in Anthropic")
    invest(found, "b", "Nvidia investiert rund 10 Milliarden Dollar in Anthropic")
    assert [kind for kind, _, _ in shapes(found)] == ["text", "text"]


def test_a_chain_goes_on_where_another_text_is_by_the_one_that_is_quoted() -> None:
    found = corpus(a="Financial Times", b="Bote")
    invest(found, "a", "Nvidia gebe 10 Mrd. Dollar, sagte ein Insider", attribution=("Insider",))
    invest(found, "b", "Die Zeitung nennt 10 Mrd. Dollar", attribution=("Financial Times",))
    claims = stated(found)
    (origin,) = origins_of(claims)
    chains = {chain.name: [(hop.words, hop.anonymous) for hop in chain.hops] for chain in origin.chains}
    assert chains == {
        "Financial Times": [("Insider", True)],
        "Bote": [("Financial Times", False), ("Insider", True)],
    }


def test_the_order_of_the_claims_does_not_matter() -> None:
    found = corpus(a="Blatt", b="Bote", c="Kurier")
    for name in "abc":
        commit(found, name, RELEASE, attribution=("Reuters",) if name == "c" else ())
    claims = stated(found)
    first, second = (
        [[claim.iri.value for claim in origin.claims] for origin in origins_of(order)]
        for order in (claims, claims[::-1])
    )
    assert first == second


def test_the_time_does_not_grow_with_the_square_of_the_claims() -> None:
    def seconds(count: int) -> float:
        found = Corpus()
        for number in range(count):
            words = f"Fassung {number % 7} sagt: " + RELEASE
            commit(found, f"d{number}", words, str(number % 50 + 1), attribution=("Reuters",) if number % 3 else ())
            found.publishers[f"d{number}.txt"] = f"Blatt {number}"
        claims = stated(found)
        start = time.process_time()
        assert len(origins_of(claims)) > 1
        return time.process_time() - start

    seconds(20)
    assert any(seconds(400) < 12 * seconds(100) for _ in range(TRIES))
