/* How many words the long texts of a form have, and how long patients read them. */
(() => {
  "use strict";
  const A_MINUTE = 200; // words
  const WORD = /[\p{L}\p{N}]\S*/gu;
  const BETWEEN = /<(?!\/?(?:a|abbr|b|em|i|strong|sub|sup)\b)/g; // what parts words: “a</p><p>b” are two

  function text(area) {
    const written = window.CKEDITOR?.instances[area.id]?.getData() ?? area.value;
    if (!area.closest(".richtext")) return written;
    return new DOMParser().parseFromString(written.replace(BETWEEN, " <"), "text/html").body.textContent;
  }

  function tell(form) {
    const areas = [...form.querySelectorAll("textarea[name]:not([name*=__prefix__])")];
    const words = areas.reduce((sum, area) => sum + (text(area).match(WORD)?.length ?? 0), 0);
    const minutes = Math.max(1, Math.round(words / A_MINUTE));
    const said = [[words, "word"], [minutes, "minute"]].map(
      ([number, one]) => `${number.toLocaleString("en-US")} ${one}${number === 1 ? "" : "s"}`,
    );
    form.querySelector(".word-count").textContent = words ? `${said.join(", about ")} to read` : "";
  }

  window.clinicForm.start.push((form) => {
    tell(form);
    form.addEventListener("kept", () => tell(form));
  });
})();
