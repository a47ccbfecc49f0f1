/* Rich text in the admin: shown as it reads, edited where it stands. Without this script the text area remains. */
(() => {
  "use strict";
  const own = document.getElementById("richtext-script").dataset;
  let loading;

  function editor() {
    loading ??= new Promise((resolve, reject) => {
      window.CKEDITOR_BASEPATH = own.base;
      const script = document.createElement("script");
      script.src = own.editor;
      script.onload = () => {
        window.CKEDITOR.disableAutoInline = true;
        resolve(window.CKEDITOR);
      };
      script.onerror = () => {
        loading = undefined;
        reject(new Error("The editor could not be loaded."));
      };
      document.head.append(script);
    });
    return loading;
  }

  function show(area) {
    const preview = document.createElement("div");
    const label = document.querySelector(`label[for="${area.id}"]`);
    const text = new DOMParser().parseFromString(area.value, "text/html").body;
    preview.className = "richtext-preview";
    preview.tabIndex = 0;
    preview.setAttribute("role", "textbox");
    preview.setAttribute("aria-multiline", "true");
    if (label) {
      label.id ||= `${area.id}_label`;
      preview.setAttribute("aria-labelledby", label.id);
      label.addEventListener("click", () => (window.CKEDITOR?.instances[area.id] ?? preview).focus());
    }
    preview.append(...text.childNodes);
    for (const link of preview.querySelectorAll("a")) link.tabIndex = -1;
    preview.addEventListener("click", (event) => event.preventDefault());
    preview.addEventListener("focus", () => edit(area, preview), { once: true });
    area.hidden = true;
    area.after(preview);
  }

  function edit(area, preview) {
    preview.setAttribute("aria-busy", "true");
    editor().then(
      (ckeditor) => {
        const stillThere = document.activeElement === preview; // or the reader went on meanwhile
        const config = { ...JSON.parse(area.dataset.richtext), startupFocus: stillThere };
        ckeditor.replace(area.id, config).on("instanceReady", () => preview.remove());
      },
      () => {
        preview.remove();
        area.hidden = false;
        area.focus();
      },
    );
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("textarea[data-richtext]").forEach(show);
  });
})();
