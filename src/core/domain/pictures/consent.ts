import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { PictureUse } from './use.ts'

/**
 * What somebody declares of the people on a picture. nobody: none of them can be recognised. adults: everybody who can
 * be recognised agreed, and nobody of them is a child. children: there are children, and whether their parents agreed
 * is asked next. parents: the parents agreed too. refused: somebody did not agree, or no longer does. unsure: not known
 * yet, and asked again.
 */
const consentAnswers = ['nobody', 'adults', 'children', 'parents', 'refused', 'unsure'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]

/** So long a no may be taken back before the bytes are deleted: the buttons lie side by side. */
export const secondThoughtsMs = 60 * 60_000

/** One use that everybody on the picture agreed to, and until when. Null: for good. */
export type Cover = { use: PictureUse; until: Instant | null }

/**
 * What was declared last of one picture, who declared it, and when: the copy that each holder has of what its media
 * knows. `covers`: absent: declared before uses were told apart.
 */
export type Consent = { answer: ConsentAnswer; by: Named; at: Instant; covers?: Cover[] }

/** From a button or a typed word: untrusted. */
export function readConsentAnswer(value: unknown): ConsentAnswer | null {
  return consentAnswers.find(answer => answer === value) ?? null
}

/** `gone`: Mary's copy was deleted for good; the same picture would have to be sent again. */
type Declared = { consent: Consent | null; gone?: true }

/** The one gate: a card shows a picture only after one of these answers. */
export function mayShow({ consent, gone }: Declared): boolean {
  if (gone) return false
  return consent?.answer === 'nobody' || consent?.answer === 'adults' || consent?.answer === 'parents'
}

/** Whether somebody still has to answer; what was refused is an answer. */
export function isConsentOpen({ consent, gone }: Declared): boolean {
  if (gone) return false
  return consent === null || consent.answer === 'children' || consent.answer === 'unsure'
}
