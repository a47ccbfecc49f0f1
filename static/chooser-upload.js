/* A new picture, brought into the chooser by its file or by dropping it, with what is said of it. Nothing typed is lost. */
(() => {
  "use strict";
  const own = (window.clinicPictures ??= {});
  const MEGABYTE = 1024 * 1024;
  const KINDS = /\.(jpe?g|png|webp)$/i;
  const NO_PICTURE = "This is not a JPEG, PNG or WebP picture. Open it in a program for pictures and export it as JPEG.";
  const UNSEEN = "Your browser cannot show this file. It may be damaged: go back to the library and choose another one.";
  const SEEN = 480; // pixels of its longer side
  const BROKEN = "The upload broke off. Your text is still here: check your connection, then press the button again.";
  const REFUSED = "The server refused it. You may be signed out: sign in in another window, then press the button again.";

  own.offerUpload = (dialog, content, finish) => {
    const [library, form, zone] = [".chooser-library", ".chooser-upload", ".chooser-drop"].map((one) => content.querySelector(one));
    const input = zone.querySelector("input");
    const progress = form.querySelector(".chooser-progress");
    const title = dialog.querySelector("h2");
    let file = null;
    let running = null;

    function show(isForm) {
      library.hidden = isForm;
      form.hidden = !isForm;
      title.textContent = isForm ? "Upload a picture" : "Choose a picture";
      if (!isForm) input.focus();
    }

    function take(files) {
      const [first] = files;
      if (!first) return;
      const problem = wrong(first, Number(input.dataset.most));
      list(zone.querySelector(".errorlist"), problem ? [problem] : []);
      if (problem) return;
      file = first;
      forget(form);
      const others = files.length > 1 ? `. One at a time: this is the first of ${files.length}.` : "";
      form.querySelector(".chooser-file").replaceChildren(own.make("strong", {}, file.name), ` (${size(file)})${others}`);
      show(true);
      form.querySelector("[name=alt]").focus();
      void see();
    }

    /* The picture as it is described. A file that cannot be shown is damaged most likely: better said before the words. */
    async function see() {
      const mine = file;
      const canvas = form.querySelector(".chooser-seen");
      canvas.hidden = true;
      const shown = await createImageBitmap(mine).catch(() => null);
      if (mine !== file) return;
      if (!shown) return complain(form, UNSEEN);
      const scale = Math.min(1, SEEN / Math.max(shown.width, shown.height));
      canvas.width = Math.max(1, shown.width * scale);
      canvas.height = Math.max(1, shown.height * scale);
      canvas.getContext("2d").drawImage(shown, 0, 0, canvas.width, canvas.height);
      canvas.hidden = false;
    }

    /* The words were about the picture that was left: on the next one they would be wrong. */
    function back() {
      running?.abort();
      input.value = "";
      form.reset();
      form.dispatchEvent(new Event("change"));
      show(false);
    }

    function send() {
      const data = new FormData(form);
      data.append("upload", file);
      forget(form);
      running = new XMLHttpRequest();
      running.upload.addEventListener("progress", ({ loaded, total }) => follow(progress, loaded, total));
      running.addEventListener("load", () => end(() => answered(running, form, finish)));
      running.addEventListener("error", () => end(() => complain(form, BROKEN)));
      running.addEventListener("abort", () => end(() => {}));
      running.open("POST", form.action);
      running.responseType = "json";
      follow(progress, 0, 1);
      progress.hidden = false;
      form.querySelector("[type=submit]").disabled = true;
      running.send(data);
    }

    function end(then) {
      progress.hidden = true;
      form.querySelector("[type=submit]").disabled = false;
      then();
      running = null;
    }

    input.addEventListener("change", () => take(input.files));
    form.querySelector("[data-back]").addEventListener("click", back);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!running) send();
    });
    dialog.addEventListener("close", () => running?.abort());
    acceptDrops(dialog, take);
    connect(form);
  };

  function size({ size: bytes }) {
    return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
  }

  /* What the server would say after the upload, before it. */
  function wrong(file, most) {
    if (!KINDS.test(file.name)) return NO_PICTURE;
    if (file.size > most) return `This file is larger than ${most / MEGABYTE} MB. Make it smaller: 2560 pixels on the long side are enough.`;
    return "";
  }

  function acceptDrops(dialog, take) {
    const holdsFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
    dialog.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      dialog.classList.add("is-dropping");
    });
    dialog.addEventListener("dragleave", ({ relatedTarget }) => {
      if (!dialog.contains(relatedTarget)) dialog.classList.remove("is-dropping");
    });
    dialog.addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      dialog.classList.remove("is-dropping");
      take(event.dataTransfer.files);
    });
  }

  /* Decoration has no text, and only people need to have agreed: what is not asked for is not sent. */
  function connect(form) {
    const field = (name) => form.querySelector(`[name=${name}]`);
    const settle = () => {
      field("alt").disabled = field("is_decorative").checked;
      for (const name of ["is_model", "consent"]) {
        field(name).disabled = !field("shows_people").checked;
        field(name).closest(".chooser-field").hidden = field(name).disabled;
      }
    };
    form.addEventListener("change", settle);
    settle();
  }

  function follow(progress, loaded, total) {
    const percent = Math.floor((100 * loaded) / total);
    progress.querySelector("progress").value = percent;
    const said = percent < 100 ? `${percent} %` : "It is there. The server is cleaning it …";
    progress.querySelector("[role=status]").textContent = said;
  }

  function answered({ status, response }, form, finish) {
    if (status === 201) finish(response.picture);
    else if (response?.errors) point(form, response, finish);
    else complain(form, REFUSED);
  }

  function list(place, messages) {
    place.replaceChildren(...messages.map((message) => own.make("li", {}, message)));
    place.hidden = !messages.length;
  }

  function complain(form, ...what) {
    const problem = form.querySelector(".chooser-problem");
    problem.replaceChildren(...what.map((one) => (typeof one === "string" ? own.make("p", {}, one) : one)));
    problem.hidden = !what.length;
  }

  function forget(form) {
    complain(form);
    for (const field of form.querySelectorAll(".chooser-field")) mark(field, []);
  }

  function mark(field, messages) {
    const place = field.querySelector(".errorlist");
    const input = field.querySelector("input, textarea");
    list(place, messages);
    input.setAttribute("aria-invalid", String(messages.length > 0));
    const said = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== place.id);
    input.setAttribute("aria-describedby", [...said, ...(messages.length ? [place.id] : [])].join(" "));
  }

  /* Each error beside its field; what is wrong with the file itself, above them. */
  function point(form, { errors, known }, finish) {
    const general = [...(errors.upload ?? []), ...(errors.__all__ ?? [])];
    if (known) general.push(useKnown(known, finish));
    complain(form, ...general);
    for (const field of form.querySelectorAll(".chooser-field")) mark(field, errors[field.dataset.field] ?? []);
    const first = general.length ? form.querySelector(".chooser-problem button") : form.querySelector("[aria-invalid=true]");
    first?.focus();
  }

  function useKnown(known, finish) {
    const image = own.make("img", { src: known.thumbnail, alt: "", width: known.width, height: known.height });
    const button = own.make("button", { type: "button", className: "button default" }, "Use this one");
    button.addEventListener("click", () => finish(known));
    return own.make("div", { className: "chooser-known" }, image, button);
  }
})();
