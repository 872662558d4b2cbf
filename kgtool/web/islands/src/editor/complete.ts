// Completes keywords, variables of the query, prefixes and terms; a term whose prefix is not declared declares it.

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

import type { Term, Vocabulary } from "./vocabulary";

const KEYWORDS =
  "SELECT DISTINCT CONSTRUCT DESCRIBE ASK WHERE GRAPH OPTIONAL UNION MINUS FILTER BIND VALUES EXISTS NOT GROUP BY ORDER HAVING LIMIT OFFSET DESC ASC COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT COALESCE IF BOUND STR LANG CONTAINS STRSTARTS REGEX REPLACE YEAR MONTH PREFIX UNDEF AS".split(
    " ",
  );
const ICONS: Readonly<Record<Term["kind"], string>> = { class: "class", property: "property", concept: "enum" };

/** Gives the line that declares a prefix, if the query needs one. */
export function declaration(prefix: string, query: string, known: Vocabulary): string {
  const space = known.prefixes[prefix];
  const declared = new RegExp(`\\bPREFIX\\s+${prefix}:`, "i").test(query);
  return declared || space === undefined ? "" : `PREFIX ${prefix}: <${space}>\n`;
}

function insertTerm(known: Vocabulary) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const prefix = completion.label.split(":")[0] ?? "";
    const line = declaration(prefix, view.state.doc.toString(), known);
    view.dispatch({
      changes: [...(line ? [{ from: 0, insert: line }] : []), { from, to, insert: completion.label }],
      selection: { anchor: from + line.length + completion.label.length },
      userEvent: "input.complete",
    });
  };
}

function variables(text: string): Completion[] {
  return [...new Set(text.match(/[?$]\w+/g) ?? [])].sort().map((label) => ({ label, type: "variable" }));
}

/** Gives what completes a query, out of a vocabulary. */
export function completing(known: Vocabulary): CompletionSource {
  const apply = insertTerm(known);
  const terms = known.terms.map((term) => ({ label: term.name, detail: term.label, type: ICONS[term.kind], apply }));
  const prefixes = Object.entries(known.prefixes).map(([prefix, space]) => ({
    label: `${prefix}:`,
    detail: space,
    apply: `${prefix}: <${space}>`,
    type: "namespace",
  }));
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword" }));
  const options = [...terms, ...keywords];
  return (context: CompletionContext): CompletionResult | null => {
    const declared = context.matchBefore(/\bPREFIX\s+[\w-]*$/i);
    if (declared) return { from: declared.from + declared.text.search(/[\w-]*$/), options: prefixes };
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) {
      const others = context.state.doc.sliceString(0, variable.from) + context.state.doc.sliceString(context.pos);
      return { from: variable.from, options: variables(others), validFor: /^[?$]\w*$/ };
    }
    const word = context.matchBefore(/[\w-]+(?::[\w-]*)?/);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options, validFor: /^[\w-]+(?::[\w-]*)?$/ };
  };
}
