import { closeHistory } from 'prosemirror-history'
import { Fragment, type Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  type Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { canJoin } from 'prosemirror-transform'
import { schema } from './writing-schema.ts'

export type Kind = 'paragraph' | 'bullets' | 'numbers'
/**
 * A line of a paragraph, or an item. `at`: where its content begins in the document. `block`: the document's block that
 * it belongs to.
 */
export type Line = { kind: Kind; content: Fragment; at: number; block: Node }

/** Turns the selected lines into this kind; if all of them are of it already, into paragraphs. */
export function toggleLines(kind: Kind): Command {
  return (state, dispatch) => {
    const isOn = touched(linesAround(state.doc, state.selection), state.selection).every(line => line.kind === kind)
    dispatch?.(closeHistory(turnLines(state.tr, isOn ? 'paragraph' : kind)).scrollIntoView())
    return true
  }
}

export function kindOfSelection({ doc, selection }: EditorState): Kind {
  return touched(linesAround(doc, selection), selection)[0]?.kind ?? 'paragraph'
}

/** Turns each line that the selection touches; the same words stay selected. */
export function turnLines(tr: Transaction, kind: Kind): Transaction {
  const { anchor, head } = tr.selection
  const lines = linesAround(tr.doc, tr.selection)
  const chosen = new Set(touched(lines, tr.selection))
  const { from, to } = around(tr.doc, tr.selection)
  const blocks = blocksOf(lines, chosen, kind)
  tr.replaceWith(from, to, blocks)
  const after = linesOf(Fragment.from(blocks), from)
  const moved = (position: number) => {
    const index = Math.max(
      0,
      lines.findLastIndex(({ at }) => at <= position),
    )
    const [line, now] = [lines[index], after[index]]
    return line && now ? now.at + Math.max(0, Math.min(position - line.at, line.content.size)) : from
  }
  return tr.setSelection(TextSelection.between(tr.doc.resolve(moved(anchor)), tr.doc.resolve(moved(head))))
}

/** The same lines in the same order; the `chosen` ones become `kind`. */
function blocksOf(lines: Line[], chosen: Set<Line>, kind: Kind): Node[] {
  const blocks: Node[] = []
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

function around(doc: Node, { $from, $to }: Selection) {
  const first = Math.min($from.index(0), doc.childCount - 1)
  const last = Math.max(first, Math.min($to.index(0), doc.childCount - 1))
  const sizes = doc.children.map(({ nodeSize }) => nodeSize)
  const after = (count: number) => sizes.slice(0, count).reduce((sum, size) => sum + size, 0)
  return { first, last, from: after(first), to: after(last + 1) }
}

/** Lines of every block that the selection touches. */
function linesAround(doc: Node, selection: Selection): Line[] {
  const { first, last, from } = around(doc, selection)
  return linesOf(Fragment.from(doc.children.slice(first, last + 1)), from)
}

function touched(lines: Line[], { from, to }: Selection) {
  return lines.filter(({ at, content }) => at + content.size >= from && at <= to)
}

/** `from`: where the first block begins. */
function linesOf(blocks: Fragment, from: number): Line[] {
  const lines: Line[] = []
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

/** Two neighbouring lists of one kind are joined: Markdown cannot separate them. */
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
