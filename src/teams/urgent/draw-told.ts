import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { keysOf } from '../../words.ts'
import { waitedNames } from '../cards/names.ts'
import { audienceWithCount } from '../cards/audience-text.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { inertBody } from '../cards/inert-body.ts'
import { escapeLine } from '../cards/markdown.ts'

export const drawnUrgent: DrawnCards<'unanswered' | 'told'> = {
  unanswered: {
    draw: drawUnanswered,
    summary: ({ validation: { title } }, { words }) => words.text('summaries.unanswered', { title }),
  },
  told: {
    draw: drawTold,
    summary: ({ broadcast: { title } }, { words }) => words.text('summaries.told', { title }),
  },
}

/** `takenBack`: the post was taken back from everyone since, so there is nothing to read. */
export type ToldData = { broadcast: Broadcast; takenBack?: boolean }

/** « Diffusé en urgence »: to the people who would have been asked. No buttons: it has been sent. */
export function drawTold({ broadcast, takenBack = false }: ToldData, look: Look): Card {
  const { words } = look
  const { reference, title, audience, headCount, planned, rendered, urgent, sentBy, startedAt, createdAt } = broadcast
  const key = keysOf('urgent.told')
  return drawCard(
    'urgent/told',
    {
      kicker: words.text(key('kicker'), { reference }),
      title: escapeLine(title),
      by: words.text(key('by'), {
        name: escapeLine(urgent?.by.name ?? ''),
        asker: escapeLine(sentBy?.name ?? ''),
        date: words.date(startedAt ?? createdAt),
      }),
      to: words.text(key('to'), { audience: escapeLine(audienceWithCount(audience, planned ?? headCount, words)) }),
      takenBack,
      readable: !takenBack,
      sealed: takenBack ? [] : inertBody(rendered, words),
    },
    look,
  )
}

/** No person on call has answered: whom to phone. Once a decision is made, the card says so. */
export function drawUnanswered({ validation }: { validation: Validation }, look: Look): Card {
  const { words } = look
  const waiting = validation.state === 'waiting'
  const key = keysOf('urgent.unanswered')
  const last = validation.decisions.at(-1)
  return drawCard(
    'urgent/unanswered',
    {
      kicker: words.text(key('kicker'), { reference: validation.reference }),
      heading: words.text(key(waiting ? 'heading' : 'decided')),
      color: waiting ? 'attention' : 'default',
      title: words.text('common.quoted', { text: escapeLine(validation.title) }),
      said: waiting
        ? words.text(key('phone'), { names: escapeLine(waitedNames(validation, words)) })
        : last === undefined
          ? words.text(`validations.tracking.state.${validation.state}`)
          : words.text(key('by'), { name: escapeLine(last.by.name), date: words.date(last.at) }),
      since: words.text(key('since'), {
        name: escapeLine(validation.submittedBy.name),
        date: words.date(validation.submittedAt),
        n: validation.rings?.length ?? 0,
      }),
    },
    look,
  )
}
