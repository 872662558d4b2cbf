// Draws an answer as a network: triples as arrows, rows as arrows from their first resource to their second.

import { type SimulationNodeDatum, forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation } from "d3-force";

import { fresh, svg } from "../elements";
import type { Rows, Value } from "./ask";
import { shown } from "./rows";
import { type Vocabulary, address } from "./vocabulary";

const MOST_NODES = 150;
const STEPS = 300;
const RADIUS = 7;
const MARGIN = 60;
const LONGEST_NAME = 28;
/** So far an arrow bends away from the straight line. */
const BEND = 22;

function written(coordinate: number): string {
  return coordinate.toFixed(1);
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

interface Node extends SimulationNodeDatum {
  readonly id: string;
}

function isResource(value: Value | undefined): value is Value {
  return value?.type === "uri" || value?.type === "bnode";
}

/** Gives the arrows of an answer: each pair of resources once, as many as a picture can show. */
export function edges({ columns, rows, triples }: Rows, known: Vocabulary): Edge[] {
  const ends = triples ? ["subject", "object"] : columns.filter((column) => rows.some((row) => isResource(row[column])));
  const [first, second] = ends;
  if (first === undefined || second === undefined) return [];
  const naming = triples ? "predicate" : columns.find((column) => !ends.slice(0, 2).includes(column));
  const found = new Map<string, Edge>();
  const nodes = new Set<string>();
  for (const row of rows) {
    const [from, to] = [row[first], row[second]];
    if (!isResource(from) || !isResource(to)) continue;
    const more = new Set([...nodes, from.value, to.value]);
    if (more.size > MOST_NODES) continue;
    for (const node of more) nodes.add(node);
    const name = naming === undefined ? "" : shown(row[naming], known);
    found.set(JSON.stringify([from.value, to.value, name]), { from: from.value, to: to.value, name });
  }
  return [...found.values()];
}

/** Places the nodes; d3-force draws its chances from a fixed row of numbers, so the same answer looks the same. */
function placed(given: readonly Edge[]): Map<string, Node> {
  const ids = [...new Set(given.flatMap(({ from, to }) => [from, to]))];
  const nodes: Node[] = ids.map((id) => ({ id }));
  const links = given.filter(({ from, to }) => from !== to).map(({ from, to }) => ({ source: from, target: to }));
  forceSimulation(nodes)
    .force("charge", forceManyBody().strength(-260))
    .force("link", forceLink<Node, { source: string; target: string }>(links).id(({ id }) => id).distance(120))
    .force("apart", forceCollide(34))
    .force("center", forceCenter(0, 0))
    .stop()
    .tick(STEPS);
  return new Map(nodes.map((node) => [node.id, node]));
}

/** Draws an arrow as a curve, so that one back does not lie on it. */
function arrow({ from, to, name }: Edge, nodes: ReadonlyMap<string, Node>, head: string): SVGGElement {
  const [a, b] = [nodes.get(from), nodes.get(to)];
  const [x1, y1, x2, y2] = [a?.x ?? 0, a?.y ?? 0, b?.x ?? 0, b?.y ?? 0];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  // The way along the arrow and, to its left, away from it: of length 1 each.
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [mx, my] = [(x1 + x2) / 2 + dy * BEND, (y1 + y2) / 2 - dx * BEND];
  const [ex, ey] = [x2 - dx * (RADIUS + 2) + dy * 3, y2 - dy * (RADIUS + 2) - dx * 3];
  const loop = `M${x1 - 4} ${y1 - RADIUS}c-24 -36 32 -36 8 0`;
  const curve = `M${[x1, y1].map(written).join(" ")}Q${[mx, my, ex, ey].map(written).join(" ")}`;
  const line = svg("path", { d: from === to ? loop : curve, "marker-end": `url(#${head})` });
  const [tx, ty] = from === to ? [x1, y1 - RADIUS - 30] : [(x1 + x2) / 4 + mx / 2, (y1 + y2) / 4 + my / 2 + 3];
  const text = svg("text", { x: written(tx), y: written(ty) }, name);
  return svg("g", { class: "graph-edge", "data-from": from, "data-to": to }, svg("title", {}, name), line, text);
}

function dot(node: Node, known: Vocabulary): SVGElement {
  const name = shown({ type: "uri", value: node.id }, known);
  const brief = name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name;
  const [x, y] = [node.x ?? 0, node.y ?? 0];
  const drawn = [
    svg("title", {}, node.id),
    svg("circle", { cx: written(x), cy: written(y), r: RADIUS }),
    svg("text", { x: written(x), y: written(y + RADIUS + 14) }, brief),
  ];
  const to = address(node.id, known);
  const data = { class: "graph-node", "data-actor": node.id };
  return to === null ? svg("g", data, ...drawn) : svg("a", { ...data, href: to, "aria-label": name }, ...drawn);
}

/** Draws arrows; `name` says what the picture shows. */
export function graph(given: readonly Edge[], known: Vocabulary, name: string): SVGSVGElement {
  const nodes = placed(given);
  const across = [...nodes.values()].map(({ x = 0 }) => x);
  const down = [...nodes.values()].map(({ y = 0 }) => y);
  const [left, top] = [Math.min(...across) - 2 * MARGIN, Math.min(...down) - MARGIN];
  const [width, height] = [Math.max(...across) + 2 * MARGIN - left, Math.max(...down) + MARGIN - top];
  const head = fresh("head");
  const tip = svg("marker", { id: head, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" });
  tip.append(svg("path", { d: "M0 0L8 4L0 8z", class: "graph-head" }));
  return svg(
    "svg",
    { viewBox: [left, top, width, height].map(written).join(" "), class: "graph", role: "group", "aria-label": name },
    svg("defs", {}, tip),
    ...given.map((edge) => arrow(edge, nodes, head)),
    ...[...nodes.values()].map((node) => dot(node, known)),
  );
}
