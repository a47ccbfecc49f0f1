/* The pictures of the library in a dialog: window.clinicPictures.choose() resolves with the chosen one, or with null. */
(() => {
  "use strict";
  const own = (window.clinicPictures ??= {});
  const address = document.getElementById("chooser-script").dataset.choose;
  const PAUSE = 200; // milliseconds after the last key
  const SIGNED_OUT = "You are signed out. Sign in in another window, then try again.";
  const FAILED = "The library could not be read. Check your connection, then try again.";

  own.make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* What the server has to say in HTML. Whoever was signed out meanwhile is sent to the login page instead. */
  async function read(parameters) {
    const answer = await fetch(`${address}?${new URLSearchParams(parameters)}`, { headers: { Accept: "text/html" } });
    if (answer.redirected) throw new Error(SIGNED_OUT);
    if (!answer.ok) throw new Error(FAILED);
    return new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes;
  }

  const inWords = (error) => (error.message === SIGNED_OUT ? SIGNED_OUT : FAILED);

  own.choose = () =>
    new Promise((resolve) => {
      const close = own.make("button", { type: "button", className: "chooser-close" }, "Close");
      const title = own.make("h2", { id: "chooser-title" }, "Choose a picture");
      const content = own.make("div", { className: "chooser-content" }, own.make("p", {}, "Fetching the pictures …"));
      const dialog = own.make("dialog", { className: "chooser" }, own.make("header", {}, title, close), content);
      let answer = null;
      const finish = (picture) => {
        answer = picture;
        dialog.close();
      };
      dialog.setAttribute("aria-labelledby", title.id);
      close.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(answer);
      });
      document.body.append(dialog);
      dialog.showModal();
      void fill(dialog, content, finish);
    });

  async function fill(dialog, content, finish) {
    try {
      content.replaceChildren(...(await read({})));
    } catch (error) {
      content.replaceChildren(own.make("p", { className: "errornote", role: "alert" }, inWords(error)));
      return;
    }
    library(content, finish);
    if (content.querySelector(".chooser-upload")) own.offerUpload(dialog, content, finish);
    content.querySelector("[name=q]").focus();
  }

  function library(content, finish) {
    const [grid, said, search] = [".chooser-grid", ".chooser-said", ".chooser-search"].map((one) => content.querySelector(one));
    const words = search.querySelector("input");
    let waiting;
    let asked = 0;

    function tell() {
      const number = grid.querySelectorAll(".chooser-choice").length;
      const more = grid.querySelector("[data-page]") ? " There are more." : "";
      if (number) said.textContent = `${number} ${number === 1 ? "picture" : "pictures"}.${more}`;
      else said.textContent = words.value ? "No picture has these words." : "There is no picture yet.";
    }

    /* A later question overtakes an earlier one: only the newest answer is shown. */
    async function ask(page, show) {
      const mine = ++asked;
      try {
        const found = await read({ q: words.value, page });
        if (mine !== asked) return;
        show(found);
        tell();
      } catch (error) {
        if (mine === asked) said.textContent = inWords(error);
      }
    }

    const find = () => ask("1", (found) => grid.replaceChildren(...found));

    const goOn = (button) =>
      ask(button.dataset.page, (found) => {
        const place = button.closest("li");
        const first = [...found].find((node) => node.localName === "li");
        place.replaceWith(...found);
        first?.querySelector("button").focus();
      });

    words.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(find, PAUSE);
    });
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      void find();
    });
    grid.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button?.dataset.picture) finish(JSON.parse(button.dataset.picture));
      else if (button?.dataset.page) void goOn(button);
    });
    tell();
  }
})();
