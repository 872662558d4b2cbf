// What the server knows to complete and to shorten by: GET of `data-terms`.

/** A class, property or concept: its prefixed name, what it is, and its label in the language of the page. */
export interface Term {
  readonly name: string;
  readonly kind: "class" | "property" | "concept";
  readonly label: string;
}

/** A stored question with its SPARQL. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly query: string;
}

export interface Vocabulary {
  /** Prefixes with their namespaces. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly Term[];
  readonly questions: readonly Question[];
  /** IRIs that begin so are served here, under the path beside. */
  readonly own: Readonly<Record<string, string>>;
}

export async function vocabulary(address: string): Promise<Vocabulary> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return (await answer.json()) as Vocabulary;
}

/** Shortens an IRI by the longest namespace that leaves a plain local name. */
export function shortened(iri: string, known: Vocabulary): string {
  const fitting = Object.entries(known.prefixes).filter(([, space]) => iri.startsWith(space));
  const [prefix, space] = fitting.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  if (prefix !== undefined && space !== undefined && /^[\w.-]+$/.test(iri.slice(space.length))) {
    return `${prefix}:${iri.slice(space.length)}`;
  }
  const own = Object.keys(known.own).find((space) => iri.startsWith(space));
  return own === undefined ? iri : iri.slice(own.length);
}

/** Gives where an IRI may lead: to this server, out by http(s), or nowhere. */
export function address(iri: string, known: Vocabulary): string | null {
  const own = Object.entries(known.own).find(([space]) => iri.startsWith(space));
  if (own) return own[1] + iri.slice(own[0].length);
  return /^https?:\/\//i.test(iri) ? iri : null;
}
