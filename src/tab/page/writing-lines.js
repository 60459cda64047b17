import { closeHistory } from 'prosemirror-history'
import { Fragment } from 'prosemirror-model'
import { Plugin, TextSelection } from 'prosemirror-state'
import { canJoin } from 'prosemirror-transform'
import { schema } from './writing-schema.js'

/** @import { Node } from 'prosemirror-model' */
/** @import { Command, EditorState, Selection, Transaction } from 'prosemirror-state' */

/** @typedef {'paragraph' | 'bullets' | 'numbers'} Kind */
/**
 * A line of a paragraph, or an item. `at`: where its content begins in the document. `block`: the document's block that
 * it belongs to.
 * @typedef {{ kind: Kind, content: Fragment, at: number, block: Node }} Line
 */

/**
 * @param {Kind} kind
 * @returns {Command} that turns what the selection touches, line by line; what is all of this kind becomes paragraphs
 */
export function toggleLines(kind) {
  return (state, dispatch) => {
    const isOn = touched(linesAround(state.doc, state.selection), state.selection).every(line => line.kind === kind)
    dispatch?.(closeHistory(turnLines(state.tr, isOn ? 'paragraph' : kind)).scrollIntoView())
    return true
  }
}

/**
 * @param {EditorState} state
 * @returns {Kind} of the line in which the selection begins
 */
export function kindOfSelection({ doc, selection }) {
  return touched(linesAround(doc, selection), selection)[0]?.kind ?? 'paragraph'
}

/**
 * Turns each line that the selection touches; the selection stays in the words where it was.
 * @param {Transaction} tr
 * @param {Kind} kind
 * @returns {Transaction}
 */
export function turnLines(tr, kind) {
  const { anchor, head } = tr.selection
  const lines = linesAround(tr.doc, tr.selection)
  const chosen = new Set(touched(lines, tr.selection))
  const { from, to } = around(tr.doc, tr.selection)
  const blocks = blocksOf(lines, chosen, kind)
  tr.replaceWith(from, to, blocks)
  const after = linesOf(Fragment.from(blocks), from)
  /** @param {number} position */
  const moved = position => {
    const index = Math.max(
      0,
      lines.findLastIndex(({ at }) => at <= position),
    )
    const [line, now] = [lines[index], after[index]]
    return line && now ? now.at + Math.max(0, Math.min(position - line.at, line.content.size)) : from
  }
  return tr.setSelection(TextSelection.between(tr.doc.resolve(moved(anchor)), tr.doc.resolve(moved(head))))
}

/**
 * @param {Line[]} lines
 * @param {Set<Line>} chosen these become `kind`
 * @param {Kind} kind
 * @returns {Node[]} with the same lines in the same order
 */
function blocksOf(lines, chosen, kind) {
  /** @type {Node[]} */
  const blocks = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const last = blocks.at(-1)
    const kindNow = chosen.has(line) ? kind : line.kind
    const isWithLast =
      kindNow === 'paragraph'
        ? line.kind === 'paragraph' && before?.block === line.block && chosen.has(before) === chosen.has(line)
        : last?.type.name === kindNow
    const added = kindNow === 'paragraph' ? line.content : Fragment.from(schema.node('item', null, line.content))
    if (!isWithLast || !last) blocks.push(schema.node(kindNow, null, added))
    else {
      const content = kindNow === 'paragraph' ? last.content.addToEnd(schema.node('break')) : last.content
      blocks[blocks.length - 1] = last.copy(content.append(added))
    }
  })
  return blocks
}

/**
 * @param {Node} doc
 * @param {Selection} selection
 */
function around(doc, { $from, $to }) {
  const first = Math.min($from.index(0), doc.childCount - 1)
  const last = Math.max(first, Math.min($to.index(0), doc.childCount - 1))
  const sizes = doc.children.map(({ nodeSize }) => nodeSize)
  /** @param {number} count */
  const after = count => sizes.slice(0, count).reduce((sum, size) => sum + size, 0)
  return { first, last, from: after(first), to: after(last + 1) }
}

/**
 * @param {Node} doc
 * @param {Selection} selection
 * @returns {Line[]} of every block that it touches
 */
function linesAround(doc, selection) {
  const { first, last, from } = around(doc, selection)
  return linesOf(Fragment.from(doc.children.slice(first, last + 1)), from)
}

/**
 * @param {Line[]} lines
 * @param {Selection} selection
 */
function touched(lines, { from, to }) {
  return lines.filter(({ at, content }) => at + content.size >= from && at <= to)
}

/**
 * @param {Fragment} blocks
 * @param {number} from where the first begins
 * @returns {Line[]}
 */
function linesOf(blocks, from) {
  /** @type {Line[]} */
  const lines = []
  blocks.forEach((block, offset) => {
    const start = from + offset + 1
    const { name } = block.type
    if (name === 'bullets' || name === 'numbers') {
      block.forEach((item, at) => void lines.push({ kind: name, content: item.content, at: start + at + 1, block }))
      return
    }
    let begins = 0
    const content = block.content
    content.forEach((node, at) => {
      if (node.type.name !== 'break') return
      lines.push({ kind: 'paragraph', content: content.cut(begins, at), at: start + begins, block })
      begins = at + 1
    })
    lines.push({ kind: 'paragraph', content: content.cut(begins), at: start + begins, block })
  })
  return lines
}

/** Two lists of a kind that touch are one: Markdown has nothing between them. */
export const joinedLists = () =>
  new Plugin({
    appendTransaction: (transactions, _, { doc, tr }) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      let at = doc.content.size
      for (let index = doc.childCount - 1; index > 0; index--) {
        const node = doc.child(index)
        at -= node.nodeSize
        const isTwin = node.type.name !== 'paragraph' && doc.child(index - 1).type === node.type
        if (isTwin && canJoin(tr.doc, at)) tr.join(at)
      }
      return tr.docChanged ? tr : null
    },
  })
