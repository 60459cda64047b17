import { Fragment, type Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'

/**
 * Takes in a document from elsewhere: only differences are replaced, so that the caret and *Undo* keep their places.
 * Changes before the block of the caret, in it and after it are changes of their own. *Undo* does not take any of them
 * back.
 */
export function takenIn({ doc, selection, tr }: EditorState, given: Node): Transaction {
  const caret = Math.min(selection.$head.index(0), doc.childCount - 1)
  const kept = placeOf(doc.child(caret), given, caret)
  const twin = kept ?? (doc.childCount === given.childCount ? caret : null)
  if (kept === null && doc.child(caret).content.size === 0) {
    // A new, empty paragraph does not exist in Markdown: it stays where it is.
    const before = doc.children.slice(0, caret).filter(({ content }) => content.size > 0).length
    const place = Math.min(before, given.childCount)
    replace(tr, doc, [caret + 1, doc.childCount], given, [place, given.childCount])
    replace(tr, doc, [0, caret], given, [0, place])
  } else if (twin === null) replace(tr, doc, [0, doc.childCount], given, [0, given.childCount])
  else {
    // From the end, so that earlier positions stay valid.
    replace(tr, doc, [caret + 1, doc.childCount], given, [twin + 1, given.childCount])
    replace(tr, doc, [caret, caret + 1], given, [twin, twin + 1])
    replace(tr, doc, [0, caret], given, [0, twin])
  }
  return tr.setMeta('addToHistory', false).setMeta('given', true)
}

/** The index of the same block in the other document. */
function placeOf(block: Node, doc: Node, near: number): number | null {
  const same = doc.children.flatMap((one, at) => (one.eq(block) ? [at] : []))
  return same.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? null
}

function replace(
  tr: Transaction,
  doc: Node,
  blocks: [from: number, to: number],
  given: Node,
  givenBlocks: [from: number, to: number],
) {
  const old = part(doc, blocks)
  const now = part(given, givenBlocks)
  const start = old.content.findDiffStart(now.content)
  const ends = old.content.findDiffEnd(now.content, old.content.size, now.content.size)
  if (start === null || !ends) return
  // With the same signs on both sides of a change, its two ends may cross.
  const over = Math.max(0, start - Math.min(ends.a, ends.b))
  const slice = given.slice(now.at + start, now.at + ends.b + over)
  tr.replace(old.at + start, old.at + ends.a + over, slice)
}

function part({ children }: Node, [from, to]: [from: number, to: number]) {
  return { at: Fragment.from(children.slice(0, from)).size, content: Fragment.from(children.slice(from, to)) }
}
