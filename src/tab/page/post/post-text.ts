import { element } from '../shell/element.ts'
import { faultOf, markOf } from './fields/post-field.ts'
import { openWriting } from '../writing/writing.ts'
import type { Form, OnForm } from './fields/post-form.ts'
import type { WrittenPost } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The part *Texte*: title, summary, the text itself, and where its figures come from. `speak`: sets the language in
 * which the post is written.
 */
export function showText(
  place: HTMLElement,
  form: Form,
  text: Text,
  on: OnForm,
  { limits, values }: WrittenPost,
): { follow(post: WrittenPost): void; speak(lang: string): void } {
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
  let shown: string | null = null

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

function bodyOf(
  form: Form,
  text: Text,
  on: OnForm,
  { max, value, lang }: { max: number; value: string; lang: string },
) {
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
  const control = root.querySelector<HTMLElement>('[role=textbox]') ?? root
  form.put('body', {
    root,
    control,
    show: now => {
      if (now !== writing.value()) writing.setValue(now)
    },
    says: () => writing.value(),
    tie: fault => writing.setFault(fault),
  })
  return { root, speak: (spoken: string) => writing.setLang(spoken) }
}
