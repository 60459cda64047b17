import { chainCommands, deleteSelection, splitBlockKeepMarks, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { type Command, type EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import { toggleLines, turnLines } from './writing-lines.ts'
import { schema } from './writing-schema.ts'
import type { ResolvedPos } from 'prosemirror-model'

/** What each tool does, by its name among the words of the page. `keys`: as ProseMirror names them; the first shows. */
export const tools: Record<
  'bold' | 'italic' | 'bullets' | 'numbers' | 'undo' | 'redo',
  { run: Command; keys: string[] }
> = {
  bold: { run: toggleMark(schema.mark('bold').type), keys: ['Mod-b'] },
  italic: { run: toggleMark(schema.mark('italic').type), keys: ['Mod-i'] },
  bullets: { run: toggleLines('bullets'), keys: ['Mod-Shift-8'] },
  numbers: { run: toggleLines('numbers'), keys: ['Mod-Shift-7'] },
  undo: { run: undo, keys: ['Mod-z'] },
  redo: { run: redo, keys: ['Mod-y', 'Mod-Shift-z'] },
}

/** `link`: for *Lien*; `leave`: for Escape. Tab is not taken: it leaves the field. */
export function writingKeys({ link, leave }: { link: Command; leave: Command }): Plugin {
  const backwards = chainCommands(undoInputRule, deleteSelection, leaveItem, joinLine(-1))
  const forwards = chainCommands(deleteSelection, joinLine(1))
  const enter = chainCommands(leaveEmptyItem, splitBlockKeepMarks)
  return keymap({
    ...Object.fromEntries(Object.values(tools).flatMap(({ run, keys }) => keys.map(key => [key, run]))),
    'Mod-k': link,
    Escape: leave,
    'Alt-F10': leave,
    Enter: enter,
    'Shift-Enter': chainCommands(breakLine, enter),
    Backspace: backwards,
    'Shift-Backspace': backwards,
    'Mod-Backspace': backwards,
    Delete: forwards,
    'Mod-Delete': forwards,
  })
}

/** Null while something is selected. */
function caretOf({ selection }: EditorState): ResolvedPos | null {
  return selection instanceof TextSelection ? selection.$cursor : null
}

const leaveEmptyItem: Command = (state, dispatch) => {
  const isEmpty = caretOf(state)?.parent.content.size === 0
  return isEmpty && leaveItem(state, dispatch)
}

/** An item becomes a paragraph before it joins the item above. */
const leaveItem: Command = (state, dispatch) => {
  const caret = caretOf(state)
  if (caret?.parent.type.name !== 'item' || caret.parentOffset > 0) return false
  dispatch?.(turnLines(state.tr, 'paragraph').scrollIntoView())
  return true
}

/** Only in a paragraph: an item has one line. */
const breakLine: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent !== $to.parent || $from.parent.type.name !== 'paragraph') return false
  const marks = state.storedMarks ?? $from.marks()
  dispatch?.(state.tr.replaceSelectionWith(schema.node('break'), false).ensureMarks(marks).scrollIntoView())
  return true
}

/**
 * Joins the line before and the line after the end at which the caret is. ProseMirror's own commands stop where a
 * paragraph with breaks would enter an item.
 */
function joinLine(way: -1 | 1): Command {
  return (state, dispatch) => {
    const caret = caretOf(state)
    if (!caret || caret.parentOffset !== (way < 0 ? 0 : caret.parent.content.size)) return false
    const edge = way < 0 ? caret.before() : caret.after()
    const next = TextSelection.findFrom(state.doc.resolve(edge), way, true)
    // There is no line: the browser's own behaviour would be worse than none.
    if (!next) return true
    const [before, after] = way < 0 ? [next.$to, caret] : [caret, next.$from]
    dispatch?.(joined(state.tr, before, after).scrollIntoView())
    return true
  }
}

/** `before`: the end of a paragraph or an item; `after`: the start of the next. */
function joined(tr: Transaction, before: ResolvedPos, after: ResolvedPos) {
  if (before.parent.content.size === 0 && before.parent.type.name === 'paragraph')
    return tr.delete(before.before(), before.after())
  const content = after.parent.content
  const rest = before.parent.type.name === 'item' ? content.content.findIndex(({ isText }) => !isText) : -1
  const lineSize =
    rest < 0 ? content.size : content.content.slice(0, rest).reduce((sum, node) => sum + node.nodeSize, 0)
  if (rest >= 0) tr.delete(after.pos, after.pos + lineSize + 1)
  else if (after.parent.type.name === 'item' && after.node(-1).childCount === 1)
    tr.delete(after.before(-1), after.after(-1))
  else tr.delete(after.before(), after.after())
  tr.insert(before.pos, content.cut(0, lineSize))
  return tr.setSelection(TextSelection.create(tr.doc, before.pos))
}
