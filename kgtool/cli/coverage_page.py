"""The ledger as a web page of its own: the text coloured by what stands in a claim; no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kgtool.cli.language import say
from kgtool.documents.document import Document
from kgtool.explain.reason_words import reason_words
from kgtool.extract.coverage import STATUSES, Coverage
from kgtool.extract.reading import Covered

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
article { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
mark { color: inherit; background: none; border-bottom: .15rem solid; }
mark.claimed { background: #2e8b5733; border-color: #2e8b57; }
mark.open { background: #d9822b33; border-color: #d9822b; border-bottom-style: dashed; }
mark.settled { background: #80808026; border-color: #808080; border-bottom-style: dotted; }
"""
#: The page may load and run nothing, whatever a text holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(ledgers: Sequence[tuple[Document, Coverage]], language: str) -> str:
    """Return the page of some documents, each with its coloured text; all words of the texts are escaped."""
    title = escape(say(language, "coverage_title"))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{title}</title><style>{_STYLE}</style></head>",
            f"<body><h1>{title}</h1><p>{' '.join(_legend(ledgers, language))}</p>",
            *(_section(document, ledger, language) for document, ledger in ledgers),
            "</body></html>",
        ]
    )


def _legend(ledgers: Sequence[tuple[Document, Coverage]], language: str) -> Iterator[str]:
    for status in STATUSES:
        count = sum(item.status == status for _, ledger in ledgers for item in ledger.items)
        yield f'<mark class="{status}">{escape(say(language, f"status_{status}"))}: {count}</mark>'


def _section(document: Document, ledger: Coverage, language: str) -> str:
    heading = escape(ledger.document)
    return f'<h2>{heading}</h2>\n<article lang="de">{"".join(_coloured(document.text, ledger, language))}</article>'


def _coloured(text: str, ledger: Coverage, language: str) -> Iterator[str]:
    """Yield the text with its items marked; where two overlap, the second one is marked behind the first."""
    position = 0
    for item in ledger.items:
        start = max(item.start, position)
        if start >= item.end:
            continue
        yield escape(text[position:start])
        words = escape(_hint(item, language))
        yield f'<mark class="{item.status}" title="{words}">{escape(text[start : item.end])}</mark>'
        position = item.end
    yield escape(text[position:])


def _hint(item: Covered, language: str) -> str:
    kind = say(language, f"kind_{item.kind}")
    if item.reason is None:
        return f"{kind}: {say(language, 'reason_claimed', rule=item.rule or '–')}"
    return f"{kind}: {reason_words(language, item.reason, item.rule, item.roles)}"
