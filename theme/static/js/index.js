// The index of the search: files below /search/, loaded when they are needed and kept while the page is open.

import { Analyser } from "./analyse.js";

// The version of the index that this script reads.
export const FORMAT = 2;

// Return the bytes of a file. What is thrown has a cause: "newer", an index that this script cannot read; "gone", a
// file that is not there any more; "failed", one that could not be loaded.
async function load(url, options) {
  const answer = await fetch(url, options).catch(() => ({}));
  if (answer.ok) return answer.arrayBuffer();
  throw { cause: answer.status === 404 ? "gone" : "failed" };
}

const decode = (buffer) => new TextDecoder().decode(buffer);
const decodeJson = (buffer) => JSON.parse(decode(buffer));

// Return a function that reads the numbers in `bytes` from `place` on: each a distance, seven bits to a byte.
function reader(bytes, place) {
  const one = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[place++];
      number |= (byte & 127) << shift;
      if (!(byte & 128)) return number;
    }
  };
  one.list = (count) => {
    const found = new Uint32Array(count);
    for (let at = 0, last = 0; at < count; at++) found[at] = last += one();
    return found;
  };
  one.more = () => place < bytes.length;
  return one;
}

// Return the lines of a file that begins with text, and what reads the numbers behind it.
function unpack(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const bytes = new Uint8Array(buffer);
  return [decode(bytes.subarray(4, 4 + length)).split("\n"), reader(bytes, 4 + length)];
}

export class Index {
  static async open(root) {
    const index = new Index();
    index.root = root;
    index.files = new Map();
    const start = decodeJson(await load(root + "index.json", { cache: "no-cache" }));
    if (start.format !== FORMAT) throw { cause: "newer" };
    Object.assign(index, start);
    index.cuts = start.cuts.split(" ");
    index.wordFiles = start.wordFiles.split(" ");
    index.analyser = new Analyser(start.tables);
    // Every answer needs these; now they are there in time.
    index.stampsOf("d");
    return index;
  }

  // Return what `read` makes of a file; a failure is not kept, so that it can be tried again.
  file(name, read) {
    let found = this.files.get(name);
    if (!found) {
      found = load(`${this.root}parts/${name}`).then(read);
      found.catch(() => this.files.delete(name));
      this.files.set(name, found);
    }
    return found;
  }

  stampsOf(kind) {
    return this.file(`${kind}-${this.stamps[kind]}.bin`, (buffer) => new Uint8Array(buffer));
  }

  // Return what `read` makes of a file whose name has a number and a stamp.
  async numbered(kind, number, suffix, read) {
    const stamps = await this.stampsOf(kind);
    return this.file(`${kind}${number}-${stamps.slice(3 * number, 3 * number + 3).join("-")}.${suffix}`, read);
  }

  // Return the file of a stem, as a map from stems to their forms and names.
  words(stem) {
    const number = this.cuts.findLastIndex((cut) => cut <= stem);
    return this.file(`w-${this.wordFiles[number]}.bin`, (buffer) => this.#readWords(buffer));
  }

  async group(stem) {
    return (await this.words(stem)).get(stem) ?? { forms: [], names: [] };
  }

  #readWords(buffer) {
    const [lines, next] = unpack(buffer);
    const groups = new Map();
    const at = (stem) => groups.get(stem) ?? groups.set(stem, { forms: [], names: [] }).get(stem);
    for (const line of lines) {
      const [exact, counts, link = "", mark] = line.split("\t");
      if (exact) {
        const form = { ...this.analyser.word(exact), ways: counts.split(",").map((count) => next.list(+count)) };
        form.member = link[0] === "<";
        if (form.member) form.core = link.slice(1);
        else if (link) form.forward = link.slice(1).split(" ");
        at(form.member ? this.analyser.stem(form.core) : form.stem).forms.push(form);
      } else if (counts) {
        const words = this.analyser.telling(this.analyser.keys(link));
        const behind = mark === "s";
        at(words[+behind].stem).names.push({ record: +counts, words, weak: mark === "w", behind });
      }
    }
    return groups;
  }

  // Return a record: its kind, id and names, the items that list it, the documents that list it or only name it.
  async record(number) {
    const at = this.firsts.findLastIndex((first) => first <= number);
    const records = await this.file(`r-${this.recordFiles.split(" ")[at]}.bin`, (buffer) => {
      const [lines, next] = unpack(buffer);
      return lines.map((line) => {
        const [kind, id, names, items, listed, named] = JSON.parse(line);
        return { kind, id, names, items, listed: next.list(listed), named: next.list(named) };
      });
    });
    return records[number - this.firsts[at]];
  }

  // Return the documents in which two stems follow each other (rarely one more).
  async pair(first, second) {
    const bucket = ((Math.imul(hash(first), 0x9e3779b1) + hash(second)) >>> 0) >>> 12;
    const file = bucket >>> (20 - this.phrases);
    const found = await this.numbered("p", file, "bin", (buffer) => {
      const next = reader(new Uint8Array(buffer), 0);
      const buckets = new Map();
      for (let at = file << (20 - this.phrases); next.more(); ) {
        at += next();
        buckets.set(at, next.list(next()));
      }
      return buckets;
    });
    return found.get(bucket) ?? [];
  }

  async document(number) {
    const file = await this.numbered("d", Math.floor(number / this.each), "json", decodeJson);
    const [slug, language, page, title, date, source] = file[number % this.each];
    return { slug, language: this.languages[language], page: this.languages[page], title, date, source: this.sources[source] };
  }

  // Return a function that tells whether a document is in a set: 0 begins an item, 1 briefings, then the languages.
  async sets() {
    const bytes = await this.file(`s-${this.setFile}.bin`, (buffer) => new Uint8Array(buffer));
    const size = Math.ceil(this.documents / 8);
    return (set, document) => (bytes[set * size + (document >> 3)] >> (document & 7)) & 1;
  }

  names(language) {
    return this.file(`n-${this.nameFiles[language]}.json`, decodeJson);
  }

  // Texts lie beside the folder of the parts, for they keep their names when they change.
  text({ slug, language }) {
    return this.file(`../texts/${slug}.${language}.txt`, decode);
  }
}

// FNV-1a over UTF-16 code units.
function hash(text) {
  let found = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) found = Math.imul(found ^ text.charCodeAt(at), 0x01000193);
  return found >>> 0;
}
