/**
 * Each holder (a post, a proposal, an edition) keeps a copy of what the row `media` knows (`Consent`): so the gate is
 * pure, and no road reads a further row. A use that is closed holds that channel alone. A sealed version never changes,
 * so the gate is asked again before a visa, before a sending, at its hour, and in the engine where the seal is checked.
 */

import type { Named } from '../actor.ts'
import { type Instant, later } from '../time.ts'
import { type ConsentWarning, warningRules } from './consent-rules.ts'
import { type PictureUse, pictureUses } from './use.ts'

/**
 * What somebody declares of the people on a picture. nobody: none of them can be recognised. adults: everybody who can
 * be recognised agreed, and nobody of them is a child. children: there are children, and whether their parents agreed
 * is asked next. parents: the parents agreed too. refused: somebody did not agree, or no longer does. unsure: not known
 * yet, and asked again.
 */
const consentAnswers = ['nobody', 'adults', 'children', 'parents', 'refused', 'unsure'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]

/** So long a no may be taken back before the bytes are deleted: the buttons are side by side. */
export const secondThoughtsMs = 60 * 60_000

/** So long an agreement without an end counts: two years. */
const byDefaultMs = 2 * 365.25 * 24 * 60 * 60_000

/** One use that everybody on the picture agreed to, and until when. Null: for good. */
export type Cover = { use: PictureUse; until: Instant | null }

/**
 * The last declaration about one picture: what, by whom, and when; each holder has a copy of it from the row of the
 * media. `covers`: absent: declared before uses were told apart, all of them are meant. `ended`: uses whose end has
 * come. `lacks`: why it covers less than was asked for: a person has not answered, or a parent's signature is missing.
 * `warns`: warnings for approvers.
 */
export type Consent = {
  answer: ConsentAnswer
  by: Named
  at: Instant
  covers?: Cover[]
  ended?: PictureUse[]
  lacks?: 'reply' | 'signature'
  warns?: ConsentWarning[]
}

/** From a button or a typed word: untrusted. */
export function readConsentAnswer(value: unknown): ConsentAnswer | null {
  return consentAnswers.find(answer => answer === value) ?? null
}

/** `gone`: Mary's copy was deleted for good; the same picture would have to be sent again. */
type Declared = { consent: Consent | null; gone?: true }

/**
 * Why one use is closed to a picture. use: the people on it agreed to other uses. ended: the agreement is over. reply:
 * a person who was asked has not answered. signature: a parent’s signature is missing.
 */
export type Closed = 'gone' | 'unasked' | 'children' | 'refused' | 'unsure' | 'use' | 'ended' | 'reply' | 'signature'

/** A picture that kept something back, for which use, and why. `name`: of the file that was sent; '': it has none. */
export type HeldPicture = { name: string; use: PictureUse; why: Closed }

/** The one gate: everything that shows a picture to people asks it, for that use and instant. Null: it may be shown. */
export function whyClosed({ consent, gone }: Declared, use: PictureUse, at: Instant): Closed | null {
  if (gone) return 'gone'
  if (consent === null) return 'unasked'
  const { answer, covers, lacks, ended = [] } = consent
  if (answer === 'nobody') return null
  if (answer !== 'adults' && answer !== 'parents') return lacks ?? answer
  if (covers === undefined) return at < untilByDefault(consent.at) ? null : 'ended'
  const cover = covers.find(one => one.use === use)
  if (!cover) return ended.includes(use) ? 'ended' : (lacks ?? 'use')
  return cover.until === null || at < cover.until ? null : 'ended'
}

export function mayShow(picture: Declared, use: PictureUse, at: Instant): boolean {
  return whyClosed(picture, use, at) === null
}

/** Whether the picture may be shown anywhere: so long its address answers. */
export function mayShowAnywhere(picture: Declared, at: Instant): boolean {
  return pictureUses.some(use => mayShow(picture, use, at))
}

/**
 * Instead of an instant: as the copies of holders say it, without looking at the hour. For cards, which are drawn anew
 * when an end comes (`media.end`); sending asks with the hour.
 */
export const asKept: Instant = ''

/** Whether somebody still has to answer; what was refused is an answer. */
export function isConsentOpen({ consent, gone }: Declared): boolean {
  if (gone) return false
  return consent === null || consent.answer === 'children' || consent.answer === 'unsure'
}

/** The rules that warn of it, in their order; none where nobody can be recognised. */
export function warningsOf({ consent }: Pick<Declared, 'consent'>) {
  const warns = consent?.warns ?? []
  return warningRules.filter(({ id }) => warns.includes(id))
}

/** When an agreement ends that was given at that instant without an end. */
export function untilByDefault(given: Instant): Instant {
  return later(given, byDefaultMs)
}

/** The next instant after `now` at which a use ends; null: none does. */
export function nextEnd({ consent }: Pick<Declared, 'consent'>, now: Instant): Instant | null {
  if (consent?.answer !== 'adults' && consent?.answer !== 'parents') return null
  const ends = consent.covers?.map(({ until }) => until) ?? [untilByDefault(consent.at)]
  return ends.filter(end => end !== null && end > now).toSorted()[0] ?? null
}
