"""Reading in several processes gives the same, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.documents.document import Document
from kgtool.extract.ahead import ReadAhead, readings

TEXTS = (
    "Nvidia investiert 5 Milliarden Dollar in Intel.",
    "Heute regnet es in Oslo.",
    "Oracle bestellt 400.000 Chips bei Nvidia. Der Umsatz von Oracle stieg auf 14 Milliarden Dollar.",
)
DOCUMENTS = [Document(f"{i}.txt", TEXTS[i % 3], f"{i:064}") for i in range(20)]


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    alone = list(readings(DOCUMENTS))
    assert [document.path for document, _ in alone] == [document.path for document in DOCUMENTS]
    assert list(readings(DOCUMENTS, jobs=2)) == alone
    assert [len(reading.claims) for _, reading in alone[:3]] == [1, 0, 2]


def test_no_more_documents_wait_than_the_window_holds() -> None:
    taken = 0

    def counted() -> Iterator[Document]:
        nonlocal taken
        for document in DOCUMENTS:
            taken += 1
            yield document

    with ReadAhead(2) as ahead:
        window = ahead.window
    found = readings(counted(), jobs=2)
    next(found)
    assert taken == window < len(DOCUMENTS)
    assert len(list(found)) == len(DOCUMENTS) - 1
