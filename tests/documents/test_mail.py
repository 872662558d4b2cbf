"""E-mails as they are saved: one part, several, with attachments only."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from kgtool.documents import text_of
from kgtool.documents.extracted import extract_text
from kgtool.documents.faults import NoMessageTextError, TooComplexError

PLAIN = "Der Konzern kauft Chips für 3 Mrd. Euro.\n\nDas teilte er mit.\n"


def message(subject: str = "Chips auf Kredit", sender: str = "Beispielblatt <post@example.org>") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = sender
    mail["Date"] = "Tue, 03 Feb 2026 23:30:00 +0100"
    return mail


def test_subject_is_the_title_and_the_first_line() -> None:
    mail = message("AW: WG: Grüße an Nvidia")
    mail.set_content(PLAIN)
    read = extract_text(mail.as_bytes(), "post.eml", "email")
    assert read.text == "Grüße an Nvidia\n\n" + PLAIN
    assert (read.title, read.issued, read.publisher) == ("Grüße an Nvidia", date(2026, 2, 3), "Beispielblatt")


def test_plain_part_goes_before_html() -> None:
    mail = message()
    mail.set_content(PLAIN)
    mail.add_alternative("<p>Die Seite sagt dasselbe.</p>", subtype="html")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="a.pdf")
    assert text_of(mail.as_bytes(), "post.eml") == "Chips auf Kredit\n\n" + PLAIN


def test_html_part_is_read_as_a_page() -> None:
    mail = message()
    mail.set_content(
        "<table><tr><td><h1>Chips</h1><p>Der Konzern kauft <b>Chips</b>.</p></td></tr></table>", subtype="html"
    )
    assert text_of(mail.as_bytes(), "post.eml").splitlines() == [
        "Chips auf Kredit",
        "",
        "Chips",
        "",
        "Der Konzern kauft Chips.",
    ]


def test_flowed_lines_are_joined() -> None:
    data = b"Subject: x\r\nContent-Type: text/plain; format=flowed\r\n\r\nDer Konzern \r\nkauft Chips.\r\nEnde.\r\n"
    assert text_of(data, "post.eml") == "x\n\nDer Konzern kauft Chips.\nEnde.\n"


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("iso-8859-15", "Größe: 3 €".encode("iso-8859-15")),
        ("utf-8", "Größe: 3 €".encode()),
        ("unbekannt", "Größe: 3 €".encode("cp1252")),
        ("us-ascii", "Größe: 3 €".encode()),
    ],
)
def test_part_is_decoded_as_it_says_else_as_texts_are(charset: str, data: bytes) -> None:
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    assert text_of(head + data, "post.eml") == "Größe: 3 €\n"


@pytest.mark.parametrize(
    "sender",
    ["post@example.org", "no-reply@example.org", "Noreply <a@example.org>", "a@b <a@b>", "", "<<>>", "<b", "a@ <"],
)
def test_sender_without_a_name_is_no_publisher(sender: str) -> None:
    data = f"From: {sender}\nDate: morgen\n\nEin Satz.\n".encode()
    read = extract_text(data, "post.eml", "email")
    assert (read.publisher, read.issued, read.title) == (None, None, None)


def test_mail_of_attachments_only_is_refused() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="bericht.pdf")
    with pytest.raises(NoMessageTextError, match="only attachments"):
        text_of(mail.as_bytes(), "post.eml")


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text/plain\n\nx\n" * 300,
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nText",
        b"Content-Type: text/plain; " + b"; ".join(b"a%d=1" % number for number in range(100_000)) + b"\n\nText",
        b"X: y\n" * 100_000 + b"\nText",
    ],
)
def test_mail_that_would_take_minutes_is_refused(data: bytes) -> None:
    with pytest.raises(TooComplexError):
        text_of(data, "post.eml")
