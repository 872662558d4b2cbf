// Sorts and filters a table that the server wrote.
//
// <table data-island="table" data-words='{"filter": …, "count": …}'>: each `th` of the head but those of
// `data-sort="no"` becomes a button; `values.ts` says what a cell is sorted by.

import { button, fresh, html } from "./elements";
import { type Key, key } from "./values";
import { folded, language, words } from "./words";

const SORTED = ["none", "ascending", "descending"] as const;
/** A table of fewer rows is seen at a glance and gets no field to filter by. */
const WORTH_FILTERING = 6;

function comparison(collator: Intl.Collator): (a: Key, b: Key) => number {
  return (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return collator.compare(String(a), String(b));
  };
}

/** Sorts the rows by a column; what has no value comes last in both directions, and equals keep their order. */
export function sorted(
  rows: readonly HTMLTableRowElement[],
  column: number,
  descending: boolean,
  tongue: string,
): HTMLTableRowElement[] {
  const compare = comparison(new Intl.Collator(tongue, { numeric: true }));
  const keyed = rows.map((row) => ({ row, key: key(row.cells[column], tongue) }));
  const empty = keyed.filter(({ key }) => key === "");
  const full = keyed.filter(({ key }) => key !== "").sort((a, b) => (descending ? -1 : 1) * compare(a.key, b.key));
  return [...full, ...empty].map(({ row }) => row);
}

function makeSortable(element: HTMLTableElement, body: HTMLTableSectionElement): void {
  const original = [...body.rows];
  const heads = [...(element.tHead?.rows[0]?.cells ?? [])].filter((head) => head.dataset["sort"] !== "no");
  for (const head of heads) {
    const turn = button("", () => {
      const now = (SORTED.indexOf((head.ariaSort ?? "none") as (typeof SORTED)[number]) + 1) % SORTED.length;
      for (const other of heads) other.ariaSort = "none";
      head.ariaSort = SORTED[now] ?? "none";
      body.append(...(now === 0 ? original : sorted(original, head.cellIndex, now === 2, language())));
    });
    turn.className = "sort";
    turn.append(...head.childNodes);
    head.append(turn);
    head.ariaSort = "none";
  }
}

function makeFilterable(element: HTMLTableElement, body: HTMLTableSectionElement): void {
  const word = words(element, ["filter", "count"]);
  const rows = [...body.rows].map((row) => ({ row, text: folded(row.textContent ?? "") }));
  const id = fresh("filter");
  const field = html("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const count = html("output", { for: id, role: "status" });
  const tell = (): void => {
    const wanted = folded(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !wanted.every((part) => text.includes(part));
      if (!row.hidden) shown += 1;
    }
    count.textContent = word("count", { shown, all: rows.length });
  };
  field.addEventListener("input", tell);
  tell();
  const tools = html("div", { class: "table-tools" }, html("label", { for: id }, word("filter")), field, count);
  (element.closest(".scroll") ?? element).before(tools);
}

/** Starts the island. */
export function table(element: HTMLElement): void {
  const body = (element as HTMLTableElement).tBodies[0];
  if (!body) return;
  makeSortable(element as HTMLTableElement, body);
  if (body.rows.length >= WORTH_FILTERING) makeFilterable(element as HTMLTableElement, body);
}
