import { element } from './element.js'
import { faultOf, markOf } from './post-field.js'
import { openWriting } from './writing.js'

/** @import { Form, OnForm } from './post-form.js' */
/** @import { WrittenPost } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * The part *Texte*: title, summary, the text itself, and where its figures come from.
 * @param {HTMLElement} place
 * @param {Form} form
 * @param {Text} text
 * @param {OnForm} on
 * @param {WrittenPost} post
 * @returns {{ follow(post: WrittenPost): void, speak(lang: string): void }} `speak`: in which language it is written
 */
export function showText(place, form, text, on, { limits, values }) {
  const figures = element('div.figures')
  const body = bodyOf(form, text, on, { max: limits.body, value: values['body'] ?? '', lang: values['locale'] ?? 'fr' })
  place.append(
    form.line('title', text('editor.title'), { max: limits.title, isSpoken: true }),
    form.line('summary', text('editor.summary'), {
      max: limits.summary,
      counts: true,
      lines: 2,
      hint: text('post.summaryHint'),
      isSpoken: true,
    }),
    body.root,
    figures,
  )
  const why = element('p.hint', {}, text('editor.sourcesWhy'))
  const sourceHint = text('editor.sourcesHint')
  /** @type {string | null} */
  let shown = null

  return {
    speak: lang => body.speak(lang),
    follow: post => {
      const asked = post.figures.map(({ input, label }) => `${input} ${label}`)
      const now = [...asked, String(post.othersSources)].join('\n')
      if (now === shown || figures.contains(document.activeElement)) return
      shown = now
      for (const input of [...form.fields.keys()]) if (input.startsWith('source')) form.fields.delete(input)
      const lines = post.figures.map(({ input, label }) =>
        form.line(input, label, { max: limits.source, placeholder: sourceHint }),
      )
      const free = post.othersSources
        ? [form.line('sources', text('editor.sources'), { max: limits.sources, lines: 2, placeholder: sourceHint })]
        : []
      figures.hidden = lines.length + free.length === 0
      figures.replaceChildren(...(lines.length > 0 ? [why] : []), ...lines, ...free)
    },
  }
}

/**
 * @param {Form} form
 * @param {Text} text
 * @param {OnForm} on
 * @param {{ max: number, value: string, lang: string }} body
 */
function bodyOf(form, text, on, { max, value, lang }) {
  const root = element('div.field', { 'data-input': 'body' })
  const writing = openWriting(root, {
    value,
    label: text('editor.body'),
    hint: text('post.bodyHint'),
    maxLength: max,
    text: text.under('post'),
    lang,
    onChange: written => on.typed('body', written, true),
    onBlur: () => on.left('body'),
  })
  root.append(faultOf('body'), markOf('body'))
  const control = /** @type {HTMLElement} */ (root.querySelector('[role=textbox]') ?? root)
  form.put('body', {
    root,
    control,
    show: now => {
      if (now !== writing.value()) writing.setValue(now)
    },
    says: () => writing.value(),
    tie: fault => writing.setFault(fault),
  })
  return { root, speak: (/** @type {string} */ spoken) => writing.setLang(spoken) }
}
