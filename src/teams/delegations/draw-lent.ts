import type { PersonId } from '../../core/domain/actor.ts'
import { type Delegation, endOf } from '../../core/domain/delegations/delegation.ts'
import type { Instant } from '../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { periodText, scopeText } from './delegation-text.ts'

export type LentData = { delegation: Delegation; reader: PersonId; now: Instant }

/** To whoever decides in another's place, and to whoever's place another lent. */
export function drawLent({ delegation, reader, now }: LentData, look: Look): Card {
  const { words } = look
  const { id, from, to, createdBy, reason } = delegation
  const mine = reader === from.id
  const open = now < endOf(delegation)
  const key = mine ? (open ? 'fromYou' : 'overFrom') : (open ? 'toYou' : 'over')
  return drawCard(
    'delegations/lent',
    {
      id,
      heading: words.text(`delegations.lent.${key}`, { name: escapeLine(mine ? to.name : from.name) }),
      color: open ? 'default' : 'accent',
      when: periodText(delegation, now, look),
      // What no longer is lent needs no list of what it was.
      hasScope: open,
      scope: scopeText(delegation, look),
      hasReason: reason !== null,
      reason: words.text('delegations.lent.reason', {
        name: escapeLine(createdBy.name),
        reason: escapeMarkdown(reason ?? ''),
      }),
      open: open && !mine,
      mayEnd: open && mine,
    },
    look,
  )
}

/** The notification's text of that card. */
export function lentSummary({ delegation: { from, to }, reader }: Omit<LentData, 'now'>, { words }: Look): string {
  return reader === from.id
    ? words.text('summaries.delegationFrom', { name: to.name })
    : words.text('summaries.delegation', { name: from.name })
}
