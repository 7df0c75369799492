// Selections in the article as the server counts them: in code points of the text.
// A paragraph says with [data-at] where it begins; between two there are only line breaks.

const points = (words) => [...words].length;
const paragraphOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-at]");

function before(paragraph, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(node, offset);
  return points(range.toString());
}

/** The part of `range` inside one paragraph, `null` where they do not meet. */
function within(range, paragraph) {
  if (!range.intersectsNode(paragraph)) return null;
  const start = paragraph.contains(range.startContainer)
    ? before(paragraph, range.startContainer, range.startOffset)
    : 0;
  const all = [...paragraph.textContent];
  const end = paragraph.contains(range.endContainer)
    ? before(paragraph, range.endContainer, range.endOffset)
    : all.length;
  const at = Number(paragraph.dataset.at);
  return start < end ? { start: at + start, words: all.slice(start, end).join("") } : null;
}

/** The selected words of the article and where they begin, spaces around them left out. */
export function selectedSpan(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const parts = [...text.querySelectorAll("[data-at]")]
    .map((paragraph) => within(range, paragraph))
    .filter(Boolean);
  if (!parts.length) return null;
  const { start } = parts[0];
  let words = "";
  for (const part of parts) words += "\n".repeat(part.start - start - points(words)) + part.words;
  const bare = words.trimStart();
  return bare.trim() && { start: start + points(words) - points(bare), words: bare.trimEnd() };
}

/** Put the caret where the mark `element` begins, or at the beginning of the text. */
export function caretAt(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const first = walker.nextNode();
  if (first) getSelection().collapse(first, 0);
}

/** Keep the moving end of the selection in sight of the part that scrolls. */
export function follow(pane) {
  const selection = getSelection();
  if (!selection.focusNode || !paragraphOf(selection.focusNode)) return;
  const range = document.createRange();
  range.setStart(selection.focusNode, selection.focusOffset);
  const box = range.getClientRects()[0];
  const frame = pane.getBoundingClientRect();
  if (!box) return;
  if (box.top < frame.top + 40) pane.scrollTop -= frame.top + 40 - box.top;
  if (box.bottom > frame.bottom - 40) pane.scrollTop += box.bottom - frame.bottom + 40;
}
