import { closeHistory } from 'prosemirror-history'
import { InputRule, inputRules } from 'prosemirror-inputrules'
import { linkAddress } from './writing-address.ts'
import { type Kind, kindOfSelection, turnLines } from './writing-lines.ts'
import { schema } from './writing-schema.ts'
import type { Mark } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'

/** The Markdown of posts takes effect as soon as its last sign is typed; Backspace and *Annuler* take that back. */
export const writingRules = () =>
  inputRules({
    rules: [
      listRule(/(?:^|\ufffc|\n)([-*•]) $/, 'bullets'),
      listRule(/(?:^|\ufffc|\n)(1[.)]) $/, 'numbers'),
      markRule(/(?<![*\p{L}\p{N}])\*\*(?! )([^*\n\ufffc]*[^*\s\ufffc])\*\*$/u, 'bold'),
      markRule(/(?<![*\p{L}\p{N}])\*(?! )([^*\n\ufffc]*[^*\s\ufffc])\*$/u, 'italic'),
      linkRule,
      addressRule,
    ],
  })

function listRule(sign: RegExp, kind: Kind) {
  return new InputRule(sign, (state, [, typed = ''], _, end) => {
    if (kindOfSelection(state) !== 'paragraph') return null
    return closeHistory(turnLines(state.tr.delete(end - typed.length, end), kind))
  })
}

function markRule(signs: RegExp, name: 'bold' | 'italic') {
  return new InputRule(signs, (state, [, words = ''], start, end) =>
    marked(state, { words, start, end, mark: schema.mark(name) }),
  )
}

const linkRule = new InputRule(/\[([^[\]\n\ufffc]*[^[\]\s\ufffc])\]\(([^\s()]+)\)$/, (state, found, start, end) => {
  const [, words = '', typed = ''] = found
  const href = linkAddress(typed)
  return href === null ? null : marked(state, { words, start, end, mark: schema.mark('link', { href }) })
})

/** A typed address becomes a link as soon as the space after it is typed. */
const addressRule = new InputRule(
  /(?:^|[\s(\ufffc])(https?:\/\/[^\s()\ufffc]*[^\s().,;:!?\ufffc])\s$/,
  (state, found, _, end) => {
    const [, address = ''] = found
    const href = linkAddress(address)
    const start = end - address.length
    if (href === null || state.doc.rangeHasMark(start, end, schema.mark('link', { href }).type)) return null
    const { tr } = state
    return closeHistory(tr.addMark(start, end, schema.mark('link', { href })).insertText(' ', end))
  },
)

/** Marks the words and removes the signs around them; the last sign is not in the text yet. */
function marked(
  { tr, doc }: EditorState,
  { words, start, end, mark }: { words: string; start: number; end: number; mark: Mark },
) {
  const at = doc.textBetween(start, end).indexOf(words)
  tr.delete(start + at + words.length, end)
  tr.delete(start, start + at)
  tr.addMark(start, start + words.length, mark).removeStoredMark(mark.type)
  return closeHistory(tr)
}
