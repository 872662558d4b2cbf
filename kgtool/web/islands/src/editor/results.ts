// Shows an answer in views that one chooses by tabs (WAI-ARIA Authoring Practices, pattern "tabs").

import { fresh, html } from "../elements";
import { picture } from "../picture";
import type { Words } from "../words";
import type { Answer, Rows } from "./ask";
import { bars, chart } from "./chart";
import { edges, graph } from "./graph";
import { MOST_ROWS, rowsTable } from "./rows";
import type { Vocabulary } from "./vocabulary";

export const RESULT_WORDS = [
  "yes", "no", "table", "chart", "graph", "rows", "rows_cut", "none", "filter", "count", "closer", "farther", "whole", "tools",
] as const;
type Said = Words<(typeof RESULT_WORDS)[number]>;

interface View {
  readonly name: string;
  readonly make: () => Element;
}

function withZoom(drawing: SVGSVGElement, word: Said): HTMLElement {
  const said = JSON.stringify(Object.fromEntries((["closer", "farther", "whole", "tools"] as const).map((key) => [key, word(key)])));
  const figure = html("figure", { class: "picture", "data-words": said }, drawing);
  picture(figure);
  return figure;
}

function views(found: Rows, known: Vocabulary, word: Said): View[] {
  const caption = word(found.rows.length > MOST_ROWS ? "rows_cut" : "rows", { rows: found.rows.length, shown: MOST_ROWS });
  const said = JSON.stringify({ filter: word("filter"), count: word("count") });
  const made: View[] = [{ name: word("table"), make: () => rowsTable(found, known, caption, said) }];
  const drawn = bars(found, known);
  if (drawn.length) made.push({ name: word("chart"), make: () => chart(drawn, word("chart")) });
  const arrows = edges(found, known);
  if (arrows.length) made.push({ name: word("graph"), make: () => withZoom(graph(arrows, known, word("graph")), word) });
  return made;
}

function tabs(given: readonly View[], label: string): HTMLElement {
  const list = html("div", { role: "tablist", class: "tabs", "aria-label": label });
  const panel = html("div", { role: "tabpanel", id: fresh("panel"), tabindex: 0 });
  const buttons = given.map(({ name }) => {
    const id = fresh("tab");
    return html("button", { type: "button", role: "tab", id, "aria-controls": panel.id, class: "quiet" }, name);
  });
  const choose = (at: number): void => {
    buttons.forEach((one, index) => {
      one.setAttribute("aria-selected", String(index === at));
      one.tabIndex = index === at ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", buttons[at]?.id ?? "");
    const view = given[at]?.make();
    panel.replaceChildren(...(view ? [view] : []));
  };
  buttons.forEach((one, at) => one.addEventListener("click", () => choose(at)));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = (buttons.findIndex((one) => one === document.activeElement) + step + buttons.length) % buttons.length;
    buttons[at]?.focus();
    choose(at);
  });
  list.append(...buttons);
  const around = html("div", {}, list, panel);
  choose(0);
  return around;
}

/** Makes what shows an answer. */
export function results(answer: Answer, known: Vocabulary, word: Said): HTMLElement {
  if (typeof answer === "boolean") return html("p", { class: "lead" }, word(answer ? "yes" : "no"));
  if (!answer.rows.length) return html("p", { class: "lead" }, word("none"));
  return tabs(views(answer, known, word), word("rows", { rows: answer.rows.length }));
}
