import type { PersonId } from '../../../core/actor.ts'
import { previousDay } from '../../../core/calendar/next-day.ts'
import { currentVersion, type Post, type SealedVersion } from '../../../core/posts/post.ts'
import type { Instant } from '../../../core/time.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { reasonMax } from '../../../core/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { audienceWithCount } from '../view/audience-text.ts'
import { reasonChoices } from '../view/choices.ts'
import { inertBody } from '../view/inert-body.ts'
import { whatChanged } from '../view/what-changed.ts'
import { standing } from './standing.ts'

export type ValidationData = { validation: Validation; post: Post; reader: PersonId; now: Instant }

/** In one phone screen when folded: what, for whom, by when; « Lire »; the buttons. */
export function drawValidation({ validation, post, reader, now }: ValidationData, look: Look): Card {
  const { words } = look
  const version = post.sealed.find(one => one.seal === validation.seal) ?? currentVersion(post)
  const stand = standing(validation, post, reader, now, words)
  const changed = stand.asked ? whatChanged(post, validation, reader, words) : null
  const key = (name: string) => `validations.validation.${name}`
  return drawCard('validations/validation', {
    postId: validation.postId,
    seal: validation.seal,
    step: stand.step,
    userIds: look.teamsUserIds ?? [],
    before: stand.asked ? before(validation, words) : stand.text,
    color: stand.asked ? (validation.deadline === null ? 'accent' : 'attention') : stand.color,
    title: escapeLine(validation.title),
    to: version ? whom(version, words) : '',
    sent: version ? when(version, words) : '',
    by: words.text(key('by'), { name: escapeLine(validation.submittedBy.name), date: words.date(validation.submittedAt) }),
    kicker: words.text(key('kicker'), { reference: validation.reference }),
    alert: words.text(key('alert'), { summary: escapeLine(version?.rendered.summary ?? '') }),
    sealed: version ? inertBody(version.rendered, words) : [],
    hasChanges: changed !== null,
    changes: (changed ?? []).map(text => ({ text })),
    asked: stand.asked,
    own: stand.withdrawable,
    hasNext: stand.next !== '',
    next: stand.next,
    changeReasons: reasonChoices('changes', words),
    refuseReasons: reasonChoices('refuse', words),
    reasonMax,
  }, look)
}

/** For whom; a correction changes the cards that people have. */
function whom({ audience, headCount, correctionOf, mandatory }: SealedVersion, words: Look['words']): string {
  const key = (name: string) => `validations.validation.${name}`
  if (correctionOf !== null) return words.count(key('corrects'), headCount)
  const to = words.text(key('for'), { audience: escapeLine(audienceWithCount(audience, headCount, words)) })
  return mandatory ? `${to} · ${words.text(key('mandatory'))}` : to
}

/** When it is sent, and until when it counts; an event is over the day after without a word. */
function when({ slot, expiresOn, correctionOf }: SealedVersion, words: Look['words']): string {
  const key = (name: string) => `validations.validation.${name}`
  const sent = correctionOf === null ? [words.text(key('sent'), { slot: slot ? words.date(slot) : words.text(key('free')) })] : []
  const valid = expiresOn === null ? [] : [words.text(key('valid'), { day: words.day(previousDay(expiresOn)) })]
  return [...sent, ...valid].join(' · ')
}

/** The notification's text of that card. */
export function validationSummary({ deadline, title }: Validation, { words }: Look): string {
  if (deadline === null) return words.text('validations.validation.summaryFree', { title })
  return words.text('validations.validation.summary', { date: words.date(deadline), title })
}

function before({ deadline }: Validation, words: Look['words']): string {
  return deadline === null ? words.text('validations.validation.toApprove') : words.text('validations.validation.before', { date: words.date(deadline) })
}
