/* A date without its time is not an empty field, but a browser would send it as one: it says what is missing instead. */
(() => {
  "use strict";
  document.addEventListener("submit", (event) => {
    const unfinished = [...event.target.elements].find((field) => field.validity?.badInput);
    if (!unfinished) return;
    event.preventDefault();
    event.stopPropagation();
    unfinished.reportValidity();
  }, true);
})();
