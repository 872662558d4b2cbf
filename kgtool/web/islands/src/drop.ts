// Takes a text file into the field of a form: dropped, pasted or chosen. Nothing is stored, the form sends it.
//
// <form data-island="drop" data-limit="bytes" data-words='{…}'> with one <textarea>; with `data-submit` the form is
// sent as soon as a file was taken.

import { fresh, html } from "./elements";
import { language, words } from "./words";

/** What no text holds, and what stands for bytes that are no UTF-8. */
const BINARY = /[\u0000\uFFFD]/;

/** Gives the text of a file: UTF-8, else what older editors on Windows write. */
async function textOf(file: File): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder("utf-8").decode(bytes);
  if (!BINARY.test(text)) return text;
  if (text.includes("\u0000")) return null;
  return new TextDecoder("windows-1252").decode(bytes);
}

/** Starts the island. */
export function drop(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const field = form.querySelector("textarea");
  if (!field) throw new Error("the form has no textarea");
  const word = words(form, ["choose", "hint", "taken", "no_text", "too_large"]);
  const limit = Number(form.dataset["limit"] ?? Number.POSITIVE_INFINITY);
  const status = html("p", { role: "status", class: "drop-status" }, word("hint"));
  const id = fresh("file");
  const chooser = html("input", { type: "file", id, accept: ".txt,.md,.html,.htm,.eml,text/*" });
  field.after(html("p", { class: "drop-choose" }, html("label", { for: id }, word("choose")), " ", chooser), status);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const text = file.size > limit ? null : await textOf(file);
    if (text === null) {
      const size = new Intl.NumberFormat(language()).format(limit);
      status.textContent = file.size > limit ? word("too_large", { name: file.name, limit: size }) : word("no_text", { name: file.name });
      return;
    }
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    status.textContent = word("taken", { name: file.name });
    if ("submit" in form.dataset) form.requestSubmit();
  };

  chooser.addEventListener("change", () => void take(chooser.files?.[0]));
  form.addEventListener("paste", (event) => {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    void take(file);
  });
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("dragged");
  });
  form.addEventListener("dragleave", () => form.classList.remove("dragged"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("dragged");
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void take(file);
  });
}
