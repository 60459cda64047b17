import { element } from '../../shell/element.ts'
import type { Form } from './post-form.ts'
import type { OnOptions } from './post-given.ts'
import type { WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

/**
 * The pictures of a post: their alternative texts, whether people on them agreed, and a way to remove them. They come
 * by the chat, where the people on them are asked about.
 */
export function showPictures(form: Form, text: Text, on: OnOptions) {
  const list = element('div.pictures')
  const unseen = element('p.hint', {}, text('editor.noPublicUrl'))
  const root = element('fieldset', { 'data-input': 'pictures' }, element('legend', {}, text('post.pictures')))
  const file = element('input', { type: 'file', accept: 'image/*', id: 'picture-file' }) as HTMLInputElement
  file.onchange = () => {
    const [chosen] = file.files ?? []
    if (chosen) on.picture(chosen)
    file.value = ''
  }
  root.append(
    element('div.field', {}, element('label', { for: 'picture-file' }, text('post.addPicture')), file),
    element('p.hint', {}, text('post.picturesHint')),
    unseen,
    list,
    element('p.fault', { id: 'fault-pictures' }),
  )
  let shown: string | null = null

  const consentOf = (id: string, title: string) =>
    element('button', { type: 'button', id: `consent-${id}`, onclick: () => on.consent(id) }, title)

  /** A removed picture loses its texts and its declarations at once: so there is a question first. */
  const goes = async (isOn: boolean) => !isOn || on.ask(text('post.pictureGoes.sure'), text('post.pictureGoes.yes'))

  const pictureOf = ({
    id,
    alt,
    remove,
    label,
    removeLabel,
    url,
    consent,
    isAllowed,
    ...picture
  }: WrittenPost['pictures'][number]) =>
    element(
      'div.picture',
      {},
      url === null ? null : element('img', { src: url, alt: '', loading: 'lazy' }),
      form.line(alt, label, { placeholder: text('editor.altHint'), isSpoken: true }),
      form.choice(picture.kind, picture.kindLabel, picture.kinds),
      picture.isDescribed
        ? form.line(picture.description, picture.descriptionLabel, {
            lines: 4,
            max: 1000,
            hint: text('editor.descriptionHint'),
          })
        : null,
      element(isAllowed ? 'p.hint' : 'p.warned', {}, consent),
      consentOf(id, text('editor.consentChange')),
      form.toggle(remove, removeLabel, goes),
    )

  const asideOf = ({ id, drop, label, consent }: WrittenPost['aside'][number]) =>
    element(
      'div.picture',
      {},
      element('p', {}, label),
      element('p.warned', {}, consent),
      consentOf(id, text('editor.consentAnswer')),
      form.toggle(drop, text('editor.asideDrop'), goes),
    )

  return {
    root,
    follow: ({ pictures, aside, noPublicUrl }: WrittenPost) => {
      unseen.hidden = !noPublicUrl
      const now = JSON.stringify([pictures.map(one => ({ ...one, value: '' })), aside])
      if (now === shown) return
      shown = now
      for (const input of [...form.fields.keys()])
        if (/^(?:alt\d|remove\d|infographic\d|description\d|drop-)/.test(input)) form.fields.delete(input)
      const { activeElement } = document
      const focused = list.contains(activeElement) ? activeElement?.id : undefined
      list.replaceChildren(...pictures.map(pictureOf), ...aside.map(asideOf))
      if (focused) document.getElementById(focused)?.focus()
    },
  }
}
