import { type Change, refresh } from '../../change.ts'
import type { Agreement } from '../../domain/pictures/agreement.ts'
import { isAsked } from '../../domain/pictures/agreement-state.ts'
import type { Media } from '../../domain/pictures/media.ts'
import { type CardKind, readKey } from '../../domain/placements/placed-card.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

const dayMs = 24 * 60 * 60_000
/** After so long an agent is reminded once, and as long after that the person who asked is told. */
const remindAfterMs = 3 * dayMs
const tellAfterMs = 4 * dayMs

/** The card of an agent who is asked anew, and cards that show a changed agreement. */
export async function agreementNews(
  { placements }: Pick<Ports, 'placements'>,
  before: Media,
  after: Media,
): Promise<Change[]> {
  const gone = before.agreements.filter(one => wordIn(after, one) === undefined)
  const others = after.agreements.filter(one => canonicalKey(wordIn(before, one) ?? null) !== canonicalKey(one))
  const changed = [...others, ...gone]
  if (changed.every(({ person }) => person.kind !== 'agent')) return []
  const placed = await placements.about(after.id)
  return changed.flatMap(one => [
    ...placed.filter(key => isOf(key, one)).map(key => refresh(key)),
    ...(others.includes(one) && isAsked(one) && wordIn(before, one)?.askedAt !== one.askedAt ? asking(after, one) : []),
  ])
}

function wordIn({ agreements }: Media, { id }: Agreement): Agreement | undefined {
  return agreements.find(one => one.id === id)
}

function isOf(key: string, { id }: Agreement): boolean {
  const card = readKey(key)
  return card !== null && 'agreementId' in card && card.agreementId === id
}

function asking(media: Media, agreement: Agreement): Change[] {
  return [agreementCard('agreement', media, agreement), silence(media, agreement, 'remind', agreement.askedAt)]
}

type Cards = Extract<CardKind, 'agreement' | 'agreement-reminder' | 'agreement-silent'>

/** `card`: to the agent who is asked, or to the person who asked. */
export function agreementCard(card: Cards, { id }: Media, { id: agreementId, person, ...one }: Agreement): Change {
  const asked = person.kind === 'agent' ? person.person.id : ''
  const to = card === 'agreement-silent' ? one.askedBy.id : asked
  return refresh({ card, mediaId: id, agreementId, person: to, at: one.askedAt })
}

/** The job for the case that no answer comes. */
export function silence(
  { id: mediaId }: Media,
  { id: agreementId, askedAt }: Agreement,
  then: 'remind' | 'tell',
  from: Instant,
): Change {
  const at = later(from, then === 'remind' ? remindAfterMs : tellAfterMs)
  return { job: 'agreement.silent', data: { mediaId, agreementId, askedAt, then }, at }
}
