/* What comes in by pasting, or is typed as source: headings find their level, and what is left out is named. */
(() => {
  "use strict";
  const { CKEDITOR } = window;
  const own = (window.clinicRichtext ??= {});
  const RENAMED = { h1: "h2", h5: "h4", h6: "h4", b: "strong", i: "em" };
  const LOOKS = "fonts, colors and layout";
  const NAMES = {
    img: "pictures (choose them from the library)",
    iframe: "pages inside the page",
    video: "videos",
    audio: "sounds",
    svg: "drawings",
    math: "formulas",
    form: "forms",
    input: "form fields",
    hr: "lines across the page",
    u: "underlining",
    s: "crossing out",
    strike: "crossing out",
    del: "words marked as deleted",
    script: "scripts",
    a: "links that lead nowhere",
    object: "pages inside the page",
    embed: "pages inside the page",
    ...Object.fromEntries(["span", "font", "div", "center", "style", "col", "colgroup"].map((name) => [name, LOOKS])),
  };
  const LEADS_SOMEWHERE = /^\s*(https?:|mailto:|tel:|page:|reference:|#h-|\/(?![/\\]))/i;
  const SHOWN = 10_000; // milliseconds
  const LOWEST = 4; // level of a heading

  function counted(html) {
    const counts = new Map();
    for (const element of new DOMParser().parseFromString(html, "text/html").querySelectorAll("body *")) {
      const name = element.localName;
      if (name === "a" && !element.hasAttribute("href")) continue; // a place that another program marked
      counts.set(RENAMED[name] ?? name, (counts.get(RENAMED[name] ?? name) ?? 0) + 1);
      if (element.hasAttribute("style") || element.hasAttribute("class")) counts.set("span", (counts.get("span") ?? 0) + 1);
    }
    return counts;
  }

  /* What the first text holds and the second does not, in words. Wrappers of other programs have no words and no use. */
  own.lost = (before, after) => {
    const kept = counted(after);
    const names = [...counted(before)].filter(([name, number]) => number > (kept.get(name) ?? 0)).map(([name]) => name);
    return [...new Set(names.map((name) => NAMES[name] ?? (/^[a-z]+:/.test(name) ? LOOKS : "")).filter(Boolean))];
  };

  function tell(editor, names) {
    if (names.length) editor.showNotification(`Left out: ${names.join("; ")}.`, "warning", SHOWN);
  }

  /* Runs on all that the editor reads, before its filter. */
  function prepare(editor) {
    const picture = new RegExp(editor.config.clinicPicture);
    editor.on("toHtml", ({ data }) => {
      data.dataValue.forEach((node) => {
        if (node.type !== CKEDITOR.NODE_ELEMENT) return true;
        node.name = RENAMED[node.name] ?? node.name;
        if (node.name === "a" && !LEADS_SOMEWHERE.test(node.attributes.href ?? "")) delete node.attributes.href;
        if (node.name !== "img" || picture.test(node.attributes.src ?? "")) return true;
        node.remove();
        return false;
      }, null, true);
    }, null, null, 5.5);
  }

  function wrap(node, name) {
    const wrapper = node.ownerDocument.createElement(name);
    wrapper.append(...node.childNodes);
    node.append(wrapper);
  }

  /* Other programs say with styles what we say with elements, start with heading 1, and put paragraphs in cells. */
  own.mapped = (html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    for (const deleted of body.querySelectorAll("del")) deleted.remove();
    for (const bold of body.querySelectorAll("b, strong")) {
      if (/^(normal|400)$/.test(bold.style.fontWeight)) bold.replaceWith(...bold.childNodes);
    }
    for (const span of body.querySelectorAll("span[style]")) {
      const { fontWeight, fontStyle, verticalAlign } = span.style;
      if (fontWeight === "bold" || Number(fontWeight) >= 600) wrap(span, "strong");
      if (fontStyle === "italic") wrap(span, "em");
      if (verticalAlign === "super" || verticalAlign === "sub") wrap(span, verticalAlign === "super" ? "sup" : "sub");
      span.replaceWith(...span.childNodes);
    }
    const down = body.querySelector("h1") ? 1 : 0;
    for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
      const level = Math.min(Number(heading.localName[1]) + down, LOWEST);
      const renamed = document.createElement(`h${level}`);
      renamed.append(...heading.childNodes);
      heading.replaceWith(renamed);
    }
    for (const paragraph of body.querySelectorAll(":is(li, td, th) > p:only-child")) {
      paragraph.replaceWith(...paragraph.childNodes);
    }
    for (const paragraph of body.querySelectorAll("p")) {
      if (!paragraph.textContent.trim() && !paragraph.querySelector("img")) paragraph.remove();
    }
    return body.innerHTML;
  };

  function name(editor) {
    let pasted = "";
    editor.on("paste", ({ data }) => {
      pasted = data.dataTransfer.getData("text/html", true) || data.dataValue;
      if (data.dataTransfer.getFilesCount()) pasted += "<img>";
    }, null, null, 0);
    editor.on("paste", ({ data }) => {
      if (data.dataTransfer.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL) return;
      data.dataValue = own.mapped(data.dataValue);
      const filtered = editor.dataProcessor.toDataFormat(editor.dataProcessor.toHtml(data.dataValue));
      tell(editor, own.lost(pasted, filtered));
    }, null, null, 999);

    let typed = null;
    editor.on("beforeModeUnload", () => {
      typed = editor.mode === "source" ? editor.getData() : null;
    });
    editor.on("mode", () => {
      if (editor.mode === "wysiwyg" && typed !== null) tell(editor, own.lost(typed, editor.getData()));
      typed = null;
    });
  }

  own.guardPasting = (editor) => {
    prepare(editor);
    name(editor);
  };
})();
