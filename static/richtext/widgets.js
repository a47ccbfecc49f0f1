/* Boxes, questions to open, pictures and reference markers: each is one thing in the editor, and text where it has text. */
(() => {
  "use strict";
  const { CKEDITOR } = window;
  const own = (window.clinicRichtext ??= {});
  const REFERENCE = /^reference:([0-9a-f-]{36})$/;
  const BOX = "box-content";
  const ENTER = 13;
  const QUESTION = "What opens it";
  const ANSWER = "What is read then.";

  const element = (name, attributes) => new CKEDITOR.htmlParser.element(name, attributes);
  const named = (name) => (child) => child.name === name;

  function wrapped(parent, children, className) {
    const inner = element("div", { class: className });
    for (const child of children) {
      child.remove();
      inner.add(child);
    }
    parent.add(inner);
  }

  /* Takes the part's element away around what is in it, as data: CKEditor would turn markers and pictures in it back into
     links and figures only after this, in an element that is gone by then. */
  function unwrapped(part, editable) {
    part.setHtml(editable.getData());
    part.replaceWithChildren();
  }

  function boxKind(editor, node) {
    return Object.keys(editor.config.clinicBoxes).find((kind) => node.hasClass(kind));
  }

  function boxes(editor) {
    editor.widgets.add("clinicBox", {
      editables: { content: { selector: `.${BOX}` } },
      upcast(node) {
        const kind = node.name === "div" && boxKind(editor, node);
        if (!kind) return false;
        node.attributes["data-cke-label"] = editor.config.clinicBoxes[kind];
        wrapped(node, [...node.children], BOX);
        return true;
      },
      downcast(node) {
        unwrapped(node.getFirst(named("div")), this.editables.content);
        return node;
      },
      init() {
        this.setData("kind", boxKind(editor, this.element));
      },
      data() {
        for (const kind of Object.keys(editor.config.clinicBoxes)) this.element.removeClass(kind);
        this.element.addClass(this.data.kind);
        this.element.setAttribute("data-cke-label", editor.config.clinicBoxes[this.data.kind]);
      },
    });
  }

  own.boxAt = (editor) => {
    const focused = editor.widgets.focused;
    if (focused?.name === "clinicBox") return focused;
    const at = editor.getSelection()?.getStartElement();
    const widget = at && editor.widgets.getByElement(at);
    return widget?.name === "clinicBox" ? widget : null;
  };

  /* What is put in stands behind what was selected, and does not take its place. */
  own.goBehind = (editor) => {
    const [range] = editor.getSelection().getRanges();
    if (!range || range.collapsed || editor.widgets.focused) return;
    range.collapse(false);
    range.select();
  };

  /* For a block: behind the question or picture in whose words the cursor is, since those hold no blocks. */
  function goWhereBlocksStand(editor, isAround = false) {
    if (!isAround) own.goBehind(editor); // or the block is put around what is selected
    const at = editor.getSelection().getStartElement();
    const part = at && CKEDITOR.plugins.widget.getNestedEditable(editor.editable(), at);
    if (part?.hasClass("details-summary") || part?.is("figcaption")) {
      own.goTo(editor, newLineBehind(editor, editor.widgets.getByElement(part).wrapper));
    }
  }

  own.goBehindElement = (editor, element) => {
    const range = editor.createRange();
    range.setStartAfter(element);
    range.collapse(true);
    range.select();
  };

  /* Puts a widget in where the cursor is, and returns it. */
  function insert(editor, html) {
    const before = new Set(Object.keys(editor.widgets.instances));
    editor.insertHtml(html);
    const made = Object.keys(editor.widgets.instances).find((id) => !before.has(id));
    return editor.widgets.instances[made];
  }

  /* There is always a line behind a block to go on writing. */
  function insertBlock(editor, html) {
    const widget = insert(editor, html);
    lineBehind(editor, widget.wrapper);
    return widget;
  }

  function lineBehind(editor, block) {
    const isText = (node) => node.type === CKEDITOR.NODE_ELEMENT && !node.data("cke-temp");
    return block.getNext(isText) ?? newLineBehind(editor, block);
  }

  function newLineBehind(editor, block) {
    const line = editor.document.createElement("p");
    line.appendBogus();
    line.insertAfter(block);
    return line;
  }

  own.insertTerms = (editor, html) => {
    goWhereBlocksStand(editor);
    const list = CKEDITOR.dom.element.createFromHtml(html, editor.document);
    editor.insertElement(list);
    lineBehind(editor, list);
    return list;
  };

  own.insertMarker = (editor, { uuid, number }) => {
    own.goBehind(editor);
    const { wrapper } = insert(editor, `<a href="reference:${uuid}">${number}</a>`);
    own.goBehindElement(editor, wrapper);
  };

  /* Enter in an empty last line of a box, or of what a question opens, goes on behind it. */
  own.leaveOnEnter = (editor) => {
    const block = editor.elementPath()?.block;
    const part = block?.is("p") && block.getParent();
    if (!part || !(part.hasClass(BOX) || part.hasClass("details-content"))) return false;
    if (block.getText().trim() || block.getNext() || !block.getPrevious()) return false;
    editor.fire("saveSnapshot");
    const { wrapper } = editor.widgets.getByElement(part);
    block.remove();
    editor.focus();
    own.goTo(editor, newLineBehind(editor, wrapper));
    editor.fire("saveSnapshot");
    return true;
  };

  /* Goes to its start, or chooses what stands there for an example, so that typing replaces it. */
  own.goTo = (editor, part, example = "") => {
    const range = editor.createRange();
    if (example && part.getText().trim() === example) range.selectNodeContents(part);
    else range.moveToElementEditStart(part);
    range.select();
  };

  function goToEnd(editor, part) {
    const range = editor.createRange();
    range.moveToElementEditEnd(part);
    range.select();
  }

  /* Changes the box that the cursor is in, takes it away, or puts the chosen blocks into a new one. */
  own.putInBox = (editor, kind) => {
    const widget = own.boxAt(editor);
    if (widget && kind === "none") {
      const html = widget.editables.content.getData();
      const wrapper = widget.wrapper;
      editor.getSelection().selectElement(wrapper);
      editor.insertHtml(html);
    } else if (widget) {
      widget.setData("kind", kind);
    } else if (kind !== "none") {
      goWhereBlocksStand(editor, true);
      const html = blocks(editor);
      const { content } = insertBlock(editor, `<div class="${kind}">${html || "<p></p>"}</div>`).editables;
      content.focus();
      goToEnd(editor, content);
    }
  };

  /* The blocks that the selection touches, chosen as a whole so that what is inserted next replaces them. */
  function blocks(editor) {
    const [range] = editor.getSelection().getRanges();
    if (!range) return "";
    const path = editor.elementPath();
    const list = path.contains({ ul: 1, ol: 1, table: 1, dl: 1 });
    if (list) {
      editor.getSelection().selectElement(list);
      return editor.getSelectedHtml(true);
    }
    const first = range.startPath().block;
    const last = range.endPath().block;
    if (!first || !last || first.is("h2", "h3", "h4", "li", "td", "th")) return "";
    range.setStartBefore(first);
    range.setEndAfter(last);
    range.select();
    return editor.getSelectedHtml(true);
  }

  function details(editor) {
    editor.widgets.add("clinicDetails", {
      editables: {
        summary: { selector: ".details-summary", allowedContent: editor.config.clinicParts.summary },
        content: { selector: ".details-content" },
      },
      upcast(node) {
        const summary = node.name === "details" && node.getFirst(named("summary"));
        if (!summary) return false;
        const rest = node.children.filter((child) => child !== summary);
        summary.remove();
        node.name = "div";
        node.attributes = { class: "details-view" };
        summary.name = "div";
        summary.attributes = { class: "details-summary" };
        node.add(summary);
        wrapped(node, rest, "details-content");
        return true;
      },
      downcast(node) {
        const [summary, content] = node.children.filter((child) => child.name === "div");
        node.name = "details";
        node.attributes = {};
        summary.name = "summary";
        summary.attributes = {};
        unwrapped(content, this.editables.content);
        return node;
      },
      init() {
        this.editables.summary.on("keydown", (event) => {
          if (event.data.getKey() !== ENTER) return;
          event.data.preventDefault();
          event.data.stopPropagation();
          this.editables.content.focus();
          own.goTo(editor, this.editables.content, ANSWER);
        });
      },
    });
  }

  own.insertDetails = (editor) => {
    goWhereBlocksStand(editor);
    const html = `<details><summary>${QUESTION}</summary><p>${ANSWER}</p></details>`;
    const { summary } = insertBlock(editor, html).editables;
    summary.focus();
    own.goTo(editor, summary, QUESTION);
  };

  function pictures(editor) {
    editor.widgets.add("clinicPicture", {
      editables: { caption: { selector: "figcaption", allowedContent: editor.config.clinicParts.figcaption } },
      upcast(node) {
        if (node.name !== "figure" || !node.getFirst(named("img"))) return false;
        if (!node.getFirst(named("figcaption"))) node.add(element("figcaption"));
        return true;
      },
      downcast(node) {
        const caption = node.getFirst(named("figcaption"));
        if (caption?.getHtml().trim()) caption.attributes = {};
        else caption?.remove();
        return node;
      },
      edit(event) {
        event.cancel();
        void changePicture(editor, this);
      },
    });
  }

  async function changePicture(editor, widget) {
    const image = widget.element.findOne("img");
    const said = await own.ask({
      title: "Picture",
      fields: [
        {
          name: "alt",
          label: "Alternative text",
          help: "What somebody needs to know who cannot see it. Empty if it is only decoration.",
          value: image.getAttribute("alt"),
          optional: true,
        },
      ],
    });
    editor.focus();
    if (!said) return;
    editor.fire("saveSnapshot");
    image.setAttribute("alt", said.alt);
    editor.fire("saveSnapshot");
  }

  own.insertPicture = (editor, chosen) => {
    goWhereBlocksStand(editor);
    const { wrapper } = insert(editor, `${figure(chosen)}<p></p>`);
    own.goTo(editor, lineBehind(editor, wrapper));
  };

  const figure = ({ src, alt, width, height, caption, credit }) => {
    const encode = CKEDITOR.tools.htmlEncodeAttr;
    const under = [caption, credit && `Picture: ${credit}`].filter(Boolean).join(" ");
    const shown = `<img alt="${encode(alt)}" height="${height}" src="${encode(src)}" width="${width}">`;
    return `<figure class="picture">${shown}<figcaption>${CKEDITOR.tools.htmlEncode(under)}</figcaption></figure>`;
  };

  function references(editor) {
    editor.widgets.add("clinicReference", {
      inline: true,
      upcast(node, data) {
        const [, uuid] = REFERENCE.exec(node.name === "a" ? (node.attributes.href ?? "") : "") ?? [];
        if (!uuid) return false;
        Object.assign(data, { uuid, text: node.getHtml() });
        node.name = "sup";
        node.attributes = { class: "cite" };
        return true;
      },
      downcast() {
        const link = element("a", { href: `reference:${this.data.uuid}` });
        link.setHtml(this.data.text);
        return link;
      },
      data() {
        const row = own.references().find(({ uuid }) => uuid === this.data.uuid);
        this.element.setText(row?.number ?? "?");
        this.element.setAttribute("title", row?.label ?? "This reference is not among the rows below.");
      },
      edit(event) {
        event.cancel();
        editor.execCommand("ClinicReference");
      },
    });
  }

  own.defineWidgets = (editor) => {
    boxes(editor);
    details(editor);
    pictures(editor);
    references(editor);
  };
})();
