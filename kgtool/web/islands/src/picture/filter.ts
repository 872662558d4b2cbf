// Shows only the marks that the boxes and fields of a form allow, and says how many they are.
//
// A check box allows marks whose `data-NAME` is its value, NAME being its name; a mark without such data is not asked.
// A field for a day or number allows marks whose `data-NAME` is not below it. The form works without this as well: the
// server draws again.

import { html } from "../elements";
import { words } from "../words";

type Allows = (mark: SVGElement) => boolean;

function boxes(form: HTMLFormElement): Allows {
  const allowed = new Map<string, Set<string>>();
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    const values = allowed.get(box.name) ?? new Set<string>();
    if (box.checked) values.add(box.value);
    allowed.set(box.name, values);
  }
  return (mark) =>
    [...allowed].every(([name, values]) => {
      const value = mark.dataset[name];
      return value === undefined || values.has(value);
    });
}

function bounds(form: HTMLFormElement): Allows {
  const fields = [...form.querySelectorAll<HTMLInputElement>("input[type=date], input[type=number], input[type=range]")];
  const least = fields.filter((field) => field.value !== "");
  return (mark) =>
    least.every((field) => {
      const value = mark.dataset[field.name];
      if (value === undefined) return true;
      return field.type === "date" ? value >= field.value : Number(value) >= field.valueAsNumber;
    });
}

/** Adds filtering by a form to a figure. */
export function filter(figure: HTMLElement, drawing: SVGSVGElement, form: HTMLFormElement): void {
  const word = words(figure, ["count"]);
  const marks = [...drawing.querySelectorAll<SVGElement>("[data-kind]")];
  const count = html("output", { role: "status", class: "picture-count" });
  form.append(count);
  const apply = (): void => {
    const tests = [boxes(form), bounds(form)];
    const off = marks.filter((mark) => !tests.every((allows) => allows(mark)));
    for (const mark of marks) mark.classList.toggle("off", off.includes(mark));
    count.textContent = word("count", { shown: marks.length - off.length, all: marks.length });
  };
  form.addEventListener("input", apply);
  apply();
}
