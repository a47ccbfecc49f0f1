/* Shows what the checks find beside the form, without saving. Without this script it opens in a window of its own. */
(() => {
  "use strict";

  async function check(event) {
    const button = event.target.closest("button[name=_check]");
    if (!button) return;
    event.preventDefault();
    const place = document.getElementById("checked");
    place.setAttribute("aria-busy", "true");
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    try {
      const answer = await fetch(location.href, { method: "POST", body: new FormData(button.form, button) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const findings = page.querySelector("#checked:not(form *)");
      const faults = page.querySelector(".faults");
      if (findings) place.replaceChildren(...findings.childNodes);
      else if (faults) place.replaceChildren("This comes first:", faults);
      else throw new Error("This is no answer of the form.");
    } catch {
      place.textContent = "The text could not be checked. Look in another tab whether you are still logged in.";
    }
    place.removeAttribute("aria-busy");
  }

  /* The admin starts in a form's first field, and takes this button for one. */
  window.addEventListener("load", () => {
    if (document.activeElement?.name === "_check") document.getElementById("id_title")?.focus();
  });
  document.addEventListener("click", check);
})();
