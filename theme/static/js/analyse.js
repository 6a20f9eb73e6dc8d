// The analyser of the search: from a word as it is written to the keys under which it is found.
// It is arabic/search.py in JavaScript; tests/search/vectors.json holds the two together.
// What is fact and not rule, such as which characters are letters, comes from there with the index.

export const ASCII = /^[\0-\x7f]*$/;

function behind(prefix, word) {
  const rest = word.replace(prefix, "");
  return rest.length > 2 ? rest : word;
}

function withoutEnding(word, endings) {
  for (const [ending, left] of endings) {
    if (word.length - ending.length >= left && word.endsWith(ending)) {
      const rest = word.slice(0, -ending.length);
      return rest.endsWith("\u062a") && rest.length > 3 ? rest.slice(0, -1) : rest;
    }
  }
  return word;
}

function english(word) {
  if (word.length > 3 && /[^sui]s$/.test(word)) {
    if (/.ies$/.test(word)) word = word.length > 4 ? word.slice(0, -3) + "y" : word.slice(0, -1);
    else word = word.slice(0, /(?:[sxz]|[cs]h)es$/.test(word) ? -2 : -1);
  }
  const [, rest] = /(.*[aeiouy].*)(?:ing|ed|ly)$/.exec(word) ?? [];
  if (rest?.length > 2) word = rest.replace(/([bdfgmnprt])\1$/, "$1");
  return word.length > 3 ? word.replace(/e$/, "") : word;
}

// An analyser with the tables that the index carries.
export class Analyser {
  constructor(tables) {
    const { letters, marks, hidden, quotes, accents } = tables;
    const other = `(?![_\\u0640${letters}])[\\p{L}\\p{N}]`;
    const run = `(?:${other})+(?:[${accents}${hidden}]+(?:${other})+)*[${accents}]*`;
    const arabic = `[${letters}][${letters}${marks}\\u0640${hidden}]*(?<![${hidden}])`;
    this.pattern = RegExp(`((?:https?://|www\\.)[^\\s<>"\xab\xbb]+)|${arabic}|${run}(?:[${quotes}]${run})*`, "gu");
    this.untyped = RegExp(`[${marks}\\u0640${hidden}${quotes} ]`, "gu");
    this.accents = RegExp(`[${accents}]`, "g");
    this.article = RegExp(`^(?:${tables.article})`);
    this.second = RegExp(`^${tables.second}`);
    this.stop = new Set(tables.stop.split(" "));
    this.forms = new Map(tables.forms.map((line) => line.split(" ")));
    this.tables = tables;
    this.known = new Map();
  }

  // Return the words of a text as (start, end, word); web addresses are none.
  find(text) {
    return [...text.matchAll(this.pattern)].filter((match) => !match[1])
      .map((match) => [match.index, match.index + match[0].length, match[0]]);
  }

  exact(token) {
    return token.normalize("NFKC").toLowerCase().replace(this.untyped, "")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
  }

  fold(exact) {
    const { plain } = this.tables;
    const bare = (letter) => (/\p{Script=Latin}/u.test(letter) ? letter.normalize("NFD").replace(/\p{M}/gu, "") : letter);
    const one = (letter) => plain[letter] ?? [...bare(letter)].map((part) => plain[part] ?? part).join("");
    return exact.replace(/[^\0-\x7f]/gu, one).replace(this.accents, "");
  }

  core(folded) {
    const rest = behind(this.article, folded);
    return rest === folded ? folded : behind(this.second, rest);
  }

  // Return what a folded word may be behind a conjunction and a preposition that are written together with it.
  remainders(folded) {
    const found = [];
    for (const letters of this.tables.proclitics) {
      if (folded.length > 3 && letters.includes(folded[0])) found.push((folded = folded.slice(1)));
    }
    return found;
  }

  // Return the keys of the words of a text, with their places.
  keys(text) {
    return this.find(text).map(([start, end, token]) => ({ ...this.word(token), start, end }));
  }

  // Return those words that are not common.
  telling(words) {
    return words.filter(({ exact }) => !this.isCommon(exact));
  }

  word(token) {
    let found = this.known.get(token);
    if (!found) {
      const exact = this.exact(token);
      const folded = this.fold(exact);
      const core = this.core(folded);
      found = { exact, folded, core, stem: this.stem(core) };
      this.known.set(token, found);
    }
    return found;
  }

  stem(core) {
    core = this.forms.get(core) ?? core;
    if (ASCII.test(core)) return english(core);
    const beginning = this.tables.beginnings.find(([start]) => core.startsWith(start));
    if (beginning) core = beginning[1] + core.slice(beginning[0].length);
    for (let shorter; (shorter = withoutEnding(core, this.tables.endings)) !== core; ) core = shorter;
    return core;
  }

  isCommon(exact) {
    return this.stop.has(exact) || (this.tables.proclitics[0].includes(exact[0]) && this.stop.has(exact.slice(1)));
  }
}
