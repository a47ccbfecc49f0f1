/* Rich text in the admin: shown as patients read it, edited where it stands. Without this script the text area remains. */
(() => {
  "use strict";
  const own = document.getElementById("richtext-script").dataset;
  const styles = own.styles.split(" ");
  let loading;

  function script(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = () => reject(new Error("The editor could not be loaded."));
      document.head.append(element);
    });
  }

  function editor() {
    loading ??= (async () => {
      window.CKEDITOR_BASEPATH = own.base;
      for (const address of own.scripts.split(" ")) await script(address);
      window.CKEDITOR.disableAutoInline = true;
      return window.CKEDITOR;
    })();
    loading.catch(() => (loading = undefined));
    return loading;
  }

  function show(area) {
    const preview = document.createElement("div");
    const label = document.querySelector(`label[for="${area.id}"]`);
    preview.className = "richtext-preview";
    preview.tabIndex = 0;
    preview.setAttribute("role", "textbox");
    preview.setAttribute("aria-multiline", "true");
    if (label) {
      label.id ||= `${area.id}_label`;
      preview.setAttribute("aria-labelledby", label.id);
      label.addEventListener("click", () => (window.CKEDITOR?.instances[area.id] ?? preview).focus());
    }
    fill(preview, area.defaultValue); // as the server cleaned it, not as a browser brought it back
    preview.addEventListener("click", (event) => event.preventDefault());
    preview.addEventListener("focus", () => edit(area, preview), { once: true });
    area.hidden = true;
    area.after(preview);
  }

  /* In a shadow tree, so that the public stylesheet and the admin's do not meet. */
  function fill(preview, html) {
    const text = document.createElement("div");
    text.className = "prose";
    text.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    for (const stop of text.querySelectorAll("a, summary")) stop.tabIndex = -1;
    if (!text.hasChildNodes()) text.append("Write here");
    const tree = preview.attachShadow({ mode: "open" });
    for (const address of styles) {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = address;
      tree.append(sheet);
    }
    tree.append(text);
  }

  function edit(area, preview) {
    preview.setAttribute("aria-busy", "true");
    editor().then(
      (ckeditor) => {
        const stillThere = document.activeElement === preview; // or the reader went on meanwhile
        const settings = { ...JSON.parse(area.dataset.richtext), contentsCss: styles, startupFocus: stillThere };
        const started = ckeditor.replace(area.id, settings);
        started.on("instanceReady", () => preview.remove());
        keepUntouched(started, area);
        passOn(started, area, ckeditor.CTRL + "S".charCodeAt());
      },
      () => {
        preview.remove();
        area.hidden = false;
        area.focus();
      },
    );
  }

  /* What nobody changed is sent as it came, byte for byte, and so is what was changed back. */
  function keepUntouched(started, area) {
    const original = area.value;
    let written; // the same text as the editor writes it
    started.on("instanceReady", () => (written = started.getData()));
    started.on("getData", ({ data }) => {
      if (data.dataValue === written) data.dataValue = original;
    }, null, null, 1000);
  }

  /* Whoever listens to the form hears of changes in the editor's frame, and of the shortcut that saves. */
  function passOn(started, area, save) {
    started.on("change", () => area.dispatchEvent(new Event("input", { bubbles: true })));
    started.on("key", (event) => {
      if (event.data.keyCode !== save) return;
      area.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, bubbles: true }));
      event.cancel();
    });
  }

  /* A row that is added has a uuid of its own at once, so that the text can cite it before it is stored. */
  document.addEventListener("formset:added", ({ target }) => {
    const key = target.querySelector("input[data-reference-row]");
    if (key) key.value = crypto.randomUUID();
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("textarea[data-richtext]").forEach(show);
  });
})();
