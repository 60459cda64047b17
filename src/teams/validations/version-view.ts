import { previousDay } from '../../core/domain/working-time/next-day.ts'
import type { SealedVersion } from '../../core/domain/posts/post.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { audienceWithCount } from '../cards/audience-text.ts'
import { type Fact, facts } from '../cards/facts.ts'

const key = (name: string): string => `validations.validation.${name}`

/** For whom; a correction changes the cards that people have. */
export function whom({ audience, headCount, correctionOf, mandatory }: SealedVersion, words: Words): string {
  if (correctionOf !== null) return words.count(key('corrects'), headCount)
  const to = words.text(key('for'), { audience: escapeLine(audienceWithCount(audience, headCount, words)) })
  return mandatory ? `${to} · ${words.text(key('mandatory'))}` : to
}

/** When it is sent, and until when it counts; an event is over the day after without a word. */
export function when({ slot, expiresOn, correctionOf }: SealedVersion, words: Words): string {
  const sent = correctionOf === null ? [words.text(key('sent'), { slot: slotText(slot, words) })] : []
  const valid = expiresOn === null ? [] : [words.text(key('valid'), { day: words.day(previousDay(expiresOn)) })]
  return [...sent, ...valid].join(' · ')
}

/** Below the card to be sent: what else a visa vouches for. */
export function versionFacts(
  { audience, headCount, slot, correctionOf, sources }: SealedVersion,
  words: Words,
): Fact[] {
  return facts(
    [
      words.text(key('recipients')),
      correctionOf === null ? audienceWithCount(audience, headCount, words) : words.count(key('corrects'), headCount),
    ],
    [words.text(key('when')), correctionOf === null ? slotText(slot, words) : null],
    [words.text(key('sources')), sources],
  )
}

function slotText(slot: SealedVersion['slot'], words: Words): string {
  return slot ? words.date(slot) : words.text(key('free'))
}
