/* The field of a form that holds one picture: its number while there is no script, the picture itself with it. */
(() => {
  "use strict";

  function show(field, picture) {
    const number = field.querySelector(".picture-field-number input");
    number.value = picture?.id ?? "";
    number.dispatchEvent(new Event("change", { bubbles: true }));
    field.querySelector(".picture-field-shown").replaceChildren(...(picture ? shown(picture) : []));
    settle(field);
  }

  function shown({ thumbnail, width, height, alt, decorative }) {
    const image = Object.assign(document.createElement("img"), { src: thumbnail, alt: "", width, height });
    const text = document.createElement("span");
    text.textContent = decorative ? "Only decoration" : alt;
    return [image, text];
  }

  function settle(field) {
    const isEmpty = !field.querySelector(".picture-field-number input").value;
    const [choose, takeOut] = field.querySelectorAll("button");
    takeOut.hidden = isEmpty;
    choose.textContent = isEmpty ? "Choose a picture…" : "Choose another picture…";
  }

  async function choose(field) {
    const picture = await window.clinicPictures.choose();
    if (picture) show(field, picture);
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".picture-field button");
    if (!button) return;
    const field = button.closest(".picture-field");
    if ("choose" in button.dataset) void choose(field);
    if ("takeOut" in button.dataset) {
      show(field, null);
      field.querySelector("button").focus();
    }
  });

  /* The label names the group, as it named the field for the number. */
  function name(field) {
    const label = document.querySelector(`label[for="${field.querySelector(".picture-field-number input").id}"]`);
    if (!label) return;
    label.id ||= `${label.htmlFor}_label`;
    field.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => field.querySelector("button").focus());
  }

  document.documentElement.classList.add("has-chooser");
  document.addEventListener("DOMContentLoaded", () => {
    for (const field of document.querySelectorAll(".picture-field")) {
      name(field);
      settle(field);
    }
  });
})();
