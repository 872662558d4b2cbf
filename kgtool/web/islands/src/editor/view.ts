// The editor itself: CodeMirror in a shadow root.
//
// CodeMirror makes style sheets at run time. In a shadow root it adopts constructed ones, which a Content-Security-Policy
// of `style-src 'self'` allows, where it would add <style> elements to a page, which that policy refuses.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

import { completing } from "./complete";
import type { Vocabulary } from "./vocabulary";

/** Colours that reach 4.5 : 1 on white (WCAG 1.4.3). */
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "#0b5d8a", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "#8a2f6b" },
  { tag: [tags.string, tags.literal], color: "#7a4b00" },
  { tag: [tags.number, tags.bool], color: "#7a4b00" },
  { tag: [tags.url, tags.namespace, tags.typeName, tags.propertyName], color: "#0b6a58" },
  { tag: tags.comment, color: "#5b6670", fontStyle: "italic" },
]);

const LOOK = EditorView.theme({
  "&": { fontSize: "0.95rem", border: "1px solid #77848b", borderRadius: "0.3rem", backgroundColor: "#fff", color: "#1b2a33" },
  "&.cm-focused": { outline: "3px solid #a8471c", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', Menlo, monospace", lineHeight: "1.5" },
  ".cm-content": { minHeight: "14rem", padding: "0.5rem 0" },
  ".cm-gutters": { backgroundColor: "#eef4f3", color: "#55636b", border: "none" },
  ".cm-activeLine": { backgroundColor: "#f2f7f6" },
  ".cm-tooltip": { border: "1px solid #77848b", backgroundColor: "#fff", color: "#1b2a33" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "#0b6e69", color: "#fff" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.85", marginLeft: "1em" },
});

/**
 * Replaces what is selected when one types over it. Left to the browser, it would keep the look of what was there by a
 * `style` attribute, which the policy refuses with an error on the console.
 */
const TYPE_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const over = event.inputType === "insertText" && event.data !== null && !view.state.selection.main.empty;
    if (!over || view.composing || !event.cancelable) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data ?? ""), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

export interface Editing {
  readonly text: string;
  readonly name: string;
  readonly known: Vocabulary;
  readonly run: () => void;
  readonly changed: (text: string) => void;
}

/** Puts an editor into an element, which must have no shadow root yet. */
export function editing(host: HTMLElement, { text, name, known, run, changed }: Editing): EditorView {
  const root = host.attachShadow({ mode: "open" });
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      highlightActiveLine(),
      drawSelection(),
      history(),
      bracketMatching(),
      closeBrackets(),
      sparql(),
      syntaxHighlighting(COLOURS),
      autocompletion({ override: [completing(known)], icons: false }),
      // Tab is not taken: it leads out of the editor, as it leads out of any field (WCAG 2.1.2).
      keymap.of([
        { key: "Mod-Enter", run: () => (run(), true) },
        ...closeBracketsKeymap,
        ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
        ...historyKeymap,
        ...completionKeymap,
      ]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": name, "aria-multiline": "true" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
      TYPE_OVER,
      LOOK,
    ],
  });
  return new EditorView({ state, parent: root, root });
}
