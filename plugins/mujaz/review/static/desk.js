// Shortcuts, dropped files and a word before leaving what was typed. Everything here has a button that works without it.
"use strict";
(() => {
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
  let leaving = false;
  let changed = false;

  const press = (node) => {
    if (node.dataset.sure && !confirm(node.dataset.sure)) return;
    if (node.tagName === "SUMMARY") {
      const box = node.parentElement;
      box.open = !box.open;
      if (box.open) box.querySelector("textarea, input")?.focus();
    } else {
      node.click();
    }
  };

  const move = (by) => {
    const all = rows();
    const now = all.indexOf(document.activeElement.closest?.("[data-row]"));
    const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  // On an Arabic keyboard the key that is marked S gives a letter of its own; what counts is where it lies.
  const letter = (event) => (/^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^Key/, "")).toLowerCase();

  addEventListener("keydown", (event) => {
    const key = letter(event);
    if ((event.ctrlKey || event.metaKey) && key === "s" && !event.altKey) {
      const save = document.querySelector('[data-key="s"]');
      if (save) { event.preventDefault(); press(save); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const row = document.activeElement.closest?.("[data-row]");
    const own = row?.querySelector(`[data-row-key="${CSS.escape(key)}"]`);
    const first = ["a", "r"].includes(key) && document.querySelector(`.records .suggested [data-row-key="${key}"]`);
    const found = own || document.querySelector(`[data-key="${CSS.escape(key)}"]`) || (!row && first);
    if (key === "j" || key === "k") { event.preventDefault(); move(key === "j" ? 1 : -1); }
    else if (event.key === "Enter" && event.target === row && row?.querySelector("[data-open]")) row.querySelector("[data-open]").click();
    else if (found) { event.preventDefault(); press(found); }
  });

  for (const button of document.querySelectorAll("button[data-sure]")) {
    button.addEventListener("click", (event) => {
      if (event.isTrusted && !confirm(button.dataset.sure)) event.preventDefault();
    });
  }

  for (const form of document.querySelectorAll("form[data-guarded]")) {
    form.addEventListener("input", () => { changed = true; });
  }
  addEventListener("submit", () => { leaving = true; });
  addEventListener("beforeunload", (event) => { if (changed && !leaving) event.preventDefault(); });

  const target = document.querySelector("form[data-drop]");
  if (!target) return;
  const input = target.querySelector('input[type="file"]');
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      target.classList.add("over");
    });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) target.classList.remove("over"); });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    target.requestSubmit();
  });
})();
