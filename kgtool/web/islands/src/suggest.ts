// Offers names while one types into a search field: <input data-island="suggest" data-source="/suggest">.
//
// The address gives, for `?q=…`, a list of texts as JSON. The browser's own list (<datalist>) shows them.

import { fresh, html } from "./elements";

const WAIT = 150;
const LEAST = 2;

async function offered(source: string, text: string, lang: string): Promise<readonly string[]> {
  const query = new URLSearchParams({ q: text, lang });
  const answer = await fetch(`${source}?${query}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return [];
  const list = (await answer.json()) as unknown;
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

/** Starts the island. */
export function suggest(element: HTMLElement): void {
  const field = element as HTMLInputElement;
  const source = field.dataset["source"];
  if (!source) throw new Error("the field names no data-source");
  const list = html("datalist", { id: fresh("suggest") });
  field.after(list);
  field.setAttribute("list", list.id);
  field.autocomplete = "off";
  let waiting = 0;
  let last = "";
  const ask = async (): Promise<void> => {
    const text = field.value.trim();
    if (text.length < LEAST || text === last) return;
    last = text;
    const names = await offered(source, text, document.documentElement.lang);
    if (text === field.value.trim()) list.replaceChildren(...names.map((name) => html("option", { value: name })));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), WAIT);
  });
}
