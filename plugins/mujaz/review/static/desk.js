// Shortcuts, dropped files and a word before leaving what was typed. Everything here has a button that works without it.
// It runs before the page is there, so that no key and no dropped file comes too early: nothing is looked up until then.
"use strict";
(() => {
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
  let changed = false;
  let sent = false;

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
      if (save) { event.preventDefault(); if (!event.repeat) press(save); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") stay();
    if (sent) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const row = document.activeElement.closest?.("[data-row]");
    const own = row?.querySelector(`[data-row-key="${CSS.escape(key)}"]`);
    const first = ["a", "r"].includes(key) && document.querySelector(`.records .suggested [data-row-key="${key}"]`);
    const found = own || document.querySelector(`[data-key="${CSS.escape(key)}"]`) || (!row && first);
    if (key === "j" || key === "k") { event.preventDefault(); move(key === "j" ? 1 : -1); }
    else if (event.repeat) return; // a key that is held down decides once
    else if (event.key === "Enter" && event.target === row && row?.querySelector("[data-open]")) row.querySelector("[data-open]").click();
    else if (found) { event.preventDefault(); press(found); }
  });

  addEventListener("click", (event) => {
    const button = event.target.closest("button[data-sure]");
    if (button && event.isTrusted && !confirm(button.dataset.sure)) event.preventDefault();
  });

  // A form is sent once; until the next page is there, what is typed into this one would be lost.
  const stay = () => {
    sent = false;
    if (document.body) document.body.inert = false;
  };
  addEventListener("submit", (event) => {
    if (sent) { event.preventDefault(); return; }
    sent = document.body.inert = true;
  });
  addEventListener("pageshow", stay);
  window.navigation?.addEventListener("navigateerror", stay); // it was stopped

  addEventListener("input", (event) => { changed ||= event.target.closest("form[data-guarded]") !== null; });
  addEventListener("beforeunload", (event) => { if (changed && !sent) event.preventDefault(); });

  const target = () => document.querySelector("form[data-drop]");
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, (event) => {
      if (!target() || ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      target().classList.add("over");
    });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) target()?.classList.remove("over"); });
  addEventListener("drop", (event) => {
    if (!target() || !event.dataTransfer.files.length) return;
    event.preventDefault();
    target().querySelector('input[type="file"]').files = event.dataTransfer.files;
    target().requestSubmit();
  });
})();
