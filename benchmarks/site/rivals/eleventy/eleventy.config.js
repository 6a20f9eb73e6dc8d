// The made-up archive as an Eleventy site with the pages that ours has too.
const KINDS = ["actors", "places", "topics", "sources"];
const SIZE = 20;

function terms(item) {
  return KINDS.flatMap((kind) => (item.data[kind] || []).map((id) => `${kind}/${id}`));
}

function listed(api, language) {
  return api.getFilteredByGlob(`content/${language}/**/*.md`).sort((a, b) => b.date - a.date);
}

function groups(api) {
  const found = [];
  for (const language of ["ar", "en"]) {
    const items = listed(api, language);
    const byTerm = new Map([["", items]]);
    for (const item of items) for (const term of terms(item)) {
      if (!byTerm.has(term)) byTerm.set(term, []);
      byTerm.get(term).push(item);
    }
    for (const [term, all] of byTerm) found.push({ language, term, items: all });
  }
  return found;
}

export default function (config) {
  config.addCollection("lists", (api) => groups(api).flatMap(({ language, term, items }) => {
    const count = Math.ceil(items.length / SIZE);
    return Array.from({ length: count }, (_, page) => ({
      title: term || "Bench", page: page + 1, count, items: items.slice(page * SIZE, (page + 1) * SIZE),
      base: `/${language}/${term ? `${term}/` : ""}`,
    }));
  }));
  config.addCollection("feeds", (api) => groups(api).map(({ language, term, items }) => ({
    title: term || "Bench", url: `/${language}/${term ? `${term}/` : ""}feed.rss`, items: items.slice(0, term ? 20 : 50),
  })));
  if (process.env.RELATED) {
    config.addFilter("related", (page, all) => {
      const own = new Set(terms({ data: page }));
      return all.filter((other) => other.data.slug !== page.slug && other.data.language === page.language)
        .map((other) => [terms(other).filter((term) => own.has(term)).length, other])
        .sort((a, b) => b[0] - a[0] || b[1].date - a[1].date).slice(0, 5).map((pair) => pair[1]);
    });
  } else {
    config.addFilter("related", () => []);
  }
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return { dir: { input: ".", output: "output", includes: "_includes" }, markdownTemplateEngine: false };
}
