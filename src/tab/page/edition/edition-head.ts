import { byId, element, sayAloud } from '../shell/element.ts'
import { drawRoom } from './drawn-edition.ts'
import type { WrittenChoice, WrittenEdition } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

/** Which edition it is, its state, and where it is read. */
export function showHead(
  text: Text,
  on: {
    choose(reference: string): void
    preview(): void
    acts(): void
    mail(verb: 'edition.resend' | 'edition.mailed'): void
  },
): { show(edition: WrittenEdition): void; offer(editions: readonly WrittenChoice[], reference: string): void } {
  const preview = element(
    'button',
    { type: 'button', 'data-key': 'preview', onclick: on.preview },
    text('edition.preview'),
  )
  const mailButton = (verb: 'edition.resend' | 'edition.mailed') =>
    element('button', { type: 'button', 'data-key': verb, onclick: () => on.mail(verb), hidden: true })
  const [resend, mailed] = [mailButton('edition.resend'), mailButton('edition.mailed')]
  const acts = element('button', { type: 'button', 'data-key': 'open acts', onclick: on.acts }, text('edition.acts'))
  const places = element('span.reads')
  byId('acts').replaceChildren(preview, places, resend, mailed, acts)
  let readAt: string | null = null

  return {
    show: edition => {
      const {
        title,
        stateText,
        closes,
        isLate,
        missing,
        faults,
        remarks,
        calls,
        ready,
        reads,
        open,
        isPrinting,
        mail,
      } = edition
      byId('title').textContent = title
      preview.hidden = !open && !isPrinting
      preview.setAttribute('aria-disabled', String(isPrinting))
      for (const [button, words] of [
        [resend, mail.resend],
        [mailed, mail.mailed],
      ] as const) {
        button.textContent = words
        button.hidden = words === ''
      }
      const said = reads.map(({ href }) => href).join(' ')
      if (readAt !== said) {
        places.replaceChildren(
          ...reads.map(({ href, text: words }) =>
            element(
              'a.button',
              { href, target: '_blank', rel: 'noopener' },
              words,
              element('span.heard', {}, text('edition.newTab')),
            ),
          ),
        )
        if (readAt !== null && said !== '' && open) sayAloud(text('edition.isPrinted'))
      }
      readAt = said
      const line = (words: string, tone = '') => (words === '' ? [] : [element('li', { 'data-tone': tone }, words)])
      byId('stands').replaceChildren(
        ...line(stateText, 'state'),
        ...line(closes, isLate ? 'bad' : ''),
        ...line(missing),
        ...faults.flatMap(fault => line(fault, 'bad')),
        ...remarks.flatMap(remark => line(remark, 'warned')),
        element('li', {}, drawRoom(edition)),
        ...mail.notes.flatMap(note => line(note)),
        ...line(ready),
        ...calls.flatMap(call => line(call)),
      )
    },
    offer: (editions, reference) => {
      const place = byId('choice')
      const others = editions.filter(one => one.reference !== reference)
      place.hidden = others.length === 0
      // An open list of choices stays.
      if (place.contains(document.activeElement)) return
      const isThere = editions.some(one => one.reference === reference)
      const options = isThere ? editions : [{ reference, name: reference || text('edition.which') }, ...editions]
      const choice = element('select', { id: 'which', onchange: () => on.choose(choice.value) }) as HTMLSelectElement
      for (const one of options)
        choice.append(element('option', { value: one.reference, selected: one.reference === reference }, one.name))
      place.replaceChildren(element('label', { for: 'which' }, text('edition.which')), choice)
    },
  }
}
