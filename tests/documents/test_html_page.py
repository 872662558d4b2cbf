"""Pages of made-up papers, from clean to broken."""

from __future__ import annotations

from datetime import date

import pytest

from kgtool.documents import text_of
from kgtool.documents.extracted import extract_text
from kgtool.documents.faults import BrokenEncodingError, NoArticleError, TooComplexError
from kgtool.documents.html_source import MAX_ELEMENTS

PROSE = "<p>Der Konzern kauft Chips für 3 Mrd. Euro. Das teilte er am Dienstag mit.</p>"
PROSE_LINE = "Der Konzern kauft Chips für 3 Mrd. Euro. Das teilte er am Dienstag mit."

PAGE = f"""<!doctype html><html lang="de"><head><title>Chips auf Kredit | Beispielblatt</title>
<meta property="og:site_name" content="Beispielblatt">
<meta property="article:published_time" content="2026-02-03T08:00:00+01:00"></head><body class="with-sidebar">
<header><h1 class="logo">Beispielblatt</h1>
<nav><ul><li><a href="/">Startseite</a><li><a href="/w">Geld</a></ul></nav></header>
<div class="cookie-banner"><p>Wir verwenden Cookies.</p><button>Akzeptieren</button></div>
<main><article class="article--main"><header><h1>Chips auf Kredit</h1>
<p>3. Februar 2026 · Lesezeit: 4 Minuten</p></header>
{PROSE}<script>var wort = "Skript";</script>
<div class="article__share-buttons"><p>Teilen auf Beispielnetz</p></div>
<h2>Die <em>Zahlen</em></h2>{PROSE}</article></main>
<aside><h3>Mehr zum Thema</h3><p>Ein anderer Artikel</p></aside>
<footer>© 2026 Beispielverlag GmbH</footer></body></html>"""


def text(body: str) -> str:
    return text_of(body.encode(), "seite.html")


def test_article_remains_and_its_surroundings_go() -> None:
    assert text(PAGE).splitlines() == [
        *("Chips auf Kredit", "", "3. Februar 2026", "", PROSE_LINE, "", "Die Zahlen", "", PROSE_LINE)
    ]


def test_head_of_the_page_names_title_date_and_publisher() -> None:
    page = extract_text(PAGE.replace(' class="logo"', "").encode(), "seite.html", "html")
    assert (page.title, page.issued, page.publisher) == ("Chips auf Kredit", date(2026, 2, 3), "Beispielblatt")
    bare = extract_text(f"<title>Chips auf Kredit - Beispielblatt</title>{PROSE}".encode(), "seite.html", "html")
    assert (bare.title, bare.issued, bare.publisher) == ("Chips auf Kredit", None, None)


def test_date_for_search_engines_and_time_elements_count() -> None:
    json = '<script type="application/ld+json">{"datePublished": "2025-11-18T06:00:00Z"}</script>'
    assert extract_text((json + PROSE).encode(), "a.html", "html").issued == date(2025, 11, 18)
    time = f'<article><time datetime="2025-11-19">gestern</time>{PROSE}</article>'
    assert extract_text(time.encode(), "a.html", "html").issued == date(2025, 11, 19)


def test_heading_outside_the_article_is_kept() -> None:
    page = f"<main><h1>Chips auf Kredit</h1><article>{PROSE}{PROSE}</article></main>"
    assert text(page).splitlines()[:3] == ["Chips auf Kredit", "", PROSE_LINE]


def test_article_is_found_without_any_name() -> None:
    links = "".join(
        f'<li><a href="/{number}">Eine Meldung mit langer Überschrift {number}</a></li>' for number in range(9)
    )
    page = f"<div><div><ul>{links}</ul></div><div><div>{PROSE * 5}</div></div></div>"
    assert text(page).splitlines() == [PROSE_LINE, *(["", PROSE_LINE] * 4)]


def test_teasers_of_other_articles_do_not_replace_the_text() -> None:
    teasers = "<article><p>Kurz.</p></article>" * 3
    assert text(f"<main><div>{PROSE * 3}</div>{teasers}</main>").count("3 Mrd.") == 3


def test_nested_lists_are_items_indented_by_level() -> None:
    inner = "<ol><li>2 in bar</li><li>3 auf Kredit</li></ol>"
    page = f"<p>Es zahlen:</p><ul><li>Nvidia: 5 Mrd.{inner}</li><li><p>AMD: 1 Mrd.</p></ul>"
    assert text(page + PROSE).splitlines() == [
        *("Es zahlen:", "", "• Nvidia: 5 Mrd.", "  • 2 in bar", "  • 3 auf Kredit", "• AMD: 1 Mrd.", "", PROSE_LINE)
    ]


def test_list_of_contents_is_dropped() -> None:
    page = f'<h1>Chips</h1><ul><li><a href="#a">Erstens</a></li><li><a href="#b">Zweitens</a></li></ul>{PROSE}'
    assert text(page).splitlines() == ["Chips", "", PROSE_LINE]


def test_tables_are_rows_with_bars() -> None:
    table = (
        "<table><caption>Umsatz</caption><thead><tr><th>Firma<th>2025</thead>"
        "<tr><td>Nvidia</td><td><p><b>57</b> Mrd.</p></td></tr><tr><td>A|B<td>9<br>Mrd.</table>"
    )
    assert text(table + PROSE).splitlines() == [
        *("Umsatz", "", "| Firma | 2025 |", "| Nvidia | 57 Mrd. |", "| A/B | 9 Mrd. |", "", PROSE_LINE)
    ]


