/* Does to everything in some places what a reader could do, and tells what stands there and whether a script ran. */
async (places) => {
  "use strict";
  const EVENTS =
    "pointerover pointerenter mouseover mouseenter mousemove pointerdown mousedown pointerup mouseup keydown keyup";
  const LEADS_OUT = /^(https?|mailto|tel):/i;
  const prose = document.querySelector(".prose");
  const inside = prose ? [...prose.querySelectorAll("*")] : [];
  /* The list of a page's headings and the ways back from its references are made of the text, and stand beside it. */
  const contents = document.querySelectorAll(
    ".with-contents, .with-contents > .text, .contents, .contents *, .back, .back *",
  );
  const told = {
    around: document.querySelectorAll("*").length - inside.length - contents.length,
    elements: inside.map((element) => ({
      name: element.localName,
      space: element.namespaceURI,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    })),
  };

  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const windows = () => [window, ...[...document.querySelectorAll("iframe")].map((one) => one.contentWindow)];
  const named = (place) => {
    try {
      return place.hit !== undefined || place.document.hit !== undefined;
    } catch {
      return false; // it is another origin's
    }
  };

  /* A link that says that it leads out may, and so may one to our own pages: neither is followed. */
  function hold(event) {
    const link = event.target.closest("a, area");
    if (!link) return;
    const written = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    const target = URL.parse(written, document.baseURI);
    const stays = target?.href.split("#")[0] === location.href.split("#")[0];
    const ours = LEADS_OUT.test(written) || target?.origin === location.origin;
    if (!target || (ours && !stays)) event.preventDefault();
  }

  function attempt(action) {
    try {
      action();
    } catch {
      /* there was nothing to provoke */
    }
  }

  function provoke(element) {
    for (const { name } of [...element.attributes]) {
      if (name.startsWith("on")) attempt(() => element.dispatchEvent(new Event(name.slice(2))));
    }
    for (const name of EVENTS.split(" ")) element.dispatchEvent(new MouseEvent(name, { bubbles: true }));
    attempt(() => HTMLElement.prototype.focus.call(element));
    if (element.localName === "details") element.open = !element.open;
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
    if (element.localName === "form") attempt(() => HTMLFormElement.prototype.requestSubmit.call(element));
  }

  addEventListener("click", hold);
  for (const place of document.querySelectorAll(places)) {
    (place.contentDocument?.body ?? place.shadowRoot ?? place).querySelectorAll("*").forEach(provoke);
  }
  await frame();
  told.hit = windows().some(named);
  /* Twice, as by an editor or a reading mode: what comes back may mean something else. */
  if (prose) prose.innerHTML = prose.innerHTML;
  if (prose) prose.innerHTML = prose.innerHTML;
  await frame();
  told.hit ||= windows().some(named);
  return told;
}
