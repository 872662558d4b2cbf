// The SPARQL editor: completion, stored and kept queries, answers on the page, a link that shares a query.
//
// <form data-island="editor" action="/sparql" data-terms="/terms.json" data-words='{…}'> holds a <label>, a
// <textarea name="query"> and the button that sends the form. Without this the server answers the form itself.

import type { EditorView } from "@codemirror/view";

import { button, fresh, html } from "../elements";
import { words } from "../words";
import { Refused, ask } from "./ask";
import { RESULT_WORDS, results } from "./results";
import { keep, kept } from "./saved";
import { editing } from "./view";
import { type Vocabulary, vocabulary } from "./vocabulary";

const WORDS = [
  ...RESULT_WORDS, "choose", "questions", "kept", "keep", "keep_as", "forget", "share", "shared", "running", "failed", "seconds",
] as const;

function said(form: HTMLFormElement) {
  return words(form, WORDS);
}

function shareLink(query: string): string {
  return `${location.href.split("#")[0]}#query=${encodeURIComponent(query)}`;
}

function sharedQuery(): string | null {
  return location.hash.startsWith("#query=") ? decodeURIComponent(location.hash.slice("#query=".length)) : null;
}

class Editor {
  private readonly word: ReturnType<typeof said>;
  private readonly view: EditorView;
  private readonly status = html("p", { role: "status", class: "editor-status" });
  private readonly output = html("section", { class: "editor-results" });
  private running: AbortController | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLTextAreaElement,
    private readonly known: Vocabulary,
  ) {
    this.word = said(form);
    const host = html("div", { class: "editor-host" });
    this.field.before(host);
    this.field.hidden = true;
    const label = this.field.labels?.[0];
    const name = label?.textContent?.trim() ?? "SPARQL";
    const text = sharedQuery() ?? this.field.value;
    this.field.value = text;
    const changed = (now: string): void => void (this.field.value = now);
    this.view = editing(host, { text, name, known, run: () => void this.run(), changed });
    label?.addEventListener("click", () => this.view.focus());
    form.after(this.status, this.output);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run();
    });
    window.addEventListener("hashchange", () => this.put(sharedQuery() ?? this.field.value));
    this.tools();
  }

  /** Replaces the query; what stood there comes back with undo. */
  private put(query: string): void {
    if (query === this.field.value) return;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: query } });
  }

  private tools(): void {
    const id = fresh("choose");
    const choice = html("select", { id });
    const fill = (): void => {
      const own = Object.entries(kept());
      const stored = this.known.questions.map(({ title, query }) => html("option", { value: query }, title));
      const mine = own.map(([name, query]) => html("option", { value: query, "data-kept": name }, name));
      choice.replaceChildren(html("option", { value: "" }, "—"));
      if (mine.length) choice.append(html("optgroup", { label: this.word("kept") }, ...mine));
      choice.append(html("optgroup", { label: this.word("questions") }, ...stored));
    };
    fill();
    choice.addEventListener("change", () => {
      if (choice.value) this.put(choice.value);
    });
    const keepName = html("input", { "aria-label": this.word("keep_as"), placeholder: this.word("keep_as"), maxlength: 60 });
    const keeping = button(this.word("keep"), () => {
      if (keepName.value.trim() && keep(keepName.value.trim(), this.field.value)) fill();
      else keepName.focus();
    }, { class: "quiet" });
    const forgetting = button(this.word("forget"), () => {
      const name = choice.selectedOptions[0]?.dataset["kept"];
      if (name !== undefined && keep(name, "")) fill();
    }, { class: "quiet" });
    const sharing = button(this.word("share"), () => void this.share(), { class: "quiet" });
    const choosing = html("label", { for: id }, this.word("choose"));
    this.form.prepend(html("div", { class: "editor-tools" }, choosing, choice, keepName, keeping, forgetting, sharing));
  }

  private async share(): Promise<void> {
    const link = shareLink(this.field.value);
    history.replaceState(null, "", link);
    // The address bar has it in any case; the clipboard only where the browser allows it.
    await navigator.clipboard?.writeText(link).catch(() => undefined);
    this.status.textContent = this.word("shared");
  }

  private async run(): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.status.className = "editor-status";
    this.status.textContent = this.word("running");
    const began = performance.now();
    try {
      const answer = await ask(this.form.action, this.field.value, running.signal);
      const seconds = ((performance.now() - began) / 1000).toFixed(2);
      this.output.replaceChildren(results(answer, this.known, this.word));
      this.status.textContent = this.word("seconds", { seconds });
    } catch (error) {
      if (running.signal.aborted) return;
      const cause = error instanceof Refused ? error.message : String(error);
      this.status.className = "editor-status failed";
      this.status.textContent = `${this.word("failed")} ${cause}`;
      this.output.replaceChildren();
    }
  }
}

/** Starts the island. */
export async function editor(element: HTMLElement): Promise<void> {
  const form = element as HTMLFormElement;
  const field = form.querySelector<HTMLTextAreaElement>("textarea[name=query]");
  if (!field) throw new Error("the form has no textarea for the query");
  new Editor(form, field, await vocabulary(form.dataset["terms"] ?? "/terms.json"));
}
