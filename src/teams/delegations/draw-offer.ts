import { type Absence, isAway } from '../../core/domain/delegations/absence.ts'
import type { Delegation } from '../../core/domain/delegations/delegation.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import type { Instant } from '../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { lastDay, periodText } from './delegation-text.ts'

export type OfferData = { absence: Absence; lent: Delegation | null; now: Instant }

/** In the chat of an approver who is away: one click, and somebody decides for them. */
export function drawOffer({ absence, lent, now }: OfferData, look: Look): Card {
  const { words } = look
  const asked = lent === null && isAway(absence, now)
  const to = absence.offer?.to ?? null
  return drawCard('delegations/offer', {
    heading: words.text('delegations.offer.heading'),
    text: text({ absence, lent, now }, look),
    since: absence.since,
    accept: words.text('delegations.offer.accept', { name: escapeLine(to?.name ?? '') }),
    acceptable: asked && to !== null,
    other: words.text(`delegations.offer.${to === null ? 'otherFirst' : 'other'}`),
    asked,
    lent: lent !== null,
    delegationId: lent?.id ?? '',
  }, look)
}

function text({ absence, lent, now }: OfferData, look: Look): string {
  const { words, timeZone } = look
  const key = (name: string) => `delegations.offer.${name}`
  if (lent) return words.text(key('lent'), { name: escapeLine(lent.to.name), when: periodText(lent, now, look) })
  if (!isAway(absence, now) || !absence.offer) return words.text(key('over'))
  const { to, until } = absence.offer
  if (!to) return words.text(key('textNobody'))
  const name = escapeLine(to.name)
  if (until === absence.until) return words.text(key('text'), { name, until: words.date(until) })
  return words.text(key('textOpen'), { name, lent: words.day(lastDay(until, timeZone) ?? localDay(until, timeZone)) })
}
