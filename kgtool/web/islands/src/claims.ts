// Shows what was read at a highlighted place of a text, when the place is pointed at or reached by keyboard.
//
// <div data-island="claims"> holds the text with <a class="claim" data-claim="ID" href="…"> and the cards, anywhere,
// as <aside id="card-ID" hidden>. A place with several claims names several, apart by spaces. Escape puts a card away,
// and a card stays while it is pointed at (WCAG 1.4.13).

import { fresh, html } from "./elements";

const LEAVE = 200;
const GAP = 6;

class Cards {
  private readonly panel: HTMLElement;
  private shown: HTMLElement | null = null;
  private leaving = 0;

  constructor(private readonly text: HTMLElement) {
    this.panel = html("div", { class: "card", id: fresh("card"), role: "tooltip", hidden: true });
    text.append(this.panel);
    text.addEventListener("pointerover", (event) => this.over(event.target));
    text.addEventListener("pointerout", () => this.leave());
    text.addEventListener("focusin", (event) => this.over(event.target));
    text.addEventListener("focusout", () => this.leave());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.hide();
    });
  }

  private over(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    if (this.panel.contains(target)) {
      clearTimeout(this.leaving);
      return;
    }
    const place = target.closest<HTMLElement>("[data-claim]");
    if (place && this.text.contains(place)) this.show(place);
  }

  private leave(): void {
    clearTimeout(this.leaving);
    this.leaving = window.setTimeout(() => this.hide(), LEAVE);
  }

  private show(place: HTMLElement): void {
    clearTimeout(this.leaving);
    if (place === this.shown) return;
    this.hide();
    const cards = (place.dataset["claim"] ?? "")
      .split(/\s+/)
      .map((id) => document.getElementById(`card-${id}`))
      .filter((card) => card !== null);
    if (!cards.length) return;
    this.panel.replaceChildren(...cards.map((card) => this.copied(card)));
    this.panel.hidden = false;
    this.shown = place;
    place.setAttribute("aria-describedby", this.panel.id);
    place.classList.add("lit");
    this.put(place);
  }

  private copied(card: HTMLElement): HTMLElement {
    const content = card instanceof HTMLTemplateElement ? card.content : card;
    const copy = html("div", {}, ...[...content.childNodes].map((node) => node.cloneNode(true)));
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    return copy;
  }

  /** Puts the card below the first line of the place, within the width of the text. */
  private put(place: HTMLElement): void {
    const around = this.text.getBoundingClientRect();
    const line = place.getClientRects()[0] ?? place.getBoundingClientRect();
    const left = Math.min(line.left - around.left, Math.max(0, around.width - this.panel.offsetWidth));
    this.panel.style.left = `${Math.max(0, left)}px`;
    this.panel.style.top = `${line.bottom - around.top + GAP}px`;
  }

  private hide(): void {
    this.panel.hidden = true;
    this.shown?.removeAttribute("aria-describedby");
    this.shown?.classList.remove("lit");
    this.shown = null;
  }
}

/** Starts the island. */
export function claims(element: HTMLElement): void {
  new Cards(element);
}
