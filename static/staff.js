/* Names the admin's autocompletes, and the fields to search in them, after the labels of their fields. */
(() => {
  "use strict";
  const labelOf = (select) => document.querySelector(`label[for="${select.id}"]`);

  function nameSearch(select, search) {
    const label = labelOf(select);
    if (search && label) search.setAttribute("aria-label", label.textContent.replace(/:$/, ""));
  }

  function name(select) {
    const box = select.parentElement.querySelector(".select2-selection--single");
    const label = labelOf(select);
    if (box && label) {
      label.id ||= `label-${select.id}`;
      box.setAttribute("aria-labelledby", `${label.id} select2-${select.id}-container`);
    }
    select.parentElement.querySelector("ul.select2-selection__rendered")?.setAttribute("role", "none");
    nameSearch(select, select.parentElement.querySelector(".select2-search__field"));
  }

  function nameAll(part) {
    for (const select of part.querySelectorAll("select.admin-autocomplete")) name(select);
  }

  window.addEventListener("load", () => {
    nameAll(document);
    document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
    window.django.jQuery(document).on("select2:open", (event) => {
      nameSearch(event.target, document.querySelector(".select2-dropdown .select2-search__field"));
    });
  });
})();
