/* The form of a page: what is typed is kept in this browser until it is saved, and nobody leaves it by mistake. */
(() => {
  "use strict";
  const PAUSE = 1000; // milliseconds from the first change to its keeping
  const TWICE = 3000; // milliseconds in which a second press means the first one
  const own = (window.clinicForm = { start: [] });
  let form, kept, loaded, waiting;
  let sentAt = 0; // since when a save is on its way, unless somebody typed on

  /* Everything that the form would post, but secrets, files and the empty row that new ones are made from. */
  own.values = () => {
    const data = new FormData(form);
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) data.set(editor.element.$.name, editor.getData());
    return [...data].filter(([name, value]) => typeof value === "string" && isKept(name));
  };

  function isKept(name) {
    const isOurs = name === kept.name || name === "csrfmiddlewaretoken" || name.includes("__prefix__");
    return !isOurs && form.elements[name]?.type !== "password";
  }

  /* Whether two forms say the same, whichever version of the page they were opened with. */
  own.isSame = (one, other) => asText(one) === asText(other);
  const asText = (values) => JSON.stringify(values.filter(([name]) => name !== "seen"));

  const isChanged = (values) => "unsaved" in kept.dataset || !own.isSame(values, loaded);

  /* Returns whether the browser has room for it. */
  function store(values) {
    if (isChanged(values)) return window.clinicStore.put(kept.dataset.page, kept.value, values);
    window.clinicStore.drop(kept.value);
    return true;
  }

  function keep() {
    clearTimeout(waiting);
    waiting = undefined;
    form.querySelector(".unkept").hidden = store(own.values());
    form.dispatchEvent(new CustomEvent("kept"));
  }

  const keepNow = () => waiting && keep();

  /* What somebody types while a save is on its way is no part of it, so the answer to that save must not clear it. */
  function changed() {
    if (sentAt) kept.value = crypto.randomUUID();
    sentAt = 0;
    waiting ??= setTimeout(keep, PAUSE);
  }

  function submit(event) {
    if (event.submitter?.formTarget === "_blank") return keep();
    if (Date.now() - sentAt < TWICE) return event.preventDefault();
    keep();
    sentAt = Date.now();
  }

  function press(event) {
    const isPlain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isPlain || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (!event.repeat) form.requestSubmit(form.querySelector("[name=_continue]:not([hidden])"));
  }

  function listen() {
    window.django.jQuery(form).on("input change", changed); // the autocompletes tell nobody else
    for (const name of ["formset:added", "formset:removed"]) document.addEventListener(name, changed);
    for (const name of ["pagehide", "blur"]) window.addEventListener(name, keepNow);
    document.addEventListener("visibilitychange", keepNow);
    form.addEventListener("submit", submit);
    document.addEventListener("keydown", press);
    window.addEventListener("beforeunload", (event) => {
      keepNow(); // the next page may look for it before this one is hidden
      if (!sentAt && isChanged(own.values())) event.preventDefault();
    });
  }

  function start() {
    kept = document.querySelector("input[name=kept_as]");
    if (!kept) return; // the text is only read
    form = kept.form;
    if (isReturned) form.reset();
    if (!("unsaved" in kept.dataset && kept.value)) kept.value = crypto.randomUUID();
    loaded = own.values();
    listen();
    for (const begin of own.start) begin(form, kept);
  }

  /* To whoever returns a browser brings back some fields and no rows: the form starts anew, and all of it is offered. */
  const isReturned = performance.getEntriesByType("navigation")[0].type !== "navigate";
  window.addEventListener(isReturned ? "pageshow" : "DOMContentLoaded", start, { once: true });
})();
