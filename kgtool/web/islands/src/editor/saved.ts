// Queries that a reader keeps in his own browser, beside the stored questions of the server.

const PLACE = "kgtool-queries";

/** Gives the kept queries by name; a store that is closed or holds something else counts as empty. */
export function kept(): Record<string, string> {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "{}") as unknown;
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([, query]) => typeof query === "string"));
  } catch {
    return {};
  }
}

/** Keeps a query under a name, an empty one takes the name out; tells whether the browser allows it. */
export function keep(name: string, query: string): boolean {
  const all = kept();
  if (query) all[name] = query;
  else delete all[name];
  try {
    localStorage.setItem(PLACE, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}
