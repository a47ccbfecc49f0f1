/* Offers what was kept of an earlier opening of this form: the server shows it again, and saves nothing. */
(() => {
  "use strict";
  const { start, values, isSame } = window.clinicForm;

  /* In the clinic's zone, as every other time that staff read. */
  function when(at, timeZone) {
    const day = (date) => date.toLocaleDateString("en-US", { month: "long", day: "numeric", timeZone });
    const then = new Date(at);
    const time = then.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone });
    return day(then) === day(new Date()) ? time : `${day(then)}, ${time}`;
  }

  function bringBack({ id, values }, token) {
    const post = Object.assign(document.createElement("form"), { method: "post", hidden: true });
    const ours = [["csrfmiddlewaretoken", token], ["kept_as", id], ["_recover", "1"]];
    for (const [name, value] of [...values, ...ours]) {
      post.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(post);
    post.submit();
  }

  function offer(banner, form, kept) {
    const loaded = values();
    const found = window.clinicStore.of(kept.dataset.page).filter((one) => one.id !== kept.value);
    for (const one of found.filter((one) => isSame(one.values, loaded))) window.clinicStore.drop(one.id);
    const newest = found.find((one) => !isSame(one.values, loaded));
    banner.hidden = !newest;
    if (!newest) return;
    banner.querySelector("time").textContent = when(newest.at, banner.dataset.zone);
    const [bring, discard] = banner.querySelectorAll("button");
    bring.onclick = () => bringBack(newest, form.elements.csrfmiddlewaretoken.value);
    discard.onclick = () => {
      window.clinicStore.drop(newest.id);
      offer(banner, form, kept);
    };
  }

  start.push((form, kept) => {
    if (!("unsaved" in kept.dataset)) offer(form.querySelector(".kept"), form, kept);
  });
})();
