// Lights what belongs together: a payment with both its ends and its row in a table, an actor with all its payments.
//
// A payment is an element with `data-from` and `data-to`, an actor one with `data-actor`; both may stand anywhere on
// the page, so pointing at a row of a table lights the picture too.

const LIT = "lit";

interface Ends {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly kind: string | undefined;
  readonly actor: string | undefined;
}

type Marked = HTMLElement | SVGElement;

function ends(mark: Marked): Ends {
  const { from, to, kind, actor } = mark.dataset;
  return { from, to, kind, actor };
}

/** Tells whether an element belongs to what is pointed at. */
export function belongs(other: Ends, chosen: Ends): boolean {
  if (chosen.actor !== undefined) {
    return other.actor === chosen.actor || other.from === chosen.actor || other.to === chosen.actor;
  }
  if (other.actor !== undefined) return other.actor === chosen.from || other.actor === chosen.to;
  const kinds = other.kind === undefined || chosen.kind === undefined || other.kind === chosen.kind;
  return other.from === chosen.from && other.to === chosen.to && kinds;
}

/** Adds lighting to a figure. */
export function light(figure: HTMLElement, drawing: SVGSVGElement): void {
  const marks = (): NodeListOf<Marked> => document.querySelectorAll<Marked>("[data-from][data-to], [data-actor]");
  if (!drawing.querySelector("[data-from][data-to], [data-actor]")) return;
  let now: Marked | null = null;
  const turn = (target: EventTarget | null): void => {
    const chosen = target instanceof Element ? target.closest<Marked>("[data-from][data-to], [data-actor]") : null;
    if (chosen === now) return;
    now = chosen;
    for (const mark of marks()) mark.classList.toggle(LIT, chosen !== null && belongs(ends(mark), ends(chosen)));
    figure.classList.toggle("has-lit", chosen !== null && drawing.querySelector(`.${LIT}`) !== null);
  };
  document.addEventListener("pointerover", (event) => turn(event.target));
  document.addEventListener("focusin", (event) => turn(event.target));
}
