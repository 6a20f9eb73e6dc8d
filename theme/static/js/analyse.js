// The analyser of the search: from a word as it is written to the keys under which it is found.
// It is arabic/search.py in JavaScript; tests/search/vectors.json holds the two together.
// What is fact and not rule, such as which characters are letters, comes from there with the index.

export const ASCII = /^[\0-\x7f]*$/;

function english(word) {
  if (word.length > 3 && /[^sui]s$/.test(word)) {
    if (/.ies$/.test(word)) word = word.length > 4 ? word.slice(0, -3) + "y" : word.slice(0, -1);
    else word = word.slice(0, /(?:[sxz]|[cs]h)es$/.test(word) ? -2 : -1);
  }
  word = word.replace(/(?<=..)ied$/, "y");
  const [, rest] = /(.*[aeiouy].*)(?:ing|ed|ly)$/.exec(word) ?? [];
  if (rest?.length > 2) word = rest.replace(/([bdfgmnprt])\1$/, "$1");
  return word.length > 3 ? word.replace(/e+$/, "") : word;
}

// An analyser with the tables that the index carries.
export class Analyser {
  constructor(tables) {
    this.rules = {};
    for (const name of ["word", "untyped", "accents", "article", "ending", "feminine"]) this.rules[name] = RegExp(tables[name], "gu");
    this.stop = new Set(tables.stop.split(" "));
    this.forms = new Map();
    for (const line of tables.forms.split("|")) {
      const [stem, ...forms] = line.split(" ");
      for (const form of forms) this.forms.set(form, stem);
    }
    this.tables = tables;
    this.known = new Map();
  }

  // Return the words of a text as (start, end, word); web addresses are none.
  find(text) {
    return [...text.matchAll(this.rules.word)].filter((match) => !match[1])
      .map((match) => [match.index, match.index + match[0].length, match[0]]);
  }

  exact(token) {
    return token.normalize("NFKC").toLowerCase().replace(this.rules.untyped, "")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
  }

  fold(exact) {
    const { plain } = this.tables;
    const bare = (letter) => (/\p{Script=Latin}/u.test(letter) ? letter.normalize("NFD").replace(/\p{M}/gu, "") : letter);
    const one = (letter) => plain[letter] ?? [...bare(letter)].map((part) => plain[part] ?? part).join("");
    return exact.replace(/[^\0-\x7f]/gu, one).replace(this.rules.accents, "");
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
      const core = folded.replace(this.rules.article, "");
      found = { exact, folded, core, stem: this.stem(core) };
      this.known.set(token, found);
    }
    return found;
  }

  stem(core) {
    const { forms, rules, tables: { beginnings } } = this;
    const known = forms.get(core);
    if (known) return known;
    const beginning = beginnings.find(([start]) => core.startsWith(start));
    if (beginning) core = beginning[1] + core.slice(beginning[0].length);
    if (ASCII.test(core)) return english(core);
    for (let rest; (rest = core.replace(rules.ending, "")) !== core; ) {
      if (forms.has(rest)) return forms.get(rest);
      core = rest.replace(rules.feminine, "");
    }
    return core;
  }

  isCommon(exact) {
    return this.stop.has(exact) || (this.tables.proclitics[0].includes(exact[0]) && this.stop.has(exact.slice(1)));
  }
}
