import { type Actor, isComms, type Named, named } from '../actor.ts'
import { idFrom } from '../id-from.ts'
import type { Instant } from '../time.ts'
import type { Agreement } from './agreement.ts'
import { askedUntil, askedUses, isAsked } from './agreement-state.ts'
import { untilByDefault } from './consent.ts'
import type { Media } from './media.ts'
import type { PictureUse } from './use.ts'

/** Of one agent there is one, however often they are asked. */
export function agreementId(mediaId: string, person: string): string {
  return idFrom('agreement', mediaId, person)
}

/**
 * Whoever sent it in may answer while nobody else did: the same bytes may come from several people, and what somebody
 * answered is changed by them or by comms. `own`: the ids of the pictures that the person sent in.
 */
export function mayAnswerFor(
  { answer, pictureIds }: Pick<Media, 'answer' | 'pictureIds'>,
  actor: Actor,
  own: string[],
) {
  if (isComms(actor)) return true
  return pictureIds.some(id => own.includes(id)) && (answer === null || answer.by.id === actor.id)
}

type Asking = { person: Named; uses: PictureUse[]; until: Instant | null; by: Named; at: Instant }
export type Asked =
  { kind: 'asked'; media: Media; agreement: Agreement } | { kind: 'has-refused' | 'has-agreed' | 'already-asked' }

/** An agent is asked, or asked for more. A no stays a no: they alone say otherwise. */
export function withAsked(media: Media, { person, uses, until, by, at }: Asking): Asked {
  const id = agreementId(media.id, person.id)
  const before = media.agreements.find(one => one.id === id)
  if (before && (before.state === 'refused' || before.withdrawnAt !== null)) return { kind: 'has-refused' }
  if (before?.state === 'given' && isWithin(before, uses, at)) return { kind: 'has-agreed' }
  if (before && isSameQuestion(before, uses, until)) return { kind: 'already-asked' }
  const { told: _told, ...known } = before ?? {}
  const asked = { askedAt: at, askedBy: named(by), askedFor: uses }
  const agreement: Agreement =
    before?.state === 'given'
      ? { ...(known as Agreement), ...asked, wants: uses, wantsUntil: until }
      : {
          id,
          person: { kind: 'agent', person: named(person) },
          uses,
          state: 'asked',
          ...asked,
          givenAt: null,
          until,
          proof: null,
          withdrawnAt: null,
          withdrawnBy: null,
        }
  return { kind: 'asked', media: withAgreement(media, agreement), agreement }
}

/** The same click delivered again, or pressed twice: one card asks it. */
function isSameQuestion(before: Agreement, asked: PictureUse[], until: Instant | null): boolean {
  return isAsked(before) && askedUses(before).join() === asked.join() && askedUntil(before) === until
}

function isWithin({ uses: given, until }: Agreement, uses: PictureUse[], at: Instant): boolean {
  return uses.every(use => given.includes(use)) && (until === null || until > at)
}

export const agreementWords = ['yes', 'internal', 'no'] as const
/** **D’accord** · **En interne seulement** · **Non**. */
export type AgreementWord = (typeof agreementWords)[number]

/** What the person pressed; the last word counts, also after a no or a withdrawal. */
export function withWord(media: Media, agreement: Agreement, word: AgreementWord, at: Instant): Media {
  const { wants, wantsUntil: _until, ...before } = agreement
  const asked = wants ?? before.askedFor ?? before.uses
  const end = askedUntil(agreement)
  // An end that was asked for and is past meanwhile ends nothing new.
  const until = end !== null && end > at ? end : untilByDefault(at)
  const given = { givenAt: at, proof: { kind: 'click' } as const, withdrawnAt: null, withdrawnBy: null }
  const said: Agreement =
    word === 'no'
      ? { ...before, ...given, state: 'refused', until: null }
      : { ...before, ...given, state: 'given', uses: word === 'internal' ? ['internal'] : asked, until }
  return withAgreement(media, said)
}

export function withoutAgreement(media: Media, agreement: Agreement, by: Named, at: Instant): Media {
  const { wants: _asked, wantsUntil: _until, ...before } = agreement
  return withAgreement(media, { ...before, withdrawnAt: at, withdrawnBy: named(by) })
}

/** In place of the one with its id, else behind the others. */
export function withAgreement(media: Media, agreement: Agreement): Media {
  const isThere = media.agreements.some(({ id }) => id === agreement.id)
  const agreements = isThere
    ? media.agreements.map(one => (one.id === agreement.id ? agreement : one))
    : [...media.agreements, agreement]
  return { ...media, agreements }
}
