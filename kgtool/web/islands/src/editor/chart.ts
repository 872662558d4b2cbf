// Draws an answer as bars: the first column with numbers throughout, by the first that has none.

import { svg } from "../elements";
import { language } from "../words";
import type { Rows } from "./ask";
import { numberOf, shown } from "./rows";
import type { Vocabulary } from "./vocabulary";

const MOST_BARS = 40;
const [NAMES, BARS, FIGURES, LINE] = [230, 420, 110, 26];
const LONGEST_NAME = 32;

interface Bar {
  readonly name: string;
  readonly value: number;
}

/** Gives the bars of an answer, none where no column holds numbers. */
export function bars({ columns, rows, triples }: Rows, known: Vocabulary): Bar[] {
  if (triples || !rows.length) return [];
  const isNumeric = (column: string): boolean =>
    rows.some((row) => row[column]) && rows.every((row) => !row[column] || !Number.isNaN(numberOf(row[column])));
  const values = columns.find(isNumeric);
  const names = columns.find((column) => !isNumeric(column));
  if (values === undefined || names === undefined) return [];
  return rows
    .filter((row) => row[values])
    .slice(0, MOST_BARS)
    .map((row) => ({ name: shown(row[names], known), value: numberOf(row[values]) }));
}

function cut(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** Draws bars, negative ones to the left of zero; `name` says what the chart shows. */
export function chart(given: readonly Bar[], name: string): SVGSVGElement {
  const high = Math.max(0, ...given.map(({ value }) => value));
  const low = Math.min(0, ...given.map(({ value }) => value));
  const scale = BARS / (high - low || 1);
  const zero = NAMES - low * scale;
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: 3 });
  const lines = given.map((bar, at) => {
    const y = at * LINE;
    const end = NAMES + (bar.value - low) * scale;
    const [x, width] = [Math.min(zero, end), Math.max(1, Math.abs(end - zero))];
    return svg(
      "g",
      {},
      svg("title", {}, `${bar.name}: ${number.format(bar.value)}`),
      svg("text", { x: NAMES - 8, y: y + 17, class: "chart-name" }, cut(bar.name)),
      svg("rect", { x, y: y + 4, width, height: LINE - 8, class: "chart-bar" }),
      svg("text", { x: Math.max(zero, end) + 6, y: y + 17, class: "chart-figure" }, number.format(bar.value)),
    );
  });
  const viewBox = `0 0 ${NAMES + BARS + FIGURES} ${given.length * LINE}`;
  return svg("svg", { viewBox, class: "chart", role: "img", "aria-label": name }, ...lines);
}
