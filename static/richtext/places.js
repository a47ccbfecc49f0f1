/* Where the writer's caret stands, and where a new part is put. */
(() => {
  "use strict";
  const { CKEDITOR } = window;
  const own = (window.clinicRichtext ??= {});

  /* What is put in stands behind what was selected, and does not take its place. */
  own.goBehind = (editor) => {
    const [range] = editor.getSelection().getRanges();
    if (!range || range.collapsed || editor.widgets.focused) return;
    range.collapse(false);
    range.select();
  };

  /* For a block: behind the question or picture in whose words the cursor is, since those hold no blocks. */
  own.goWhereBlocksStand = (editor) => {
    const at = editor.getSelection().getStartElement();
    const part = at && CKEDITOR.plugins.widget.getNestedEditable(editor.editable(), at);
    if (part?.hasClass("details-summary") || part?.is("figcaption")) {
      own.goTo(editor, own.newLineBehind(editor, editor.widgets.getByElement(part).wrapper));
    }
  };

  own.goBehindElement = (editor, element) => {
    const range = editor.createRange();
    range.setStartAfter(element);
    range.collapse(true);
    range.select();
  };

  /* Puts a widget in where the cursor is, and returns it. */
  own.insert = (editor, html) => {
    const before = new Set(Object.keys(editor.widgets.instances));
    editor.insertHtml(html);
    const made = Object.keys(editor.widgets.instances).find((id) => !before.has(id));
    return editor.widgets.instances[made];
  };

  /* There is always a line behind a block to go on writing. */
  own.insertBlock = (editor, html) => {
    const widget = own.insert(editor, html);
    own.lineBehind(editor, widget.wrapper);
    return widget;
  };

  own.lineBehind = (editor, block) => {
    const isText = (node) => node.type === CKEDITOR.NODE_ELEMENT && !node.data("cke-temp");
    return block.getNext(isText) ?? own.newLineBehind(editor, block);
  };

  own.newLineBehind = (editor, block) => {
    const line = editor.document.createElement("p");
    line.appendBogus();
    line.insertAfter(block);
    return line;
  };

  /* Goes to its start, or chooses what stands there for an example, so that typing replaces it. */
  own.goTo = (editor, part, example = "") => {
    const range = editor.createRange();
    if (example && part.getText().trim() === example) range.selectNodeContents(part);
    else range.moveToElementEditStart(part);
    range.select();
  };

  own.goToEnd = (editor, part) => {
    const range = editor.createRange();
    range.moveToElementEditEnd(part);
    range.select();
  };

  /* Enter in an empty last line of a box, or of what a question opens, goes on behind it. */
  own.leaveOnEnter = (editor) => {
    const block = editor.elementPath()?.block;
    const part = block?.is("p") && block.getParent();
    if (!part || !(part.hasClass("box-content") || part.hasClass("details-content"))) return false;
    if (block.getText().trim() || block.getNext() || !block.getPrevious()) return false;
    editor.fire("saveSnapshot");
    const { wrapper } = editor.widgets.getByElement(part);
    block.remove();
    editor.focus();
    own.goTo(editor, own.newLineBehind(editor, wrapper));
    editor.fire("saveSnapshot");
    return true;
  };

  /* The blocks that the selection touches, chosen as a whole so that what is inserted next replaces them. */
  own.chooseBlocks = (editor) => {
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
  };
})();
