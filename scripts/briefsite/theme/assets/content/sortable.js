// Tables that sort by a column, where their author asked for it. A cell may say by what it is sorted: `data-sort`.

const EMPTY = /^[\s–—-]*$/;
const NUMBER = /^[^\d\n]{0,8}?([-−+]?\s?\d[\d.,'’\s]*)[^\d]{0,16}$/u;

/** How numbers and dates are written in a language: digits, the sign before decimals, months, the order of a date. */
function writing(lang) {
  const digits = new Intl.NumberFormat(lang, { useGrouping: false }).format(9876543210);
  const parts = new Intl.NumberFormat(lang).formatToParts(12345.6);
  const order = new Intl.DateTimeFormat(lang).formatToParts(0).map(({ type }) => type);
  const months = [];
  for (let month = 0; month < 12; month += 1) {
    for (const style of ["long", "short"]) {
      for (const day of [undefined, "numeric"]) {
        const date = new Intl.DateTimeFormat(lang, { month: style, day }).formatToParts(new Date(2020, month, 15));
        const name = date.find(({ type }) => type === "month").value.toLocaleLowerCase(lang).replace(/\.$/, "");
        if (/\p{L}/u.test(name)) months.push([name, month + 1]);
      }
    }
  }
  return {
    collator: new Intl.Collator(lang, { numeric: true }),
    decimal: parts.find(({ type }) => type === "decimal")?.value ?? ".",
    inLatin: (text) => text.replace(/\p{Nd}/gu, (digit) => (digits.includes(digit) ? 9 - digits.indexOf(digit) : digit)),
    months: months.sort(([one], [other]) => other.length - one.length),
    isDayFirst: order.indexOf("day") < order.indexOf("month"),
    lang,
  };
}

function numberIn(text, { decimal, inLatin }) {
  const found = NUMBER.exec(inLatin(text));
  if (!found) return NaN;
  const [whole, ...rest] = found[1].split(decimal);
  const digits = whole.replace("−", "-").replace(/[^\d-]/g, "");
  return Number(rest.length ? `${digits}.${rest.join("").replace(/\D/g, "")}` : digits);
}

function dateIn(text, { months, inLatin, isDayFirst, lang }) {
  const line = inLatin(text).toLocaleLowerCase(lang).trim();
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(line);
  if (iso) return Number(iso[1]) * 10000 + Number(iso[2]) * 100 + Number(iso[3] ?? 0);
  const year = Number(/(?:^|\D)(\d{4})(?!\d)/.exec(line)?.[1]);
  const figures = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})$/.exec(line);
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[2])];
    return isDayFirst ? year * 10000 + second * 100 + first : year * 10000 + first * 100 + second;
  }
  const month = months.find(([name]) => line.includes(name))?.[1];
  const day = Number(/(?:^|\D)(\d{1,2})(?!\d)/.exec(line.replace(String(year), ""))?.[1] ?? 0);
  return year && month && line.length < 40 ? year * 10000 + month * 100 + day : NaN;
}

function textOf(cell) {
  const copy = cell.cloneNode(true);
  for (const mark of copy.querySelectorAll(".footnote-ref")) mark.remove();
  return (cell.dataset.sort ?? copy.querySelector("time[datetime]")?.dateTime ?? copy.textContent).trim();
}

/** Values to compare: all dates, or all numbers, or text; null where a cell is empty. */
function valuesOf(texts, own) {
  for (const read of [dateIn, numberIn]) {
    const values = texts.map((text) => (EMPTY.test(text) ? null : read(text, own)));
    if (!values.some(Number.isNaN)) return values;
  }
  return texts.map((text) => (EMPTY.test(text) ? null : text));
}

function sort(table, head, own) {
  const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const values = valuesOf(rows.map((row) => textOf(row.cells[head.cellIndex])), own);
  const compare = (one, other) => (typeof one === "number" ? one - other : own.collator.compare(one, other));
  const order = [...rows.keys()].sort((one, other) => {
    const [first, second] = [values[one], values[other]];
    if (first === null || second === null) return (first === null) - (second === null); // empty cells stay below
    return direction * compare(first, second);
  });
  body.append(...order.map((at) => rows[at]));
}

function letSort(table) {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const heads = table.tHead?.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
  const isPlain = table.tBodies.length === 1 && rows.every((row) => row.cells.length === heads.length);
  if (!isPlain || rows.length < 2 || table.querySelector("[colspan], [rowspan]")) return;
  const own = writing(table.closest("[lang]")?.lang || "en");
  for (const head of heads) {
    if (!head.textContent.trim() || head.querySelector("a, button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head, own));
    head.append(button);
  }
}

for (const table of document.querySelectorAll(".sortable table, table.sortable")) letSort(table);
