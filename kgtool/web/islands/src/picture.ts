// Zooms, filters and explains a picture that the server drew.
//
// <figure data-island="picture" data-words='{…}'> holds one <svg>. Its marks are elements with `data-kind`, `data-rung`,
// `data-from`, `data-to`, and a <title> or `aria-label` that says what they are. What is filtered stands in
// <form data-filters> in the figure, or in the form whose id `data-filters` of the figure names.

import { filter } from "./picture/filter";
import { light } from "./picture/light";
import { tip } from "./picture/tip";
import { zoom } from "./picture/zoom";

/** Starts the island. */
export function picture(element: HTMLElement): void {
  const drawing = element.querySelector("svg");
  if (!drawing) throw new Error("the figure holds no svg");
  zoom(element, drawing);
  tip(element, drawing);
  light(element, drawing);
  const named = element.dataset["filters"];
  const form = named ? document.getElementById(named) : element.querySelector("form[data-filters]");
  if (form instanceof HTMLFormElement) filter(element, drawing, form);
}
