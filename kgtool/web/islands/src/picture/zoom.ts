// Zooms and pans by the picture's viewBox: with buttons, keys (+ - 0 and arrows), a drag, Ctrl and the wheel.

import { button, html } from "../elements";
import { words } from "../words";

/** The part of the picture that is seen, in its own units. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const STEP = 1.4;
const CLOSEST = 12;
/** So many pixels of movement make a press a drag, not a click. */
const DRAG = 4;

class Zoom {
  private readonly whole: Box;
  private seen: Box;

  constructor(
    private readonly drawing: SVGSVGElement,
    private readonly changed: (zoomed: boolean) => void,
  ) {
    const { x, y, width, height } = drawing.viewBox.baseVal;
    this.whole = { x, y, width, height };
    this.seen = this.whole;
  }

  get zoomed(): boolean {
    return this.seen.width < this.whole.width;
  }

  /** Comes closer by a factor (below 1: goes away) and keeps the point at (across, down), parts of the width and height. */
  by(factor: number, across = 0.5, down = 0.5): void {
    const least = this.whole.width / CLOSEST;
    const width = Math.min(this.whole.width, Math.max(least, this.seen.width / factor));
    const height = (width * this.whole.height) / this.whole.width;
    this.see({
      x: this.seen.x + (this.seen.width - width) * across,
      y: this.seen.y + (this.seen.height - height) * down,
      width,
      height,
    });
  }

  /** Moves by parts of what is seen, never beyond the edge. */
  pan(across: number, down: number): void {
    this.see({ ...this.seen, x: this.seen.x + across * this.seen.width, y: this.seen.y + down * this.seen.height });
  }

  reset(): void {
    this.see(this.whole);
  }

  private see(box: Box): void {
    const x = Math.min(Math.max(box.x, this.whole.x), this.whole.x + this.whole.width - box.width);
    const y = Math.min(Math.max(box.y, this.whole.y), this.whole.y + this.whole.height - box.height);
    this.seen = { ...box, x, y };
    this.drawing.setAttribute("viewBox", [x, y, box.width, box.height].map((n) => n.toFixed(2)).join(" "));
    this.changed(this.zoomed);
  }
}

function keys(figure: HTMLElement, zoom: Zoom): void {
  const moves: Readonly<Record<string, () => void>> = {
    "+": () => zoom.by(STEP),
    "=": () => zoom.by(STEP),
    "-": () => zoom.by(1 / STEP),
    "0": () => zoom.reset(),
  };
  const pans: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-0.15, 0],
    ArrowRight: [0.15, 0],
    ArrowUp: [0, -0.15],
    ArrowDown: [0, 0.15],
  };
  figure.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = zoom.zoomed ? pans[event.key] : undefined;
    if (!pan && !moves[event.key]) return;
    event.preventDefault();
    if (pan) zoom.pan(...pan);
    else moves[event.key]?.();
  });
}

function pointer(drawing: SVGSVGElement, zoom: Zoom): void {
  let last: { x: number; y: number } | null = null;
  let moved = 0;
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !zoom.zoomed) return;
    last = { x: event.clientX, y: event.clientY };
    moved = 0;
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!last) return;
    const across = event.clientX - last.x;
    const down = event.clientY - last.y;
    moved += Math.abs(across) + Math.abs(down);
    if (moved < DRAG) return;
    // Only now, as a captured pointer would take the click from the links in the picture.
    if (!drawing.hasPointerCapture(event.pointerId)) drawing.setPointerCapture(event.pointerId);
    zoom.pan(-across / drawing.clientWidth, -down / drawing.clientHeight);
    last = { x: event.clientX, y: event.clientY };
  });
  const end = (): void => {
    last = null;
  };
  drawing.addEventListener("pointerup", end);
  drawing.addEventListener("pointercancel", end);
  drawing.addEventListener("dragstart", (event) => {
    if (zoom.zoomed) event.preventDefault();
  });
  drawing.addEventListener(
    "click",
    (event) => {
      if (moved >= DRAG) event.preventDefault();
      moved = 0;
    },
    { capture: true },
  );
}

function wheel(drawing: SVGSVGElement, zoom: Zoom): void {
  drawing.addEventListener(
    "wheel",
    (event) => {
      // Without Ctrl the wheel scrolls the page, over a picture as elsewhere.
      if (!event.ctrlKey) return;
      event.preventDefault();
      const around = drawing.getBoundingClientRect();
      const factor = event.deltaY < 0 ? STEP : 1 / STEP;
      zoom.by(factor, (event.clientX - around.left) / around.width, (event.clientY - around.top) / around.height);
    },
    { passive: false },
  );
}

/** Adds zooming to a figure. */
export function zoom(figure: HTMLElement, drawing: SVGSVGElement): void {
  if (!drawing.viewBox.baseVal?.width) return;
  const word = words(figure, ["closer", "farther", "whole", "tools"]);
  const view = new Zoom(drawing, (zoomed) => {
    figure.classList.toggle("zoomed", zoomed);
    whole.disabled = !zoomed;
  });
  const closer = button("+", () => view.by(STEP), { "aria-label": word("closer"), class: "quiet" });
  const farther = button("−", () => view.by(1 / STEP), { "aria-label": word("farther"), class: "quiet" });
  const whole = button(word("whole"), () => view.reset(), { class: "quiet", disabled: true });
  drawing.before(html("div", { class: "picture-tools", role: "group", "aria-label": word("tools") }, closer, farther, whole));
  keys(figure, view);
  pointer(drawing, view);
  wheel(drawing, view);
}
