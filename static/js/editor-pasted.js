// What other programs put on the clipboard, as the few elements that an article has: headings, lists, bold, italic, links.
// It knows no editor, so that it can be tried by itself.
//
// The strict content policy drops style attributes when HTML is parsed, and Word and Google Docs say with them what is
// bold and what is a list: so they are given another name in the string, before anything is parsed.

const TAG = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const NEVER = /<(style|script|xml|head|title)\b[\s\S]*?<\/\1\s*>/gi;
const BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,blockquote,pre,table,thead,tbody,tr,td,th,section,article,header,footer,main,figure,figcaption,aside,hr,center,address";
const FULL_LINE = 60; // a line of plain text that is longer was broken by a program, not by its writer

// HTML from the clipboard → HTML that the editor can take as it is.
export function fromHTML(html) {
  const inert = inertOf(html);
  if (/\bdata-pm-slice\s*=/.test(inert)) return inert; // it comes from an editor like this one
  const body = new DOMParser().parseFromString(inert, "text/html").body;
  for (const row of body.querySelectorAll("tr")) keepTogether(row);
  const blocks = [];
  gather(body, { marks: {}, quoted: false, item: null }, blocks, { open: null });
  const kept = blocks.filter(({ runs }) => runs.some(({ text }) => text === "\n" || text.trim()));
  if (kept.length === 1 && !kept[0].level && !kept[0].item && !body.querySelector(BLOCKS)) return inline(kept[0]);
  return written(kept);
}

const inertOf = (html) =>
  html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, "")
    .replace(/<!\[(?:if|endif)[^>]*>/gi, "")
    .replace(NEVER, "")
    .replace(TAG, (tag) => tag.replace(/(\s)(style|on\w+)(\s*=)/gi, "$1data-$2$3"));

// Whether pictures are on the clipboard that do not come into the text. Word puts a picture of its words beside them.
export function leavesPictures(clipboard) {
  const html = clipboard.getData("text/html");
  if (!html) return !clipboard.getData("text/plain") && [...clipboard.files].some(({ type }) => type.startsWith("image/"));
  const body = new DOMParser().parseFromString(inertOf(html), "text/html").body;
  const kept = body.querySelector("[data-pm-slice]") ? "figure[data-image] img" : "never";
  return [...body.querySelectorAll("img")].some((picture) => !picture.matches(kept));
}

// The cells of a row become one line; a row that holds more than lines stays apart.
function keepTogether(row) {
  const cells = [...row.cells].filter((cell) => cell.textContent.trim());
  if (cells.length < 2 || row.querySelector("h1,h2,h3,h4,h5,h6,ul,ol,dl,blockquote,table")) return;
  const line = document.createElement("p");
  for (const cell of cells) {
    if (line.firstChild) line.append(" · ");
    for (const block of cell.querySelectorAll(BLOCKS)) block.replaceWith(...block.childNodes, " ");
    line.append(...cell.childNodes);
  }
  row.replaceWith(line);
}

// Plain text → the same. A line that stands alone is a paragraph; blank lines part paragraphs where there are any.
export function fromText(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").split("\n");
  const parted = lines.some((line, place) => !line.trim() && place && place < lines.length - 1);
  const blocks = [];
  let before = null; // the line before, where this one may go on with it
  for (const line of lines) {
    const said = line.trim();
    const block = said && lineAsBlock(line, said);
    if (!said) before = null;
    else if (before && parted && !block.level && !block.item) {
      const last = blocks.at(-1);
      last.runs.push(run(before.length > FULL_LINE || last.item ? " " : "\n"), ...block.runs);
      before = line;
    } else {
      blocks.push(block);
      before = block.level ? null : line;
    }
  }
  return written(blocks);
}

const run = (text, marks = {}) => ({ text, marks });

function lineAsBlock(line, said) {
  const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(said);
  if (heading) return { level: heading[1].length, runs: [run(heading[2])] };
  const item = /^(?:[-*•·–]|(\d{1,3})[.)])\s+(.*)$/.exec(said);
  if (!item) return { runs: [run(said)] };
  const indent = /^\s*/.exec(line)[0].replace(/\t/g, "    ").length;
  return { item: { kind: item[1] ? "ol" : "ul", indent, start: Number(item[1] ?? 1) }, runs: [run(item[2])] };
}

