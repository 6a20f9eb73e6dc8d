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
    const groups = await Promise.all(asked.words.map((word) => this.#names(word, word === this.marks.begins)));
    const units = await Promise.all(this.#units(asked.words, groups));
    units.push(...(await Promise.all(all.slice(asked.words.length).map((word) => this.#hits(word)))));
    const sieves = await Promise.all(asked.phrases.map((phrase) => this.#phrase(phrase)));
    const without = await Promise.all(asked.without.map((phrase) => this.#phrase(phrase, true)));
    const allowed = await this.#filter(filters);
    if (!units.length && !filters.any) return { ...this, items: [] };
    const passes = (doc) => allowed(doc) && sieves.every((set) => set.has(doc)) && !without.some((set) => set.has(doc));
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
      const named = groups[at].filter((name) => matches(name.words, rest, this.partial));
      const strong = named.filter((name) => !name.weak && isWhole(name.words, rest));
      const length = Math.max(1, ...strong.map((name) => name.words.length));
      const meant = strong.filter((name) => name.words.length === length).map((name) => name.record);
      this.records.push(...named.map((name) => name.record));
      units.push(this.#unit(rest.slice(0, length), new Set(meant), length === rest.length));
      at += length;
    }
    return units;
  }

  // Return the names that may begin with a word; with one that is still being typed, all that begin so.
  async #names(word, partial) {
    const { names } = await this.index.group(word.stem);
    if (!partial || word.core.length < 2) return names;
    const groups = [...(await this.index.words(word.stem)).values()].flatMap((group) => group.names);
    return [...names, ...groups.filter((name) => !names.includes(name) && name.words[0].core.startsWith(word.core))];
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
    const found = [];
    const take = (form, level) => level >= least && found.push([form, level]);
    const own = await this.index.group(word.stem);
    for (const form of own.forms) take(form, this.#near(form, word, word.core));
    for (const core of await this.#otherCores(word, own)) {
      const group = await this.index.group(this.analyser.stem(core));
      for (const form of group.forms) take(form, this.#near(form, word, core));
    }
    if (partial && word.core.length > 1) {
      for (const { forms } of (await this.index.words(word.stem)).values()) {
        for (const form of forms) if (form.core.startsWith(word.core)) take(form, this.weights.begins);
      }
    }
    for (const [form, level] of found) {
      form.ways.forEach((docs, way) => {
        for (const doc of docs) scores[doc] = Math.max(scores[doc], level * this.weights.ways[way]);
      });
    }
    const weight = rarity(this.index, scores.reduce((count, score) => count + (score > 0), 0));
    return scores.map((score) => score * weight);
  }

  #near(form, word, core) {
    const { weights } = this;
    if (form.exact === word.exact) return weights.exact;
    if (form.folded === word.folded) return weights.folded;
    return form.core === core ? weights.core : weights.stem;
  }

  // Return other cores of a word: those to which the index points; of an unknown word, what stands behind its prefix.
  async #otherCores(word, own) {
    const same = own.forms.filter((form) => !form.member && form.folded === word.folded);
    if (same.length) return new Set(same.map((form) => form.forward).filter(Boolean));
    const cores = new Set();
    for (const rest of this.analyser.remainders(word.folded)) {
      const { forms } = await this.index.group(this.analyser.stem(rest));
      if (forms.some((form) => form.folded === rest)) cores.add(rest);
    }
    return cores;
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
    const { names } = named && telling.length ? await this.index.group(telling[0].stem) : { names: [] };
    for (const name of names) {
      if (name.weak || name.words.length !== telling.length || !isWhole(name.words, telling)) continue;
      const record = await this.index.record(name.record);
      for (const doc of [...record.listed, ...record.named]) found.add(doc);
    }
    return found;
  }

  async #filter({ language, kind, year, records }) {
    const has = await this.index.sets();
    const years = this.index.years;
    const at = years.findIndex(([one]) => one === year);
    const [from, to] = year ? [years[at]?.[1] ?? 0, years[at + 1]?.[1] ?? (at < 0 ? 0 : this.index.documents)] : [0, Infinity];
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

const isWhole = (name, words) => name.length <= words.length && name.every((word, at) => same(word, words[at]));

// Tell whether words are a name, or, while they are being typed, the beginning of one.
function matches(name, words, partial) {
  if (!partial || name.length < words.length) return isWhole(name, words);
  return words.every((word, at) => same(word, name[at]) || (at === words.length - 1 && name[at].core.startsWith(word.core)));
}

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
