// The texts of an island, in the language of the page: the server writes them into `data-words`.

export type Words<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Gives the reader of an element's texts; a missing text is an error at once, not an empty button later. */
export function words<Key extends string>(element: HTMLElement, keys: readonly Key[]): Words<Key> {
  const given = JSON.parse(element.dataset["words"] ?? "{}") as Record<string, unknown>;
  const missing = keys.filter((key) => typeof given[key] !== "string");
  if (missing.length) throw new Error(`data-words of ${element.dataset["island"]} lacks ${missing.join(", ")}`);
  return (key, values = {}) =>
    String(given[key]).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The language in which the page is written, for sorting and numbers. */
export function language(): string {
  return document.documentElement.lang || "de";
}

/** Folds case and accents away, so that 'Übernahme' is found by 'uber'. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").toLowerCase();
}
