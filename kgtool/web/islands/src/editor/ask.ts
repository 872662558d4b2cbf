// Sends a query by the SPARQL 1.1 Protocol and reads what comes back.

/** An RDF term, as SPARQL 1.1 Query Results JSON has it. */
export interface Value {
  readonly type: "uri" | "literal" | "bnode" | "triple";
  readonly value: string;
  readonly datatype?: string;
  readonly "xml:lang"?: string;
}

export type Row = Readonly<Record<string, Value | undefined>>;

/** Rows with their columns, of a SELECT or, as subject, predicate and object, of a CONSTRUCT or DESCRIBE. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly triples: boolean;
}

export type Answer = Rows | boolean;

/** The server refused or failed, with its words: an RFC 9457 problem. */
export class Refused extends Error {}

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.8";
const NT = /^(<[^>]*>|_:\S+)\s+<([^>]*)>\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?)\s*\.\s*$/;

function unescaped(text: string): string {
  const plain: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
  return text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g, (_all, four, eight, one: string) =>
    four || eight ? String.fromCodePoint(Number.parseInt(four ?? eight, 16)) : (plain[one] ?? one),
  );
}

function term(text: string): Value {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const end = text.lastIndexOf('"');
  const rest = text.slice(end + 1);
  const value = unescaped(text.slice(1, end));
  if (rest.startsWith("@")) return { type: "literal", value, "xml:lang": rest.slice(1) };
  return rest ? { type: "literal", value, datatype: rest.slice(3, -1) } : { type: "literal", value };
}

/** Reads N-Triples (W3C Recommendation, 2014); a line that is none is an error. */
export function triples(text: string): Rows {
  const rows = text
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => {
      const [, subject, predicate, object] = NT.exec(line) ?? [];
      if (!subject || predicate === undefined || !object) throw new Refused(line);
      return { subject: term(subject), predicate: term(`<${predicate}>`), object: term(object) };
    });
  return { columns: ["subject", "predicate", "object"], rows, triples: true };
}

interface ResultsJson {
  readonly boolean?: boolean;
  readonly head: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings: readonly Row[] };
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly cure?: string;
}

async function refusal(answer: Response): Promise<Refused> {
  const text = await answer.text();
  try {
    const problem = JSON.parse(text) as Problem;
    return new Refused([problem.title, problem.detail, problem.cure].filter(Boolean).join(" "));
  } catch {
    return new Refused(`${answer.status} ${answer.statusText}`);
  }
}

/** Asks a query; `signal` gives it up. */
export async function ask(endpoint: string, query: string, signal: AbortSignal): Promise<Answer> {
  const headers = { Accept: ACCEPT, "Content-Type": "application/sparql-query" };
  const answer = await fetch(endpoint, { method: "POST", headers, body: query, signal });
  if (!answer.ok) throw await refusal(answer);
  if ((answer.headers.get("Content-Type") ?? "").startsWith("application/n-triples")) return triples(await answer.text());
  const found = (await answer.json()) as ResultsJson;
  if (found.boolean !== undefined) return found.boolean;
  return { columns: found.head.vars ?? [], rows: found.results?.bindings ?? [], triples: false };
}