// Walks through what was pasted; `inherited` is what the elements around say, `row` the block that is being filled.
function gather(parent, inherited, blocks, row) {
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) add(node.data.replace(/[\s\u00a0]+/g, " "), inherited, blocks, row);
    else if (node.nodeType === 1) element(node, inherited, blocks, row);
  }
}

function add(text, inherited, blocks, row) {
  if (!row.open) {
    if (text === " ") return;
    const { level, item, quoted } = inherited;
    row.open = { level, item: item && { ...item }, quoted, runs: [] };
    if (item) item.goesOn = true; // what follows in it is no item of its own
    blocks.push(row.open);
  }
  row.open.runs.push(run(text, inherited.marks));
}

function element(node, inherited, blocks, row) {
  const style = styleOf(node);
  const name = node.localName;
  if (isHidden(node, name, style)) return;
  if (name === "br") {
    breakLine(inherited, blocks, row);
    return;
  }
  const inside = { ...inherited, marks: marksOf(node, name, style, inherited.marks) };
  const isBlock = node.matches(BLOCKS);
  if (isBlock) {
    row.open = null;
    Object.assign(inside, blockOf(node, name, style, inherited));
  }
  gather(node, inside, blocks, row);
  if (isBlock) row.open = null;
}

// Two line breaks in a row part paragraphs.
function breakLine(inherited, blocks, row) {
  if (row.open?.runs.at(-1).text === "\n") {
    row.open.runs.pop();
    row.open = null;
  } else if (row.open) add("\n", inherited, blocks, row);
}

const styleOf = (node) => (node.dataset.style ?? "").toLowerCase().replace(/\s+/g, " ");

function isHidden(node, name, style) {
  if (/(^|;) ?(display: ?none|mso-hide: ?all|mso-list: ?ignore)/.test(style)) return true;
  if (["img", "svg", "button", "input", "select", "textarea", "object", "iframe"].includes(name)) return true;
  return /\b(ListMarker|EOP)\b/.test(node.className) || /mso-element: ?(comment|field)/.test(style);
}

function marksOf(node, name, style, around) {
  const marks = { ...around };
  if (name === "b" || name === "strong") marks.bold = true;
  if (name === "i" || name === "em") marks.italic = true;
  const weight = /(?:^|;) ?font-weight: ?(\w+)/.exec(style)?.[1];
  if (weight) marks.bold = weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  const slant = /(?:^|;) ?font-style: ?(\w+)/.exec(style)?.[1];
  if (slant) marks.italic = slant === "italic" || slant === "oblique";
  if (name === "a") marks.href = leadsTo(node.getAttribute("href") ?? "");
  return marks;
}

// Google Docs sends links through an address of its own.
function leadsTo(href) {
  const through = /^https:\/\/www\.google\.com\/url\?/.test(href) && new URL(href).searchParams.get("q");
  const address = through || href;
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(address) ? address : undefined;
}

function blockOf(node, name, style, inherited) {
  const outline = /mso-outline-level: ?(\d)/.exec(style)?.[1];
  const spoken = node.getAttribute("role") === "heading" && node.getAttribute("aria-level");
  const level = Number(/^h([1-6])$/.exec(name)?.[1] ?? (spoken || outline || (/\bMsoTitle\b/.test(node.className) ? 1 : 0)));
  const quoted = inherited.quoted || name === "blockquote" || /\bMso(Intense)?Quote\b/.test(node.className);
  const listed = /mso-list: ?l\d+ level(\d+)/.exec(style);
  if (listed && !level) return { level, quoted, item: { ...wordMarker(node), indent: Number(listed[1]) } };
  if (name === "li") return { level, quoted, item: listItem(node) };
  return { level, quoted, item: level ? null : inherited.item };
}

