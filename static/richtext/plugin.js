/* The editor's part that knows our constructs: how they are written, and the buttons for them. */
(() => {
  "use strict";
  const { CKEDITOR, clinicRichtext: own } = window;
  const ENTER = 13;
  const TERM = "Word";
  const MEANING = "What it means";

  /* As browsers and the sanitiser write it: <br>, not <br />. */
  function write({ dataProcessor: { writer } }) {
    writer.selfClosingEnd = ">";
    writer.setRules("summary", { indent: false, breakBeforeOpen: true, breakAfterClose: true });
  }

  function button(editor, name, label, run) {
    editor.addCommand(name, { exec: (current) => void run(current) });
    editor.ui.addButton(name, { label, command: name });
  }

  async function abbreviation(editor) {
    const element = inside(editor, "abbr");
    const said = await own.ask({
      title: "Abbreviation",
      fields: [
        { name: "short", label: "Abbreviation, for example ESI", value: element?.getText() ?? editor.getSelectedHtml(true) },
        { name: "title", label: "What it means", value: element?.getAttribute("title") ?? "" },
      ],
      remove: element ? "Keep the letters only" : "",
    });
    editor.focus();
    if (!said) return;
    editor.fire("saveSnapshot");
    if (said.removed) {
      element.remove(true);
    } else if (element) {
      element.setText(said.short);
      element.setAttribute("title", said.title);
    } else {
      const made = editor.document.createElement("abbr", { attributes: { title: said.title } });
      made.setText(said.short);
      editor.insertElement(made);
    }
    editor.fire("saveSnapshot");
  }

  function inside(editor, name) {
    return editor.elementPath()?.contains(name) ?? null;
  }

  async function page(editor) {
    const link = inside(editor, "a");
    const text = editor.getSelectedHtml(true);
    const chosen = await own.choosePage();
    editor.focus();
    if (!chosen) return;
    const href = `page:${chosen.uuid}`;
    editor.fire("saveSnapshot");
    if (link) {
      link.setAttributes({ href, "data-cke-saved-href": href });
    } else {
      const made = editor.document.createElement("a", { attributes: { href, "data-cke-saved-href": href } });
      if (text) made.setHtml(text);
      else made.setText(chosen.title);
      editor.insertElement(made);
      own.goBehindElement(editor, made);
    }
    editor.fire("saveSnapshot");
  }

  async function reference(editor) {
    const chosen = await own.chooseReference();
    editor.focus();
    if (chosen) own.insertMarker(editor, chosen);
  }

  async function picture(editor) {
    const chosen = await window.clinicPictures.choose();
    editor.focus();
    if (chosen) own.insertPicture(editor, chosen);
  }

  function box(editor) {
    const kinds = Object.entries(editor.config.clinicBoxes);
    editor.ui.addRichCombo("ClinicBox", {
      label: "Box",
      title: "Box: note, warning, emergency, do, do not",
      panel: { css: [CKEDITOR.skin.getPath("editor")], multiSelect: false, attributes: { "aria-label": "Box" } },
      init() {
        for (const [kind, label] of kinds) this.add(kind, label, label);
        this.add("none", "No box, keep the text", "No box");
      },
      onClick(kind) {
        editor.focus();
        editor.fire("saveSnapshot");
        own.putInBox(editor, kind);
        editor.fire("saveSnapshot");
      },
      onRender() {
        editor.on("selectionChange", () => {
          const widget = own.boxAt(editor);
          this.setValue(widget?.data.kind ?? "", widget ? editor.config.clinicBoxes[widget.data.kind] : "");
        });
      },
    });
  }

  function leave(editor) {
    editor.on("key", (event) => {
      if (event.data.keyCode === ENTER && own.leaveOnEnter(editor)) event.cancel();
    });
  }

  function insertTerms(editor) {
    own.goBehind(editor);
    own.goWhereBlocksStand(editor);
    editor.fire("saveSnapshot");
    const html = `<dl><dt>${TERM}</dt><dd>${MEANING}</dd></dl>`;
    const list = CKEDITOR.dom.element.createFromHtml(html, editor.document);
    editor.insertElement(list);
    own.lineBehind(editor, list);
    own.goTo(editor, list.getFirst(), TERM);
    editor.fire("saveSnapshot");
  }

  /* In a list of terms Enter goes from a word to its meaning and on to the next word; an empty one ends the list. */
  function terms(editor) {
    button(editor, "ClinicTerms", "Words explained", () => insertTerms(editor));
    editor.on("key", (event) => {
      const part = event.data.keyCode === ENTER ? (inside(editor, "dt") ?? inside(editor, "dd")) : null;
      if (!part) return;
      event.cancel();
      const meaning = part.is("dt") && part.getNext((node) => node.type === CKEDITOR.NODE_ELEMENT);
      if (meaning && meaning.is("dd")) {
        own.goTo(editor, meaning, MEANING);
        return;
      }
      editor.fire("saveSnapshot");
      const isEmpty = !part.getText().trim();
      const next = editor.document.createElement(isEmpty ? "p" : part.is("dt") ? "dd" : "dt");
      next.appendBogus();
      next.insertAfter(isEmpty ? part.getParent() : part);
      if (isEmpty) part.remove();
      const range = editor.createRange();
      range.moveToElementEditStart(next);
      range.select();
      editor.fire("saveSnapshot");
    });
  }

  /* Double click opens what made the link, not the dialog for addresses. */
  function reopen(editor) {
    editor.on("doubleclick", (event) => {
      const element = event.data.element.getAscendant({ a: 1, abbr: 1 }, true);
      const address = element?.getAttribute("data-cke-saved-href") ?? "";
      const command = element?.is("abbr") ? "ClinicAbbreviation" : address.startsWith("page:") ? "ClinicPage" : "";
      if (!command) return;
      event.stop();
      editor.getSelection().selectElement(element);
      editor.execCommand(command);
    }, null, null, -1);
  }

  /* The buttons are called as on the page that explains them. */
  function call(words) {
    words.blockquote.toolbar = "Quotation";
    words.format.label = words.format.panelTitle = "Text style";
    words.basicstyles.subscript = "Lowered";
    words.basicstyles.superscript = "Raised";
    words.list.bulletedlist = "Bulleted list";
    words.list.numberedlist = "Numbered list";
  }

  /* The link is whole when the dialog closes: what is typed next stands behind it, not in its place. */
  function plainLinks(definition, editor) {
    const info = definition.getContents("info");
    const protocol = info.get("protocol");
    protocol.items = protocol.items.filter(([, value]) => ["https://", "http://"].includes(value)).reverse();
    protocol.default = "https://";
    const finish = definition.onOk;
    definition.onOk = function () {
      finish.call(this);
      const [range] = editor.getSelection().getRanges();
      range.collapse(false);
      range.select();
      const link = inside(editor, "a");
      if (link) own.goBehindElement(editor, link);
    };
  }

  CKEDITOR.plugins.add("clinic", {
    requires: "widget,richcombo",
    beforeInit(editor) {
      call(editor.lang);
      own.defineWidgets(editor);
      own.guardPasting(editor);
    },
    init(editor) {
      write(editor);
      button(editor, "ClinicPage", "Our page", page);
      button(editor, "ClinicReference", "Reference", reference);
      button(editor, "ClinicAbbreviation", "Abbreviation", abbreviation);
      button(editor, "ClinicPicture", "Picture", picture);
      button(editor, "ClinicDetails", "Opens on demand", () => own.insertDetails(editor));
      box(editor);
      leave(editor);
      terms(editor);
      reopen(editor);
    },
  });

  CKEDITOR.on("dialogDefinition", ({ data, editor }) => {
    if (data.name === "link") plainLinks(data.definition, editor);
    if (data.name === "table") {
      const info = data.definition.getContents("info");
      for (const field of ["txtBorder", "cmbAlign", "txtWidth", "txtHeight", "txtCellSpace", "txtCellPad", "txtSummary"]) {
        info.remove(field);
      }
      info.get("selHeaders").default = "row";
    }
  });
})();
