// Reloads a previewed page when the site was built anew, and shows what is wrong with the content over it.
"use strict";
(() => {
  const own = document.currentScript;
  let build = Number(own.dataset.build);
  const root = document.createElement("div");
  root.id = "mujaz-live";
  root.hidden = true;
  root.style.cssText =
    "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:2147483647;background:#2b0f10;color:#fff;" +
    "font:15px/1.6 system-ui,sans-serif;padding:1rem 1.25rem;border-block-start:4px solid #e5484d;";
  root.setAttribute("role", "alert");

  const line = (tag, text, style) => {
    const made = document.createElement(tag);
    made.textContent = text;
    made.dir = "auto";
    if (style) made.style.cssText = style;
    return made;
  };

  const show = (problems) => {
    root.replaceChildren();
    root.hidden = problems.length === 0;
    if (root.hidden) return;
    const close = line("button", "×", "position:absolute;inset-block-start:.5rem;inset-inline-end:.75rem;" +
      "font-size:1.5rem;background:none;border:0;color:inherit;cursor:pointer");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => { root.hidden = true; });
    root.append(close);
    for (const problem of problems) {
      const place = [problem.path, problem.line, problem.column].filter(Boolean).join(":");
      if (place) root.append(line("code", place, "display:block;direction:ltr;text-align:start;color:#ffb4b6"));
      root.append(line("p", problem.message, "margin:0 0 .75rem;white-space:pre-wrap"));
    }
    document.body.append(root);
  };

  const events = new EventSource("/_mujaz/events");
  events.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    if (state.build !== build) {
      build = state.build;
      location.reload();
    } else {
      show(state.problems);
    }
  });
  addEventListener("pagehide", () => events.close());
})();
