"""The firm that the fields of a form describe: as lists of names, or as TOML; bounded, as strangers ask."""

from __future__ import annotations

import json

from kgtool.errors import UsageError
from kgtool.report.firm import KINDS, Firm, read_firm
from kgtool.web.pages.page import Visit
from kgtool.web.pages.wording import words

#: The greatest number of names, characters of a name, and characters of TOML.
NAMES, LETTERS, TOML_LETTERS = 40, 100, 4000
#: What the file is called in errors.
_FILE = "my-firm.toml"
_TEXTS = ("name", "place", "sector")


def listed(visit: Visit, kind: str) -> list[str]:
    """Return the names of a kind: each value of its field, several in one separated by commas or lines."""
    values = [part for value in visit.fields.get(kind, ()) for part in value.replace("\n", ",").split(",")]
    return list(dict.fromkeys(" ".join(part.split()) for part in values if part.strip()))


def toml_of(visit: Visit) -> str:
    """Return the firm as TOML, '' where nothing is filled in; what is too much is a UsageError."""
    own = visit.field("toml")
    if own:
        if len(own) > TOML_LETTERS:
            raise UsageError(f"The TOML has more than {TOML_LETTERS} characters.", "Shorten it.")
        return own
    uses = {kind: found for kind in KINDS if (found := listed(visit, kind))}
    if not uses:
        return ""
    texts = {key: visit.field(key) for key in _TEXTS}
    texts["name"] = texts["name"] or words(visit.language, "my_firm.unnamed")
    if sum(len(found) for found in uses.values()) > NAMES:
        raise UsageError(f"There are more than {NAMES} names.", "Leave some out.")
    if any(len(text) > LETTERS for found in (*uses.values(), texts.values()) for text in found):
        raise UsageError(f"A name has more than {LETTERS} characters.", "Shorten it.")
    about = [f"{key} = {_text(value)}" for key, value in texts.items() if value]
    employees = visit.field("employees")
    if employees:
        if not (employees.isascii() and employees.isdigit() and len(employees) < 9):
            raise UsageError(f"'{employees}' is no number of people.", "Give a whole number.")
        about.append(f"employees = {int(employees)}")
    lists = [f"{kind} = [{', '.join(_text(name) for name in found)}]" for kind, found in uses.items()]
    return "\n".join(["[firm]", *about, "", "[uses]", *lists, ""])


def firm_of(visit: Visit) -> Firm | None:
    """Return the firm, None where nothing is filled in; TOML that is none of a firm is a FirmError."""
    text = toml_of(visit)
    if not text:
        return None
    firm = read_firm(text, _FILE)
    if len(firm.entries) > NAMES:
        raise UsageError(f"There are more than {NAMES} names.", "Leave some out.")
    return firm


def _text(value: str) -> str:
    """Return a basic string of TOML: JSON's escapes are among TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
