import { Fragment, Slice } from 'prosemirror-model'
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { linkAddress } from './writing-address.ts'
import { readHtml } from './writing-clipboard.ts'
import { linesOf, nodesOf, textsOf } from './writing-markdown.ts'
import { readPlain } from './writing-plain.ts'
import { schema } from './writing-schema.ts'
import type { EditorView } from 'prosemirror-view'
import type { Block } from '../../../core/domain/posts/text/rich-text.ts'

/** Pasted content, and content dropped from elsewhere, is read only here: ProseMirror's own reader never sees it. */
export const pasteHandlers: {
  paste: (view: EditorView, event: ClipboardEvent) => boolean
  drop: (view: EditorView, event: DragEvent) => boolean
} = {
  paste: (view, event) => {
    if (!event.clipboardData) return false
    event.preventDefault()
    pasteInto(view, event.clipboardData)
    return true
  },
  drop: (view, event) => {
    // ProseMirror handles words moved within the field.
    if (view.dragging || !event.dataTransfer) return false
    event.preventDefault()
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))))
    pasteInto(view, event.dataTransfer)
    view.focus()
    return true
  },
}

function pasteInto(view: EditorView, data: DataTransfer) {
  const text = data.getData('text/plain')
  const html = data.getData('text/html')
  const { state } = view
  const address = linkAddress(text)
  if (address !== null && !/\s/.test(text.trim()) && !state.selection.empty) {
    const mark = schema.mark('link', { href: address })
    return view.dispatch(state.tr.addMark(state.selection.from, state.selection.to, mark).scrollIntoView())
  }
  const blocks = (html === '' ? null : readHtml(html)) ?? readPlain(text)
  if (blocks.length === 0) return undefined
  return view.dispatch(inserted(state, blocks).setMeta('uiEvent', 'paste').scrollIntoView())
}

/** Replaces the selection; the caret comes after the blocks. */
export function inserted({ tr }: EditorState, blocks: readonly Block[]): Transaction {
  tr.deleteSelection()
  const { $from } = tr.selection
  const { pos, parent } = $from
  const [first] = blocks
  const lines = blocks.flatMap(block => (block.kind === 'paragraph' ? block.lines : block.items))
  if (parent.type.name === 'item') {
    const items = lines.map(line => schema.node('item', null, textsOf(line)))
    return put(tr, pos, pos, new Slice(Fragment.from(items), 1, 1))
  }
  if (blocks.length === 1 && first?.kind === 'paragraph')
    return put(tr, pos, pos, new Slice(Fragment.from(linesOf(first.lines)), 0, 0))
  const nodes = nodesOf(blocks)
  const [opens, closes] = [first?.kind === 'paragraph', blocks.at(-1)?.kind === 'paragraph']
  const isAtStart = $from.parentOffset === 0
  const isAtEnd = $from.parentOffset === parent.content.size
  // An empty paragraph gives way to a list; words before and after it stay in paragraphs of their own.
  const from = isAtStart && !opens ? $from.before() : pos
  const to = isAtEnd && !closes ? $from.after() : pos
  return put(tr, from, to, new Slice(Fragment.from(nodes), opens ? 1 : 0, closes ? 1 : 0))
}

function put(tr: Transaction, from: number, to: number, slice: Slice) {
  tr.replace(from, to, slice)
  const end = tr.doc.resolve(tr.mapping.slice(tr.mapping.maps.length - 1).map(to))
  if (end.parent.inlineContent && (end.parentOffset > 0 || slice.openEnd > 0))
    return tr.setSelection(TextSelection.create(tr.doc, end.pos))
  // Behind a list that split a paragraph, its rest begins: the caret stays in the list.
  return tr.setSelection(Selection.near(end.depth > 0 ? tr.doc.resolve(end.before()) : end, -1))
}
