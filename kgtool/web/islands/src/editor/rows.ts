// Shows an answer as a table of the page, with the sorting and filtering that other tables have.

import { html } from "../elements";
import { table } from "../table";
import type { Row, Rows, Value } from "./ask";
import { type Vocabulary, address, shortened } from "./vocabulary";

/** More rows than these nobody reads on a page; the whole answer is there to download. */
export const MOST_ROWS = 1000;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Gives the number that a literal of a numeric datatype is, NaN for anything else. */
export function numberOf(value: Value | undefined): number {
  if (value?.type !== "literal" || !/#(?:integer|decimal|double|float|\w*[iI]nt|long|short|byte)$/.test(value.datatype ?? "")) {
    return Number.NaN;
  }
  return NUMBER.test(value.value) ? Number(value.value) : Number.NaN;
}

/** Gives a value as people read it. */
export function shown(value: Value | undefined, known: Vocabulary): string {
  if (!value) return "";
  if (value.type === "uri") return shortened(value.value, known);
  return value.type === "bnode" ? `_:${value.value}` : String(value.value);
}

function cell(value: Value | undefined, known: Vocabulary): HTMLTableCellElement {
  const text = shown(value, known);
  const to = value?.type === "uri" ? address(value.value, known) : null;
  const made = html("td", {}, to === null ? text : html("a", { href: to, title: value?.value ?? "" }, text));
  const number = numberOf(value);
  if (!Number.isNaN(number)) {
    made.className = "number";
    made.dataset["value"] = String(number);
  }
  const lang = value?.["xml:lang"];
  if (lang) made.lang = lang;
  return made;
}

function line(row: Row, columns: readonly string[], known: Vocabulary): HTMLTableRowElement {
  return html("tr", {}, ...columns.map((column) => cell(row[column], known)));
}

/** Makes the table of an answer, `caption` being its words and `said` the texts of the table's island as JSON. */
export function rowsTable({ columns, rows }: Rows, known: Vocabulary, caption: string, said: string): HTMLElement {
  const heads = columns.map((column) => html("th", { scope: "col" }, column));
  const element = html(
    "table",
    { "data-words": said },
    html("caption", {}, caption),
    html("thead", {}, html("tr", {}, ...heads)),
    html("tbody", {}, ...rows.slice(0, MOST_ROWS).map((row) => line(row, columns, known))),
  );
  const around = html("div", {}, html("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": caption }, element));
  table(element);
  return around;
}
