// Starts the island of each element that names one in `data-island`. The page works without; this adds to it.

import { claims } from "./claims";
import { drop } from "./drop";
import { picture } from "./picture";
import { suggest } from "./suggest";
import { table } from "./table";

type Start = (element: HTMLElement) => void | Promise<void>;

const ISLANDS: Readonly<Record<string, Start>> = {
  claims,
  drop,
  // The editor brings most of the code, so only the page that has one loads it.
  editor: async (element) => (await import("./editor/editor")).editor(element),
  picture,
  suggest,
  table,
};

async function start(element: HTMLElement): Promise<void> {
  const name = element.dataset["island"] ?? "";
  const island = ISLANDS[name];
  if (!island) throw new Error(`no island is called '${name}'`);
  await island(element);
  element.dataset["started"] = "";
}

// An island that fails leaves its element as the server wrote it, and the others do not feel it.
await Promise.all([...document.querySelectorAll<HTMLElement>("[data-island]")].map((one) => start(one).catch(reportError)));
document.documentElement.dataset["islands"] = "started";
