/* Small dialogs beside the editor: fields to fill, a page of the clinic to find, a reference to choose. */
(() => {
  "use strict";
  const own = (window.clinicRichtext ??= {});
  const address = document.getElementById("richtext-script").dataset.pages;
  const PAUSE = 200; // milliseconds after the last key
  const NONE = "No page has such a title.";
  let count = 0;

  function make(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  /* Opens a dialog with this body; resolves with what `finish` is called with, or with null. */
  function open(title, body) {
    return new Promise((resolve) => {
      const id = `ask-${++count}`;
      const dialog = make("dialog", { className: "ask" });
      let answer = null;
      const finish = (said) => {
        answer = said;
        dialog.close();
      };
      dialog.setAttribute("aria-labelledby", id);
      const close = make("button", { type: "button", className: "ask-close", onclick: () => dialog.close() }, "Cancel");
      dialog.append(make("h2", { id }, title), ...body(finish, close));
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(answer);
      });
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  function field({ name, label, value = "", help = "", optional = false }) {
    const input = make("input", { name, value, type: "text", required: !optional, id: `ask-${++count}`, className: "vTextField" });
    const parts = [make("label", { htmlFor: input.id }, label), input];
    if (help) {
      const note = make("p", { className: "help", id: `ask-${++count}` }, help);
      input.setAttribute("aria-describedby", note.id);
      parts.push(note);
    }
    return make("div", { className: "ask-field" }, ...parts);
  }

  own.ask = ({ title, fields, remove = "" }) =>
    open(title, (finish, close) => {
      const form = make("form", { method: "dialog" }, ...fields.map(field));
      const row = make("div", { className: "ask-buttons" }, make("button", { className: "button default" }, "Use it"));
      if (remove) {
        row.append(make("button", { type: "button", className: "button", onclick: () => finish({ removed: true }) }, remove));
      }
      row.append(close);
      form.append(row);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        finish(Object.fromEntries(new FormData(form)));
      });
      return [form];
    });

  function choice(title, about, choose) {
    const button = make("button", { type: "button", onclick: choose }, make("strong", {}, title));
    if (about) button.append(make("span", {}, about));
    return make("li", {}, button);
  }

  own.choosePage = () =>
    open("Link to one of our pages", (finish, close) => {
      const search = field({ name: "q", label: "Search by title", optional: true });
      const input = search.querySelector("input");
      const list = make("ul", { className: "ask-choices" });
      const said = make("p", { className: "ask-said" });
      said.setAttribute("role", "status");
      let waiting;
      let asked = 0;

      async function find() {
        const mine = ++asked;
        try {
          const answer = await fetch(`${address}?${new URLSearchParams({ q: input.value })}`);
          if (!answer.ok) throw new Error(answer.statusText);
          const { pages, more } = await answer.json();
          if (mine !== asked) return;
          list.replaceChildren(...pages.map((page) => choice(page.title, page.about, () => finish(page))));
          said.textContent = pages.length ? (more ? "There are more. Type another word of the title." : "") : NONE;
        } catch {
          said.textContent = "The pages could not be read. Check your connection, then type again.";
        }
      }

      input.type = "search";
      input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(find, PAUSE);
      });
      void find();
      return [search, said, list, make("div", { className: "ask-buttons" }, close)];
    });

  /* The rows under “References” as they stand in the form, in their order, without those to be removed. */
  own.references = () => {
    const rows = [...document.querySelectorAll("input[data-reference-row]")]
      .map((input) => ({ uuid: input.value, row: input.closest(".inline-related") }))
      .filter(({ row }) => !row.classList.contains("empty-form") && !row.querySelector("[name$=-DELETE]")?.checked);
    const read = (row, name) => row.querySelector(`[name$="-${name}"]`)?.value ?? "";
    return rows.map(({ uuid, row }, index) => ({
      uuid,
      number: String(index + 1),
      label: [read(row, "authors"), read(row, "title"), read(row, "year")].filter(Boolean).join(" "),
    }));
  };

  own.chooseReference = () =>
    open("Which reference says so?", (finish, close) => {
      const rows = own.references().filter(({ label }) => label);
      const list = make("ul", { className: "ask-choices" });
      list.append(...rows.map((row) => choice(`${row.number}. ${row.label}`, "", () => finish(row))));
      const none = make("p", {}, "There is no reference yet. Add it under “References” on this form, then come back.");
      return [rows.length ? list : none, make("div", { className: "ask-buttons" }, close)];
    });
})();
