/* Text that nobody saved yet, kept in this browser under its writer, its page and one opening of the page's form. */
(() => {
  "use strict";
  const { user, admin } = document.currentScript.dataset;
  const PREFIX = "unsaved ";
  const DAYS = 7;
  const LEAVING = "logging out";
  const own = (window.clinicStore = {});

  function all() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
      return keys.map((key) => ({ key, id: key.split(" ").pop(), ...JSON.parse(localStorage.getItem(key)) }));
    } catch {
      return []; // the browser is told to keep nothing
    }
  }

  function forget(isOver) {
    for (const one of all().filter(isOver)) localStorage.removeItem(one.key);
  }

  own.of = (page) => all().filter(({ key }) => key.startsWith(`${PREFIX}${user} ${page} `)).sort((a, b) => b.at - a.at);

  own.drop = (id) => forget((one) => one.id === id);

  /* Where there is no room, the oldest goes first. Returns whether it is kept. */
  own.put = (page, id, values) => {
    const key = `${PREFIX}${user} ${page} ${id}`;
    const text = JSON.stringify({ at: Date.now(), values });
    let others;
    for (;;) {
      try {
        localStorage.setItem(key, text);
        return true;
      } catch {
        others ??= all().filter((one) => one.key !== key).sort((a, b) => b.at - a.at);
        if (!others.length) return false;
        localStorage.removeItem(others.pop().key);
      }
    }
  };

  own.loggedOut = () => {
    const who = sessionStorage.getItem(LEAVING);
    if (who) forget(({ key }) => key.startsWith(`${PREFIX}${who} `));
  };

  /* The server names what it has saved in a cookie. */
  function takeSaved() {
    const saved = document.cookie.match(/(?:^|; )saved_form=([0-9a-f-]+)/);
    if (!saved) return;
    own.drop(saved[1]);
    document.cookie = `saved_form=; path=${admin}; max-age=0`;
  }

  takeSaved();
  forget(({ at }) => Date.now() - at > DAYS * 24 * 3600 * 1000);
  document.getElementById("logout-form")?.addEventListener("submit", () => sessionStorage.setItem(LEAVING, user));
})();
