// A search: what was asked, which documents answer it, and in which order.

import { ASCII } from "./analyse.js";

const MOST_WORDS = 24;
export const MOST_LETTERS = 1000;

const PART = /([-\u2212]?)(?:["\u201c\u201d\xab]([^"\u201c\u201d\xbb]*)|([^\s"\u201c\u201d\xab\xbb]+))["\u201d\xbb]?/g;

// Return what was asked: words, phrases, and what must not be there; `cut` says that it was too long.
export function parse(text, analyser) {
  const asked = { words: [], phrases: [], without: [], cut: text.length > MOST_LETTERS, common: false };
  let count = 0;
  for (const part of text.slice(0, MOST_LETTERS).matchAll(PART)) {
    let words = analyser.keys(part[2] ?? part[3]);
    if (words.length > MOST_WORDS - count) {
      asked.cut = true;
      words = words.slice(0, MOST_WORDS - count);
    }
    count += words.length;
    if (!words.length) continue;
    const telling = analyser.telling(words);
    if (part[1]) asked.without.push({ words, telling });
    else if (part[2]) asked.phrases.push({ words, telling });
    else asked.words.push(...telling);
    if (!telling.length) asked.common = true;
  }
  return asked;
}

// Return the answer to a search: its documents in order, the records that it names, and what is to be marked.
export class Search {
  constructor(index, asked, partial) {
    Object.assign(this, { index, asked, partial, weights: index.weights, analyser: index.analyser });
    this.marks = { words: [], names: [] };
    this.records = [];
  }

  async answer(filters) {
    const { asked, index } = this;
    const all = [...asked.words, ...asked.phrases.flatMap((phrase) => phrase.telling)];
    this.marks.words = all;
    this.marks.begins = this.partial ? asked.words.at(-1) : null;
    const named = await Promise.all(asked.words.map((_, at) => this.#names(asked.words.slice(at))));
    const units = await Promise.all(this.#units(asked.words, named));
    units.push(...(await Promise.all(all.slice(asked.words.length).map((word) => this.#hits(word)))));
    const sieves = await Promise.all(asked.phrases.map((phrase) => this.#phrase(phrase)));
    const without = await Promise.all(asked.without.map((phrase) => this.#phrase(phrase, true)));
    const allowed = await this.#filter(filters);
    if (!units.length && !filters.any) return { ...this, items: [] };
    const has = await index.sets();
    const item = [];
    for (let doc = 0, number = 0; doc < index.documents; doc++) item.push((number += has(0, doc)));
    const out = new Set(without.flatMap((set) => [...set].map((doc) => item[doc])));
    const passes = (doc) => allowed(doc) && sieves.every((set) => set.has(doc)) && !out.has(item[doc]);
    const items = await this.#collect(units, units.length, passes, filters);
    if (items.length || !units.length) return { ...this, items };
    if (!this.partial) return new Search(index, asked, true).answer(filters);
    const some = units.length > 1 && !sieves.length;
    return { ...this, items: some ? await this.#collect(units, 1, passes, filters) : items, some };
  }

  // Return for each word, or words that are a name, a promise of what each document scores.
  #units(words, groups) {
    const units = [];
    for (let at = 0; at < words.length; ) {
      const rest = words.slice(at);
      const named = groups[at];
      const strong = named.filter((name) => !name.weak && name.words.length <= rest.length);
      const length = Math.max(1, ...strong.map((name) => name.words.length));
      const meant = strong.filter((name) => name.words.length === length).map((name) => name.record);
      this.records.push(...named.map((name) => name.record));
      units.push(this.#unit(rest.slice(0, length), new Set(meant), length === rest.length));
      at += length;
    }
    return units;
  }

  // Return where a word is found: [core, what stands under its stem], of the word itself and of those that it is behind
  // a conjunction or preposition. These the index names; of an unknown word, they are what it knows.
  async #groups({ core, folded, stem }) {
    const { index, analyser } = this;
    const own = await index.group(stem);
    const known = own.forms.filter((form) => !form.member && form.folded === folded);
    const rests = new Set(known.length ? known.flatMap((form) => form.forward ?? []) : analyser.remainders(folded));
    const groups = await Promise.all([...rests].map(async (rest) => [rest, await index.group(analyser.stem(rest))]));
    const isWord = ([rest, { forms, names }]) => known.length ||
      [...forms, ...names.map(({ words }) => words[0])].some((one) => one.folded === rest || (one.member && one.core === rest));
    return [[core, own], ...groups.filter(isWord)];
  }

  // Return the names with which words begin; while the last word is being typed, also those that begin with the words.
  async #names(words) {
    const { index, partial } = this;
    const [word, next] = words;
    const groups = await this.#groups(word);
    const heads = [...groups.map(([core]) => core), ...this.analyser.remainders(word.folded)];
    if (next) groups.push([, await index.group(next.stem)]);
    else if (partial && word.core.length > 1) groups.push(...(await index.words(word.stem)));
    const names = new Set(groups.flatMap(([, group]) => group.names));
    return [...names].filter((name) => isWhole(name, words, heads) || (partial && begins(name, words)));
  }

  async #unit(words, records, last) {
    const hits = await Promise.all(words.map((word, at) => this.#hits(word, this.partial && last && at === words.length - 1)));
    const scores = hits.reduce((one, other) => one.map((score, doc) => (score && other[doc] ? score + other[doc] : 0)));
    for (const number of records) {
      const record = await this.index.record(number);
      this.marks.names.push(...Object.values(record.names).map((name) => this.analyser.keys(name)));
      const weight = rarity(this.index, record.listed.length + record.named.length) * words.length;
      for (const doc of record.named) scores[doc] = Math.max(scores[doc], weight * this.weights.named);
      for (const doc of record.listed) scores[doc] = Math.max(scores[doc], weight * this.weights.listed);
    }
    return scores;
  }

  // Return what each document scores for a word; with `least`, only forms that are at least so near to it count.
  async #hits(word, partial = false, least = 0) {
    const scores = new Float32Array(this.index.documents);
    const { index, weights } = this;
    const take = ({ ways }, level) => {
      if (level < least) return;
      ways.forEach((docs, way) => {
        for (const doc of docs) scores[doc] = Math.max(scores[doc], level * weights.ways[way]);
      });
    };
    for (const [core, { forms }] of await this.#groups(word)) {
      for (const form of forms) {
        const same = ["exact", "folded"].find((key) => form[key] === word[key]);
        take(form, weights[same ?? (form.core === core ? "core" : "stem")]);
      }
    }
    if (partial && word.core.length > 1) {
      for (const { forms } of (await index.words(word.stem)).values()) {
        for (const form of forms) if (form.core.startsWith(word.core)) take(form, weights.begins);
      }
    }
    const weight = rarity(index, scores.reduce((count, score) => count + (score > 0), 0));
    return scores.map((score) => score * weight);
  }

  // Return the set of documents that have the words of a phrase one after the other; of one word, its near forms.
  // With `named`, also those that list or name a record of that name.
  async #phrase({ words, telling }, named = false) {
    const found = new Set();
    if (words.length === 1) {
      (await this.#hits(words[0], false, this.weights.core)).forEach((score, doc) => score && found.add(doc));
    } else {
      const pairs = await Promise.all(words.slice(1).map((word, at) => this.index.pair(words[at].stem, word.stem)));
      const sets = pairs.map((docs) => new Set(docs));
      for (const doc of sets[0]) if (sets.every((set) => set.has(doc))) found.add(doc);
    }
    for (const name of named && telling.length ? await this.#names(telling) : []) {
      if (name.weak || name.words.length !== telling.length) continue;
      const record = await this.index.record(name.record);
      for (const doc of [...record.listed, ...record.named]) found.add(doc);
    }
    return found;
  }

  async #filter({ language, kind, year, records }) {
    const has = await this.index.sets();
    const [from, to] = year ? this.index.years[year] ?? [0, 0] : [0, Infinity];
    const sets = await Promise.all(records.map(async (number) => new Set((await this.index.record(number)).listed)));
    const set = 2 + this.index.languages.indexOf(language);
    return (doc) =>
      doc >= from && doc < to && (!language || has(set, doc)) &&
      (!kind || !!has(1, doc) === (kind === "briefing")) && sets.every((one) => one.has(doc));
  }

  // Return the items of which a document passes and answers at least so many units: (document, score), in order.
  async #collect(units, least, passes, { sort, own }) {
    const has = await this.index.sets();
    const set = 2 + this.index.languages.indexOf(own);
    const items = [];
    let open = null;
    for (let doc = 0; doc < this.index.documents; doc++) {
      if (has(0, doc)) open = null;
      let score = 0, answered = 0;
      for (const unit of units) {
        score += unit[doc];
        answered += unit[doc] > 0;
      }
      if (answered < least || !passes(doc)) continue;
      score *= answered * (has(set, doc) ? 1.05 : 1);
      const rank = score + has(set, doc) * 1e6;
      if (!open) items.push((open = { doc, score, rank }));
      if (rank > open.rank) Object.assign(open, { doc, rank });
      open.score = Math.max(score, open.score);
    }
    return items.sort((one, other) => (sort === "date" ? 0 : other.score - one.score) || other.doc - one.doc);
  }
}

const rarity = (index, count) => Math.log(1 + index.documents / (count || 1));

const same = (one, other) => (ASCII.test(one.folded) ? one.stem === other.stem : one.core === other.core);

// Tell whether words begin with a name, whose first word may also be one of `heads`.
const isWhole = ({ words }, others, heads) =>
  words.length <= others.length && words.every((word, at) => same(word, others[at]) || (!at && heads.includes(word.core)));

// Tell whether a name begins with words, the last of which is still being typed.
const begins = ({ words }, others) =>
  words.length >= others.length && others.every((other, at) => (at < others.length - 1 ? same(words[at], other) : words[at].core.startsWith(other.core)));

// Return the places in a text that are to be marked: [start, end, number of the mark].
export function findMarks(analyser, text, { words, names, begins }) {
  const found = analyser.keys(text);
  const places = [];
  found.forEach((one, at) => {
    const rests = [one.core, ...analyser.remainders(one.folded)];
    const word = words.findIndex((word) => word.stem === one.stem || rests.includes(word.core) || analyser.remainders(word.folded).includes(one.core));
    if (word >= 0) places.push([one.start, one.end, word]);
    else if (begins && one.core.startsWith(begins.core)) places.push([one.start, one.end, words.length]);
    else {
      const name = names.find((name) => name.length && name.every((word, on) => found[at + on] && (same(word, found[at + on]) || (!on && rests.includes(word.folded)))));
      if (name) places.push([one.start, found[at + name.length - 1].end, words.length + 1]);
    }
  });
  return places.filter(([start], at) => !at || start >= places[at - 1][1]);
}

// Return the part of a text with the most marks, about `size` characters, cut between words: [start, end].
export function findExcerpt(text, places, size = 220) {
  if (text.length <= size) return [0, text.length];
  let best = [0, 0];
  for (const [start] of places) {
    const inside = places.filter((place) => place[0] >= start && place[1] <= start + size);
    const worth = new Set(inside.map((place) => place[2])).size * 99 + inside.length;
    if (worth > best[1]) best = [start, worth];
  }
  let start = Math.max(0, Math.min(best[0] - size / 4, text.length - size));
  while (start > 0 && !/\s/.test(text[start - 1])) start--;
  let end = Math.min(text.length, start + size);
  while (end < text.length && !/\s/.test(text[end])) end++;
  return [start, end];
}