def test_cells_over_rows_and_columns_keep_the_columns() -> None:
    table = (
        "<table><tr><th colspan=2>Firma</th><th>Geld</th></tr><tr><td rowspan=2>Nvidia</td><td>2024</td><td>1</td></tr>"
        "<tr><td>2025</td><td>2</td></tr></table>"
    )
    rows = [line for line in text(table + PROSE).splitlines() if line.startswith("|")]
    assert rows == ["| Firma |  | Geld |", "| Nvidia | 2024 | 1 |", "| Nvidia | 2025 | 2 |"]


def test_table_for_layout_is_no_table() -> None:
    page = f"<table><tr><td><table><tr><td>{PROSE}</td></tr></table></td><td>Rand</td></tr></table>"
    assert text(page).splitlines() == [PROSE_LINE, "", "Rand"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<p>F&uuml;r 3&nbsp;Mrd. &#8364; &amp; mehr &lt;heute&gt;", "Für 3\xa0Mrd. € & mehr <heute>"),
        ("<p>Das Rechen&shy;zentrum\u00ad\u200b von Meta", "Das Rechenzentrum von Meta"),
        ("<p>Ein <b>fetter <i>Satz</b> geht</i> weiter", "Ein fetter Satz geht weiter"),
        ("<p>Der\n   Konzern<!-- nicht --> kauft", "Der Konzern kauft"),
        ("<p>Nvidia</span> kauft</div> Chips", "Nvidia kauft Chips"),
        ("Ohne jedes Element", "Ohne jedes Element"),
        (
            "<P CLASS='share price'>Aktien</P><p>Der lange Rest steht hier und wird gelesen.",
            "Der lange Rest steht hier und wird gelesen.",
        ),
    ],
)
def test_entities_soft_hyphens_and_broken_markup(body: str, line: str) -> None:
    assert text(body).splitlines() == [line]


def test_class_that_only_contains_a_word_of_surroundings_stays() -> None:
    assert "Aktionäre" in text(f'<p class="shareholders">Aktionäre</p>{PROSE * 3}')


def test_control_characters_of_entities_go() -> None:
    assert text(f"<div>&#1;<nav>Menü</nav>&#2;{PROSE}&#11;</div>").splitlines() == [PROSE_LINE]


def test_hidden_parts_go_and_frames_with_a_bad_name_stay() -> None:
    page = f'<div class="newsletter"><p hidden>Weg</p><p style="display: none">Weg</p>{PROSE}</div>'
    assert text(page).splitlines() == [PROSE_LINE]


@pytest.mark.parametrize(
    "line", ["Lesezeit: ca. 4 Min.", "5 Minuten Lesezeit", "Wir verwenden Cookies, um zu zählen.", "Link kopieren"]
)
def test_lines_of_the_page_go(line: str) -> None:
    assert text(f"<p>{line}</p>{PROSE}").splitlines() == [PROSE_LINE]


def test_duration_in_a_sentence_stays() -> None:
    assert "4 Minuten" in text(f"<p>Nach 4 Minuten stieg die Aktie.</p>{PROSE}")


def test_preformatted_lines_and_line_breaks_stay_lines() -> None:
    assert text(f"<pre>eins\nzwei</pre><p>drei<br>vier</p>{PROSE}").split()[:4] == ["eins", "zwei", "drei", "vier"]
    assert "drei\n\nvier" in text(f"<p>drei<br>vier</p>{PROSE}")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (PROSE.encode("latin-1"), "windows-1252"),
        (b"<meta charset=iso-8859-1>" + PROSE.encode("latin-1"), "windows-1252"),
        (b"<meta charset=iso-8859-15>" + PROSE.encode("iso-8859-15"), "iso8859-15"),
        (b'<meta http-equiv=content-type content="text/html; charset=utf-8">' + PROSE.encode(), "utf-8"),
        (b"<meta charset=zip>" + PROSE.encode(), "utf-8"),
        (b"<meta charset=undefined>" + PROSE.encode(), "utf-8"),
        (b"<meta charset=idna>" + PROSE.encode(), "utf-8"),
        (b"\xff\xfe" + PROSE.encode("utf-16-le"), "utf-16-le"),
        (b"\xef\xbb\xbf<meta charset=iso-8859-1>" + PROSE.encode(), "utf-8-sig"),
    ],
)
def test_encoding_is_that_of_the_mark_or_the_page(data: bytes, encoding: str) -> None:
    page = extract_text(data, "seite.html", "html")
    assert (page.text.strip(), page.encoding) == (PROSE_LINE, encoding)


def test_broken_encoding_is_told() -> None:
    with pytest.raises(BrokenEncodingError):
        text_of("<p>für ".encode() + b"\xff", "seite.html")


@pytest.mark.parametrize(
    "page", ["<script>load()</script>", "<nav><a href='/'>Startseite</a></nav>", "<h1>Titel</h1>", "<!-- nichts -->"]
)
def test_page_without_article_is_refused(page: str) -> None:
    with pytest.raises(NoArticleError):
        text(page)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 100_000 + "x", "256 deep"),
        ("<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x", "attributes"),
        ("<p>x" * (MAX_ELEMENTS + 1), "elements"),
    ],
)
def test_page_that_would_take_minutes_is_refused(page: str, reason: str) -> None:
    with pytest.raises(TooComplexError, match=reason):
        text(page)


@pytest.mark.parametrize("mark", ["<script>", "<!--", "<"])
def test_open_ends_take_linear_time(mark: str) -> None:
    assert text(PROSE + mark * 200_000).startswith(PROSE_LINE[:-1])


def test_same_bytes_give_the_same_text() -> None:
    assert len({text(PAGE) for _ in range(5)}) == 1
