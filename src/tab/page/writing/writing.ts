import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { element } from '../shell/element.ts'
import { writingBar } from './writing-bar.ts'
import { writingKeys } from './writing-keys.ts'
import { takenIn } from './writing-given.ts'
import { joinedLists } from './writing-lines.ts'
import { askLink } from './writing-link.ts'
import { blocksOf, readMarkdown, writeMarkdown } from './writing-markdown.ts'
import { ownWordsShown } from './writing-own-words.ts'
import { pasteHandlers } from './writing-paste.ts'
import { writingRules } from './writing-rules.ts'
import { undoing, withGiven } from './writing-undo.ts'
import { countShown } from './writing-count.ts'
import { plainOf, writeRichText } from '../../../core/domain/posts/text/rich-text.ts'
import type { Node } from 'prosemirror-model'
import type { Text } from '../shell/page-words.ts'

/** `value`, `maxLength`: of the Markdown. `lang`: of the post. `text`: the words under `tab.post`. */
export type WritingOptions = {
  value: string
  label: string
  hint: string
  /** Longer text stays in the field, which says so. */
  maxLength: number
  text: Text
  lang: string
  /** Called after each change by a person. */
  onChange: (value: string) => void
  onBlur?: () => void
}
/**
 * `setValue` replaces only differences; the caret stays in its words, and *Undo* does not take them back. `setFault`
 * takes the id of the text that tells the fault.
 */
export type Writing = {
  value: () => string
  setValue: (text: string) => void
  focus: () => void
  setFault: (id: string | null) => void
  setLang: (lang: string) => void
  destroy: () => void
}

let opened = 0

/** The field in which a post's text is written, as people will see it: bold, italic, lists and links. */
export function openWriting(
  place: HTMLElement,
  { value, label, hint, maxLength, text, lang, onChange, onBlur }: WritingOptions,
): Writing {
  const id = `writing-${++opened}`
  /** The document that was read or written last, with its Markdown. */
  let known: { doc: Node; text: string } = { doc: readMarkdown(value), text: value }
  let fault: string | null = null
  const read = () => {
    const { doc } = view.state
    if (!doc.eq(known.doc)) known = { doc, text: writeMarkdown(doc) }
    return known.text
  }
  const count = countShown(text, maxLength, `${id}-count`)
  const view: EditorView = new EditorView(null, {
    state: EditorState.create({
      doc: known.doc,
      plugins: [
        writingRules(),
        writingKeys({
          link: () => (askLink(text, view, root), true),
          leave: () => (tools.bar.querySelector('button')?.focus(), true),
        }),
        ...undoing(),
        joinedLists(),
        ownWordsShown(),
      ],
    }),
    attributes: () => ({
      id,
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': `${id}-label`,
      'aria-describedby': [`${id}-hint`, `${id}-count`, ...(fault === null ? [] : [fault])].join(' '),
      ...(fault !== null && { 'aria-invalid': 'true' }),
      lang,
      spellcheck: 'true',
    }),
    handleDOMEvents: { ...pasteHandlers, blur: () => (onBlur?.(), false) },
    clipboardTextSerializer: ({ content }) => plainOf(writeRichText(blocksOf(content))),
    dispatchTransaction: tr => {
      const isGiven = tr.getMeta('given') === true
      view.updateState(isGiven ? withGiven(view.state, tr) : view.state.apply(tr))
      tools.show(view.state)
      if (!tr.docChanged) return
      count.show(read())
      if (!isGiven) onChange(read())
    },
  })
  const tools = writingBar(text, () => view, { id, link: () => (askLink(text, view, root), true) })
  const root = element(
    'div.writing',
    {},
    element('span.writing-label', { id: `${id}-label`, onclick: () => view.focus() }, label),
    element('div.writing-box', {}, tools.bar, view.dom),
    element('p.writing-hint', { id: `${id}-hint` }, hint),
    count.shown,
  )
  place.append(root)
  tools.show(view.state)
  count.show(value)

  return {
    value: read,
    setValue: given => {
      if (given === read()) return
      const tr = takenIn(view.state, readMarkdown(given))
      if (tr.docChanged) view.dispatch(tr)
      known = { doc: view.state.doc, text: given }
      count.show(given)
    },
    focus: () => view.focus(),
    setFault: given => {
      fault = given
      view.setProps({})
    },
    setLang: given => {
      lang = given
      view.setProps({})
    },
    destroy: () => {
      view.destroy()
      root.remove()
    },
  }
}
