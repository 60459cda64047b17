import { type Actor, isComms, type Named, named } from '../actor.ts'
import { idFrom } from '../id-from.ts'
import type { Instant } from '../time.ts'
import type { Agreement } from './agreement.ts'
import { askedUntil, askedUses, isAsked } from './agreement-state.ts'
import { untilByDefault } from './consent.ts'
import { answerTo } from './consent-of.ts'
import type { Answered, Media } from './media.ts'
import type { PictureUse } from './use.ts'

/** Each agent has one agreement to a picture, however often they are asked. */
export function agreementId(mediaId: string, person: string): string {
  return idFrom('agreement', mediaId, person)
}

/**
 * The sender of a picture may answer while nobody else did; an answer is changed by its giver or by comms. `own`: the
 * ids of the pictures that the person sent in.
 */
export function mayAnswerFor(media: Pick<Media, 'answer' | 'others' | 'pictureIds'>, actor: Actor, own: string[]) {
  if (isComms(actor)) return true
  const theirs = media.pictureIds.filter(id => own.includes(id))
  return theirs.length > 0 && theirs.every(id => (answerTo(media, id)?.by.id ?? actor.id) === actor.id)
}

/** A further copy came: its sender has answered for these bytes already, or nobody has. */
export function withCopy({ answer, others, ...media }: Media, copy: string, by: Named): Media {
  const heard = (one: Answered): Answered => {
    const of = one.of ?? media.pictureIds
    return { ...one, of: one.by.id === by.id && !of.includes(copy) ? [...of, copy] : of }
  }
  const { pictureIds } = media
  return {
    ...media,
    pictureIds: pictureIds.includes(copy) ? pictureIds : [...pictureIds, copy],
    answer: answer && heard(answer),
    ...(others && { others: others.map(heard) }),
  }
}

/** The answer for that copy. Earlier ones end: by the same person for other copies, or a no for all of them. */
export function withAnswer({ answer, others = [], ...media }: Media, copy: string, said: Answered): Media {
  const before = [...(answer ? [answer] : []), ...others].map(one => ({ ...one, of: one.of ?? media.pictureIds }))
  const stays = before.filter(one => one.answer !== 'refused' && one.by.id !== said.by.id && !one.of.includes(copy))
  const of = [...new Set([copy, ...before.flatMap(one => (stays.includes(one) ? [] : one.of))])]
  return { ...media, answer: { ...said, of }, ...(stays.length > 0 && { others: stays }) }
}

type Asking = { person: Named; uses: PictureUse[]; until: Instant | null; by: Named; at: Instant }
export type Asked =
  { kind: 'asked'; media: Media; agreement: Agreement } | { kind: 'has-refused' | 'has-agreed' | 'already-asked' }

/** An agent is asked, or asked for more uses. A no stays a no: only the agent changes it. */
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

/** The same click delivered again, or pressed twice: one card asks. */
function isSameQuestion(before: Agreement, asked: PictureUse[], until: Instant | null): boolean {
  return isAsked(before) && askedUses(before).join() === asked.join() && askedUntil(before) === until
}

function isWithin({ uses: given, until }: Agreement, uses: PictureUse[], at: Instant): boolean {
  return uses.every(use => given.includes(use)) && (until === null || until > at)
}

export const agreementWords = ['yes', 'internal', 'no'] as const
/** **D’accord** · **En interne seulement** · **Non**. */
export type AgreementWord = (typeof agreementWords)[number]

/** What the person pressed; the last answer counts, also after a no or a withdrawal. */
export function withWord(media: Media, agreement: Agreement, word: AgreementWord, at: Instant): Media {
  const { wants, wantsUntil: _until, ...before } = agreement
  const asked = wants ?? before.askedFor ?? before.uses
  const end = askedUntil(agreement)
  // A requested end that is past meanwhile is not used.
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

/** Replaces the agreement with its id, else is added at the end. */
export function withAgreement(media: Media, agreement: Agreement): Media {
  const isThere = media.agreements.some(({ id }) => id === agreement.id)
  const agreements = isThere
    ? media.agreements.map(one => (one.id === agreement.id ? agreement : one))
    : [...media.agreements, agreement]
  return { ...media, agreements }
}
