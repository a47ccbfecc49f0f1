/* Names the search fields of the admin's autocompletes after the labels of their fields. */
(() => {
  "use strict";
  function name(select, search) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (search && label) search.setAttribute("aria-label", label.textContent.replace(/:$/, ""));
  }

  window.addEventListener("load", () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      name(select, select.parentElement.querySelector(".select2-search__field"));
    }
    window.django.jQuery(document).on("select2:open", (event) => {
      name(event.target, document.querySelector(".select2-dropdown .select2-search__field"));
    });
  });
})();
