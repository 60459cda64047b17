import { type Actor, isComms, type PersonId } from '../../core/domain/actor.ts'
import { type Absence, isAway } from '../../core/domain/delegations/absence.ts'
import { type Delegation, endOf } from '../../core/domain/delegations/delegation.ts'
import type { Instant } from '../../core/domain/time.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import { keysOf } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { lastDay, periodText, scopeText } from './delegation-text.ts'

export const drawnDelegations: DrawnCards<'offer' | 'delegation'> = {
  offer: {
    draw: (face, look, { now }) => drawOffer({ ...face, now }, look),
    summary: (_, { words }) => words.text('summaries.offer'),
  },
  delegation: { draw: (face, look, { now }) => drawLent({ ...face, now }, look), summary: lentSummary },
}

/** A card holds no more lines than that. */
const linesMax = 15

/** `unseen`: nobody's automatic replies are read, so that nothing is offered by itself. */
export type DelegationsData = {
  delegations: Delegation[]
  reader: Pick<Actor, 'id' | 'roles'>
  now: Instant
  unseen?: boolean
}

/** Given and received; for comms everybody's. */
export function drawDelegations({ delegations, reader, now, unseen = false }: DelegationsData, look: Look): Card {
  const comms = isComms(reader)
  return drawCard(
    'delegations/list',
    {
      lines: delegations.slice(0, linesMax).map(one => ({
        id: one.id,
        who: who(one, reader.id, look),
        when: periodText(one, now, look),
        scope: scopeText(one, look),
        why: why(one, look),
        mayEnd: comms || one.from.id === reader.id,
      })),
      empty: delegations.length === 0,
      unseen: unseen ? look.words.text('delegations.list.unseen') : '',
    },
    look,
  )
}

function who({ from, to }: Delegation, reader: string, { words }: Look): string {
  if (from.id === reader) return words.text('delegations.list.given', { name: escapeLine(to.name) })
  if (to.id === reader) return words.text('delegations.list.received', { name: escapeLine(from.name) })
  return words.text('delegations.list.between', { from: escapeLine(from.name), to: escapeLine(to.name) })
}

function why({ createdBy, reason }: Delegation, { words }: Look): string {
  if (reason === null) return ''
  return words.text('delegations.list.by', { name: escapeLine(createdBy.name), reason: escapeMarkdown(reason) })
}

export type LentData = { delegation: Delegation; reader: PersonId; now: Instant }

/** To the stand-in, and to the approver if another person lent their place. */
export function drawLent({ delegation, reader, now }: LentData, look: Look): Card {
  const { words } = look
  const { id, from, to, createdBy, reason } = delegation
  const mine = reader === from.id
  const open = now < endOf(delegation)
  const key = mine ? (open ? 'fromYou' : 'overFrom') : open ? 'toYou' : 'over'
  return drawCard(
    'delegations/lent',
    {
      id,
      heading: words.text(`delegations.lent.${key}`, { name: escapeLine(mine ? to.name : from.name) }),
      color: open ? 'default' : 'accent',
      when: periodText(delegation, now, look),
      // An ended delegation needs no list of what it covered.
      scope: open ? scopeText(delegation, look) : '',
      reason:
        reason === null
          ? ''
          : words.text('delegations.lent.reason', {
              name: escapeLine(createdBy.name),
              reason: escapeMarkdown(reason),
            }),
      open: open && !mine,
      mayEnd: open && mine,
    },
    look,
  )
}

export function lentSummary({ delegation: { from, to }, reader }: Omit<LentData, 'now'>, { words }: Look): string {
  return reader === from.id
    ? words.text('summaries.delegationFrom', { name: to.name })
    : words.text('summaries.delegation', { name: from.name })
}

export type OfferData = { absence: Absence; lent: Delegation | null; now: Instant }

/** In the chat of an absent approver: one click, and somebody decides for them. */
export function drawOffer({ absence, lent, now }: OfferData, look: Look): Card {
  const { words } = look
  const asked = lent === null && isAway(absence, now)
  const to = absence.offer?.to ?? null
  return drawCard(
    'delegations/offer',
    {
      heading: words.text('delegations.offer.heading'),
      text: text({ absence, lent, now }, look),
      since: absence.since,
      accept: words.text('delegations.offer.accept', { name: escapeLine(to?.name ?? '') }),
      acceptable: asked && to !== null,
      other: words.text(`delegations.offer.${to === null ? 'otherFirst' : 'other'}`),
      asked,
      lent: lent !== null,
      delegationId: lent?.id ?? '',
    },
    look,
  )
}

function text({ absence, lent, now }: OfferData, look: Look): string {
  const { words, timeZone } = look
  const key = keysOf('delegations.offer')
  if (lent) return words.text(key('lent'), { name: escapeLine(lent.to.name), when: periodText(lent, now, look) })
  if (!isAway(absence, now) || !absence.offer) return words.text(key('over'))
  const { to, until } = absence.offer
  if (!to) return words.text(key('textNobody'))
  const name = escapeLine(to.name)
  if (until === absence.until) return words.text(key('text'), { name, until: words.date(until) })
  return words.text(key('textOpen'), { name, lent: words.day(lastDay(until, timeZone) ?? localDay(until, timeZone)) })
}
