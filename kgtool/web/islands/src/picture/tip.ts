// Says beside a mark what it is, when it is pointed at or reached by keyboard, at once and readable on paper's colours.

import { fresh, html } from "../elements";

const GAP = 12;

/** Gives the nearest mark around an element, a mark being what has a name of its own. */
export function markOf(target: EventTarget | null, drawing: SVGSVGElement): SVGElement | null {
  if (!(target instanceof Element)) return null;
  const mark = target.closest<SVGElement>("[data-title]");
  return mark && drawing.contains(mark) ? mark : null;
}

/** Moves the text of each <title> to `aria-label` and `data-title`, so that the browser shows no second tip of its own. */
function takeTitles(drawing: SVGSVGElement): void {
  for (const title of drawing.querySelectorAll("title")) {
    const mark = title.parentElement as Element | null;
    const text = title.textContent?.trim();
    // The title of the picture as a whole is its name, and stays.
    if (!mark || mark === drawing || !text) continue;
    mark.setAttribute("data-title", text);
    if (!mark.hasAttribute("aria-label") && mark.matches("a, [role]")) mark.setAttribute("aria-label", text);
    if (mark.hasAttribute("aria-label")) title.remove();
  }
}

/** Adds tips to a figure. */
export function tip(figure: HTMLElement, drawing: SVGSVGElement): void {
  takeTitles(drawing);
  // Screen readers have the same text as the mark's name.
  const panel = html("div", { class: "tip", id: fresh("tip"), "aria-hidden": "true", hidden: true });
  figure.append(panel);
  const hide = (): void => {
    panel.hidden = true;
  };
  const show = (mark: SVGElement, x: number, y: number): void => {
    panel.textContent = mark.dataset["title"] ?? "";
    panel.hidden = false;
    const around = figure.getBoundingClientRect();
    const left = Math.min(x - around.left + GAP, around.width - panel.offsetWidth);
    const below = y - around.top + GAP;
    const top = below + panel.offsetHeight > around.height ? y - around.top - panel.offsetHeight - GAP : below;
    panel.style.left = `${Math.max(0, left)}px`;
    panel.style.top = `${Math.max(0, top)}px`;
  };
  drawing.addEventListener("pointermove", (event) => {
    const mark = markOf(event.target, drawing);
    if (mark) show(mark, event.clientX, event.clientY);
    else hide();
  });
  drawing.addEventListener("pointerleave", hide);
  drawing.addEventListener("focusin", (event) => {
    const mark = markOf(event.target, drawing);
    if (!mark) return;
    const box = mark.getBoundingClientRect();
    show(mark, box.left + box.width / 2, box.top + box.height / 2);
  });
  drawing.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}
