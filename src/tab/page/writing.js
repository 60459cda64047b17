import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { element } from './element.js'
import { writingBar } from './writing-bar.js'
import { writingKeys } from './writing-keys.js'
import { takenIn } from './writing-given.js'
import { joinedLists } from './writing-lines.js'
import { askLink } from './writing-link.js'
import { blocksOf, readMarkdown, writeMarkdown } from './writing-markdown.js'
import { ownWordsShown } from './writing-own-words.js'
import { pasteHandlers } from './writing-paste.js'
import { writingRules } from './writing-rules.js'
import { undoing, withGiven } from './writing-undo.js'
import { countShown } from './writing-count.js'
import { plainOf, writeRichText } from './core-rich-text.js'

/** @import { Node } from 'prosemirror-model' */
/** @import { Text } from './words.js' */

/**
 * `value`, `maxLength`: of the Markdown. `lang`: of the post. `text`: the words under `tab.post`.
 * @typedef {object} WritingOptions
 * @property {string} value
 * @property {string} label
 * @property {string} hint
 * @property {number} maxLength what is longer stays in the field, which says so
 * @property {Text} text
 * @property {string} lang
 * @property {(value: string) => void} onChange after each change that a person makes
 * @property {() => void} [onBlur]
 */
/**
 * `setValue` changes what differs only; the caret stays in its words, and *Undo* takes back nothing of it. `setFault` takes
 * the id of the text that says the fault.
 * @typedef {object} Writing
 * @property {() => string} value
 * @property {(text: string) => void} setValue
 * @property {() => void} focus
 * @property {(id: string | null) => void} setFault
 * @property {(lang: string) => void} setLang
 * @property {() => void} destroy
 */

let opened = 0

/**
 * The field in which a post's text is written, as people will see it: bold, italic, lists and links.
 * @param {HTMLElement} place empty
 * @param {WritingOptions} options
 * @returns {Writing}
 */
export function openWriting(place, { value, label, hint, maxLength, text, lang, onChange, onBlur }) {
  const id = `writing-${++opened}`
  /** @type {{ doc: Node, text: string }} the Markdown that a document was read from, or written as, last */
  let known = { doc: readMarkdown(value), text: value }
  /** @type {string | null} */
  let fault = null
  const read = () => {
    const { doc } = view.state
    if (!doc.eq(known.doc)) known = { doc, text: writeMarkdown(doc) }
    return known.text
  }
  const count = countShown(text, maxLength, `${id}-count`)
  /** @type {EditorView} */
  const view = new EditorView(null, {
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