// Word writes the bullet or the number of a paragraph into the text, and marks that part to be ignored.
function wordMarker(node) {
  const marker = [...node.querySelectorAll("[data-style]")].find((part) => /mso-list: ?ignore/.test(styleOf(part)));
  const number = /^\W*(\d+|[a-z]{1,4})[.)]/i.exec(marker?.textContent.trim() ?? "");
  return { kind: number ? "ol" : "ul", start: Number(number?.[1]) || 1 };
}

// Word on the web gives every item a list of its own and says the level beside it.
function listItem(node) {
  let indent = 0;
  for (let around = node.parentElement; around; around = around.parentElement) indent += /^[uo]l$/.test(around.localName);
  const list = node.closest("ul,ol");
  const said = Number(node.dataset.ariaLevel ?? node.getAttribute("aria-level") ?? 0);
  const first = list?.firstElementChild === node ? Number(list.getAttribute("start") ?? 1) : 1;
  return { kind: list?.localName ?? "ul", indent: Math.max(indent, said), start: first || 1 };
}

// The blocks as HTML. The highest heading becomes the second level, and all below it the third.
function written(blocks) {
  const levels = [...new Set(blocks.map(({ level }) => level).filter(Boolean))].sort();
  const html = [];
  for (let place = 0; place < blocks.length; ) {
    const block = blocks[place];
    if (block.item) {
      const end = blocks.findIndex((other, at) => at > place && !other.item);
      const items = blocks.slice(place, end < 0 ? undefined : end);
      html.push(list(items));
      place += items.length;
      continue;
    }
    if (block.level) {
      const tag = block.level === levels[0] ? "h2" : "h3";
      html.push(`<${tag}>${inline(block, true)}</${tag}>`);
    } else {
      const opens = block.quoted && !blocks[place - 1]?.quoted;
      const closes = block.quoted && !(blocks[place + 1]?.quoted && !blocks[place + 1].item && !blocks[place + 1].level);
      html.push(`${opens ? "<blockquote>" : ""}<p>${inline(block)}</p>${closes ? "</blockquote>" : ""}`);
    }
    place += 1;
  }
  return html.join("");
}

// Items in a row as nested lists: deeper indents go into the item before.
function list(items) {
  const [{ item: first }] = items;
  let html = `<${first.kind}${first.kind === "ol" && first.start > 1 ? ` start="${first.start}"` : ""}>`;
  let place = 0;
  while (place < items.length) {
    const { item } = items[place];
    if (item.kind !== first.kind && item.indent <= first.indent) break;
    html += `<li><p>${inline(items[place])}</p>`;
    place += 1;
    for (; items[place]?.item.goesOn && items[place].item.indent <= item.indent; place += 1) {
      html += `<p>${inline(items[place])}</p>`;
    }
    const end = items.findIndex((other, at) => at >= place && other.item.indent <= Math.max(item.indent, first.indent));
    const below = items.slice(place, end < 0 ? undefined : end);
    if (below.length) html += list(below);
    place += below.length;
    html += "</li>";
  }
  html += `</${first.kind}>`;
  return place < items.length ? html + list(items.slice(place)) : html;
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

// The runs of a block; a heading is never bold, and nothing begins or ends with a space or an empty line.
function inline({ runs }, isHeading = false) {
  const joined = runs.reduce((all, { text, marks }) => {
    const last = all.at(-1);
    const same = last && text !== "\n" && last.text !== "\n" && ["bold", "italic", "href"].every((key) => last.marks[key] === marks[key]);
    return same ? [...all.slice(0, -1), run(last.text + text, marks)] : [...all, run(text, marks)];
  }, []);
  const html = joined.map(({ text, marks }) => {
    if (text === "\n") return "<br>";
    let words = escaped(text);
    if (text.trim()) {
      if (marks.italic) words = `<em>${words}</em>`;
      if (marks.bold && !isHeading) words = `<strong>${words}</strong>`;
      if (marks.href) words = `<a href="${escaped(marks.href)}">${words}</a>`;
    }
    return words;
  });
  return html.join("").replace(/ {2,}/g, " ").replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, "");
}
