// What a cell is sorted by: its `data-value`, else a number, an amount with its unit or a day that its text is, else the text.

export type Key = number | string;

const SCALES: Readonly<Record<string, number>> = {
  Tsd: 1e3, Mio: 1e6, Mrd: 1e9, Bio: 1e12, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9, trn: 1e12, trillion: 1e12,
};
/** A number, or an interval of two, with what may stand before (at most two words of a hedge) and after: scale, unit. */
const AMOUNT = /^(?:\p{Ll}+\s){0,2}([+−-]?[\d.,]+)(?:\s?(?:bis|to|–)\s?([\d.,]+))?(?:\s(Tsd|Mio|Mrd|Bio|k|thousand|m|million|bn|billion|trn|trillion)\.?)?\s?(?:%|\p{Sc}|[A-Z]{3}|[A-Z]?W)?$/u;
const DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

function numberOf(text: string, german: boolean): number {
  const plain = german ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  return Number(plain.replace("−", "-"));
}

/** Gives the upper bound of an amount as its language writes it, NaN where the text is none. */
export function amount(text: string, language: string): number {
  const [, first, second, scale = ""] = AMOUNT.exec(text) ?? [];
  if (first === undefined) return Number.NaN;
  return numberOf(second ?? first, language.startsWith("de")) * (SCALES[scale] ?? 1);
}

/** Gives what a cell is sorted by; "" where it is empty. */
export function key(cell: HTMLTableCellElement | undefined, language: string): Key {
  const text = cell?.dataset["value"] ?? cell?.textContent?.trim() ?? "";
  if (text === "") return "";
  if (cell?.dataset["value"] !== undefined) return Number.isFinite(Number(text)) ? Number(text) : text;
  const [, day, month, year] = DAY.exec(text) ?? [];
  if (day && month && year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const number = amount(text, language);
  return Number.isNaN(number) ? text : number;
}
