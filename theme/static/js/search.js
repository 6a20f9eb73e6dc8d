// The page of the search. Everything from the index is set as text, never as markup.

import { Index } from "./index.js";
import { findExcerpt, findMarks, MOST_LETTERS, parse, Search } from "./query.js";

const PAGE = 10;
const PAUSE = 180;
const SHOWN = 6;

const [form, box, narrow, status, again, records, list, more, without, data] = document.querySelectorAll("[data-search]");
const page = JSON.parse(data.value);
const plural = new Intl.PluralRules(page.language);
const counted = (messages, value) => messages[plural.select(value)].replace("{n}", value.toLocaleString("en"));

let index, waiting, shown;
let turn = 0;

// Return an element with attributes and children; texts become text nodes.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const foreign = (language) => (language === page.language ? {} : { lang: language, dir: page.directions[language] });

// Return a record's name for readers of the page's language.
function nameOf(names) {
  const language = names[page.language] ? page.language : Object.keys(names)[0];
  return make("bdi", foreign(language), names[language]);
}

function marked(text, places, from = 0, to = text.length) {
  const parts = [];
  let end = from;
  for (const [start, stop] of places) {
    if (start < end || stop > to) continue;
    parts.push(text.slice(end, start), make("mark", {}, text.slice(start, stop)));
    end = stop;
  }
  return [...parts, text.slice(end, to)];
}

function dateLabel(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-");
  const pattern = day ? page.days[month - 1] : month ? page.months[month - 1] : "{y}";
  return pattern.replace("{y}", year).replace("{d}", +day);
}

// --- what was asked ---

const asked = () => [...new FormData(form)].filter(([, value]) => value.trim());

async function open() {
  index ??= await Index.open(page.root);
}

// Fill the lists from which actors, places and sources are chosen; return them.
async function fillChoices() {
  await open();
  const names = await index.names(page.language);
  for (const kind in names) {
    const choice = form.elements[kind];
    if (choice.length < 2) choice.append(...names[kind].map(([, id, name]) => make("option", { value: id }, name)));
  }
  return names;
}

async function readAddress() {
  const values = new URLSearchParams(location.hash.slice(1));
  if (/(actors|places|sources)=/.test(location.hash)) await fillChoices();
  for (const field of form.elements) if (field.name) field.value = values.get(field.name) ?? "";
  narrow.open ||= [...values.keys()].some((name) => name !== "q");
  if (location.hash) await search(false);
}

function writeAddress() {
  const values = asked().map(([name, value]) => [name, value.slice(0, MOST_LETTERS)]);
  const hash = values.length ? "#" + new URLSearchParams(values) : "";
  if (hash !== location.hash) history.replaceState(null, "", location.pathname + hash);
}

// --- the answer ---

async function search(partial) {
  const mine = ++turn;
  clearTimeout(waiting);
  writeAddress();
  list.ariaBusy = true;
  await attempt(async () => {
    const answer = await find(partial);
    if (mine === turn) show(...answer);
  });
  await Promise.all(Array.from(list.children, (card) => card.ready));
  if (mine === turn) list.ariaBusy = false;
}

// Do something with the index; say what went wrong, unless something else was asked meanwhile. An index that was
// replaced is opened once more.
async function attempt(act, once = true) {
  const mine = turn;
  try {
    await act();
  } catch ({ cause }) {
    if (mine !== turn) return;
    if (cause === "gone") {
      index = null;
      if (once) return attempt(act, false);
    }
    show({ items: [] }, page.words[cause] ?? page.words.failed);
    again.hidden = false;
    again.onclick = () => (cause === "newer" ? location.reload() : search(false));
  }
}

