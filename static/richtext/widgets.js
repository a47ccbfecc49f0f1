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

  own.insertMarker = (editor, { uuid, number }) => {
    own.goBehind(editor);
    const { wrapper } = own.insert(editor, `<a href="reference:${uuid}">${number}</a>`);
    own.goBehindElement(editor, wrapper);
  };

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
      own.goWhereBlocksStand(editor);
      const html = own.chooseBlocks(editor);
      const { content } = own.insertBlock(editor, `<div class="${kind}">${html || "<p></p>"}</div>`).editables;
      content.focus();
      own.goToEnd(editor, content);
    }
  };

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
    own.goBehind(editor);
    own.goWhereBlocksStand(editor);
    const html = `<details><summary>${QUESTION}</summary><p>${ANSWER}</p></details>`;
    const { summary } = own.insertBlock(editor, html).editables;
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
    own.goBehind(editor);
    own.goWhereBlocksStand(editor);
    const { wrapper } = own.insert(editor, `${figure(chosen)}<p></p>`);
    own.goTo(editor, own.lineBehind(editor, wrapper));
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
