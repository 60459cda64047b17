import type { PersonId } from '../../domain/actor.ts'
import type { AgreementSeen, AgreementSilent } from '../../domain/faces/media-seen.ts'
import type { Agreement } from '../../domain/pictures/agreement.ts'
import { agreementState, isAsked, isOwn } from '../../domain/pictures/agreement-state.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor, type When } from '../kept-card.ts'
import { askedLookMs, lookAt } from './look-at.ts'
import { watchAt } from './watch-at.ts'

/** Ports that these cards read; the link of a video is stored once somebody is to watch it. */
export type AgreementReads = 'media' | 'pictures' | 'libraryLinks' | 'commit'
type Needs = Pick<Ports, AgreementReads | 'now'>
type Key = { mediaId: string; agreementId: string; person: PersonId; at: Instant }

async function find({ media }: Needs, { mediaId, agreementId }: Key): Promise<[Media, Agreement] | null> {
  const found = await media.byId(mediaId)
  const agreement = found?.agreements.find(({ id }) => id === agreementId)
  return found && agreement ? [found, agreement] : null
}

async function asked(ports: Needs, key: Key): Promise<AgreementSeen | null> {
  const found = await find(ports, key)
  if (!found || !isOwn(found[1], key.person)) return null
  const [media, agreement] = found
  const watch = await watchAt(ports, media, ports.now())
  return { media, agreement, address: addressFor(ports, media, agreement), watch, reader: key.person }
}

/** The picture's address for this reader, from the moment of the question on. */
export function addressFor(ports: Pick<Needs, 'pictures'>, media: Media, { askedAt }: Agreement): string | null {
  return lookAt(ports, media, askedAt, askedLookMs)
}

/** Whether they are no longer asked. */
async function isDropped(ports: Needs, key: Key): Promise<boolean> {
  return (await find(ports, key)) === null
}

async function calmly(_ports: Needs, _key: Key, { now, calm }: When): Promise<Instant | null> {
  const until = calm(now)
  return until > now ? until : null
}

const ofMedia = {
  reference: ({ media }: { media: Media }) => media.reference,
  title: ({ media }: { media: Media }) => media.name,
  notBefore: calmly,
  isTakenAway: isDropped,
}

const toAnswer = {
  ...ofMedia,
  reader: ({ agreement: { person } }: AgreementSeen) => (person.kind === 'agent' ? person.person.name : ''),
  isWaitedFor: ({ agreement }: AgreementSeen) => isAsked(agreement),
  tellsNobody: ({ agreement }: AgreementSeen) => !isAsked(agreement),
}

export const keptAgreements: KeptCards<'agreement' | 'agreement-reminder' | 'agreement-silent', Needs> = {
  agreement: {
    ...toAnswer,
    see: async (ports, card) => {
      const face = await asked(ports, card)
      return face && { to: { kind: 'person', id: card.person }, face: { face: 'agreement', ...face } }
    },
  },
  'agreement-reminder': {
    ...toAnswer,
    see: async (ports, card) => {
      const face = await asked(ports, card)
      return face && { to: { kind: 'person', id: card.person }, face: { face: 'agreement-reminder', ...face } }
    },
  },
  'agreement-silent': {
    ...ofMedia,
    see: async (ports, card) => {
      const found = await find(ports, card)
      const face = found && silentOf(...found, card, ports.now())
      return face && { to: { kind: 'person', id: card.person }, face: { face: 'agreement-silent', ...face } }
    },
    isWaitedFor: neverWaitedFor,
  },
}

function silentOf(media: Media, agreement: Agreement, { person: reader }: Key, now: Instant): AgreementSilent | null {
  const { person, told } = agreement
  if (person.kind !== 'agent') return null
  const state = agreementState(agreement, now)
  const said = state === 'refused' || state === 'withdrawn' ? state : 'given'
  const why = isAsked(agreement) ? (told ?? 'waiting') : said
  return { media, agreement, name: person.person.name, why, reader }
}