// Return the answer and what is said of it.
async function find(partial) {
  const { q = "", sort, ...filters } = Object.fromEntries(asked());
  const { language, kind, year, ...chosen } = filters;
  const text = q.trim();
  const narrowed = Object.keys(filters).length;
  if (!text && !narrowed) return [{ items: [] }, ""];
  if (/^(?!\p{N}).$/u.test(text)) return [{ items: [] }, page.words.short];
  if (!index) status.textContent = page.words.loading;
  await open();
  const query = parse(text, index.analyser);
  if (text && !query.words.length && !query.phrases.length && !query.without.length) {
    return [{ items: [] }, page.words[query.common ? "common" : "none"]];
  }
  const names = Object.keys(chosen).length && (await fillChoices());
  filters.records = Object.entries(chosen).map(([name, id]) => names[name].find((one) => one[1] === id)[0]);
  filters.any = narrowed || query.without.length;
  const search = new Search(index, query, partial && !/[\s"\u201d\xbb]$/.test(q));
  const answer = await search.answer({ ...filters, sort, own: page.language });
  // Numbers of records rise with their kinds: actors, places, sources, topics.
  const numbers = Uint32Array.from(new Set(answer.records)).sort().slice(0, SHOWN);
  const named = await Promise.all(Array.from(numbers, (one) => index.record(one)));
  const notes = [counted(page.counts, answer.items.length)];
  if (answer.some) notes.push(page.words.some);
  if (query.cut) notes.push(page.words.cut);
  return [{ ...answer, named }, notes.join(" ")];
}

function show({ items, marks, named = [] }, message) {
  shown = { items, marks, count: 0 };
  again.hidden = true;
  status.textContent = message;
  list.replaceChildren();
  records.replaceChildren(...named.map(recordCard));
  showMore();
}

function recordCard({ kind, id, names, items }) {
  const link = make("a", { href: `${page.prefix}/${page.language}/${kind}/${id}/` }, nameOf(names));
  const count = make("span", { class: "count" }, counted(page.itemCounts, items));
  return make("li", { class: kind }, make("span", { class: "kind-name" }, page.kinds[kind]), link, count);
}

function showMore() {
  const part = shown.items.slice(shown.count, (shown.count += PAGE));
  list.append(...part.map((item) => itemCard(item.doc, shown.marks)));
  more.hidden = shown.count >= shown.items.length;
}

// Excerpts are loaded as far as they can be seen.
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.fill();
  }
});

function itemCard(number, marks) {
  const from = index;
  const card = make("li", { class: "card" }, "\xa0");
  const failed = () => card.replaceChildren(make("p", { class: "excerpt" }, page.words.missing));
  card.ready = from.document(number).then((item) => {
    const excerpt = make("p", { class: "card-summary excerpt", ...foreign(item.language) }, "\xa0");
    card.replaceChildren(...cardOf(item, marks, excerpt));
    card.fill = async () => {
      const text = await from.text(item).catch(() => "");
      const places = findMarks(from.analyser, text, marks);
      const [start, end] = findExcerpt(text, places);
      excerpt.replaceChildren(start ? "\u2026 " : "", ...marked(text, places, start, end), end < text.length ? " \u2026" : "");
    };
    seen.observe(card);
  }).catch(failed);
  return card;
}

function cardOf(item, marks, excerpt) {
  const meta = make("p", { class: "card-meta" }, make("time", { datetime: item.date }, dateLabel(item.date)), " ");
  if (item.source) meta.append(make("span", { class: "from" }, nameOf(item.source)));
  const address = { href: `${page.prefix}/${item.page}/briefings/${item.slug}/`, hreflang: item.page };
  const title = make("h3", { class: "card-title", ...foreign(item.language) }, make("a", address, ...marked(item.title, findMarks(index.analyser, item.title, marks))));
  const note = item.language === item.page ? page.languages[item.page] : page.only[item.page];
  const badge = item.page === page.language ? "" : make("span", { class: "badge" }, note);
  return [meta, make("div", { class: "card-body" }, title, badge, excerpt)];
}

// --- what readers do ---

box.oninput = () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE, true);
};
form.onchange = ({ target }) => target === box || search(false);
form.onsubmit = (event) => {
  event.preventDefault();
  search(false);
};
more.onclick = async () => {
  const next = list.children.length;
  showMore();
  await list.children[next].ready;
  list.children[next].querySelector("a")?.focus();
};
narrow.ontoggle = () => attempt(fillChoices);
document.onkeydown = (event) => {
  const { key, target } = event;
  const links = [box, ...records.querySelectorAll("a"), ...list.querySelectorAll("a")];
  const at = links.indexOf(target);
  let to = null;
  if (key === "/" && !target.closest("input, select") && !event.ctrlKey && !event.metaKey) to = box;
  else if (at >= 0 && key === "ArrowDown") to = links[at + 1];
  else if (at > 0 && key === "ArrowUp") to = links[at - 1];
  if (!to) return;
  event.preventDefault();
  to.focus();
};
onhashchange = () => attempt(readAddress);

form.hidden = false;
without.hidden = true;
attempt(readAddress);
