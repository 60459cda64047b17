import type { EventDetails, Post } from '../../../core/domain/posts/post.ts'
import { guestsMax } from '../../../core/domain/posts/fields/read-event-fields.ts'
import { isPostponedBy } from '../../../core/domain/posts/event/postponement.ts'
import type { Words } from '../../../words.ts'
import type { Choice } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { postponedText } from '../../events/drawn/event-text.ts'

export const organisersAdded = { addOrganisers: '', organiserAddresses: '' }

export function eventView(
  { organisers = [], content, correcting }: Post,
  names: Readonly<Record<string, string>>,
  value: Readonly<Record<string, string>>,
  words: Words,
) {
  const picked = (value['addOrganisers'] ?? '').split(',').filter(id => id !== '')
  return {
    postponed: putOffText(content.event, correcting?.content.event ?? null, words),
    guestsOffered: Array.from({ length: guestsMax + 1 }, (_, n) => ({
      title: words.count('posts.editor.guestsOf', n),
      value: String(n),
    })),
    organising:
      organisers.length === 0
        ? ''
        : words.text('posts.editor.organising', { names: escapeLine(organisers.map(({ name }) => name).join(', ')) }),
    organisersPicked: picked.map((id): Choice => ({ title: names[id] ?? id, value: id })),
  }
}

/** For a draft that puts the event off: from when to when, why, and the consequences. */
function putOffText(event: EventDetails | null, sent: EventDetails | null, words: Words): string {
  if (event === null || sent === null || !isPostponedBy(sent, event)) return ''
  const reason = event.postponed?.reason ?? ''
  const why = reason === '' ? '' : words.text('posts.editor.postponedWhy', { reason: escapeLine(reason) })
  const how = words.text('posts.editor.postponed', { change: postponedText(event, event, words) })
  return why === '' ? how : `${how} ${why}`
}
