import type { PersonId } from '../../../core/domain/actor.ts'
import { warnedEvent } from '../../../core/domain/events/warning.ts'
import type { SealedVersion } from '../../../core/domain/posts/post.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { chairsFor, isStanding } from '../../../core/domain/validations/chairs.ts'
import type { Step, Validation } from '../../../core/domain/validations/validation.ts'
import { previousDay } from '../../../core/domain/working-time/local-time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { namedMost, names } from '../../cards/names.ts'
import { audienceWithCount } from '../../cards/audience-text.ts'
import { facetNames } from '../../cards/state-names.ts'
import { type Fact, facts } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { isParallel, nameOf, panelLines } from './validation-figures.ts'

const key = keysOf('validations.validation')

/** The audience; a correction changes the cards that people have. */
export function whom({ audience, headCount, correctionOf, mandatory }: SealedVersion, words: Words): string {
  if (correctionOf !== null) return words.count(key('corrects'), headCount)
  const to = words.text(key('for'), { audience: escapeLine(audienceWithCount(audience, headCount, words)) })
  return mandatory ? `${to} · ${words.text(key('mandatory'))}` : to
}

/** The time of sending, and of expiry; an event expires the day after, which is not written. */
export function when(version: SealedVersion, words: Words): string {
  const { expiresOn, correctionOf } = version
  const sent = correctionOf === null ? [words.text(key('sent'), { slot: slotText(version, words) })] : []
  const valid = expiresOn === null ? [] : [words.text(key('valid'), { day: words.day(previousDay(expiresOn)) })]
  return [...sent, ...valid].join(' · ')
}

/** Below the card to be sent: what else a visa covers. */
export function versionFacts(version: SealedVersion, words: Words): Fact[] {
  const { audience, headCount, correctionOf, sources } = version
  return facts(
    [
      words.text(key('recipients')),
      correctionOf === null ? audienceWithCount(audience, headCount, words) : words.count(key('corrects'), headCount),
    ],
    [words.text(key('when')), correctionOf === null ? slotText(version, words) : null],
    [words.text(key('sources')), sources],
  )
}

function slotText(version: SealedVersion, words: Words): string {
  if (version.slot) return words.date(version.slot)
  return words.text(key(warnedEvent(version) === null ? 'free' : 'byItself'))
}

export type AskedView = {
  vouches: string
  inPlace: string
  panels: { mark: string; text: string }[]
}

/** What an approver wants to know of the step: what their visa covers, in whose place, and who else must approve. */
export function askedView(
  validation: Validation,
  reader: PersonId,
  asked: boolean,
  now: Instant,
  words: Words,
): AskedView {
  const { current } = validation
  const step = validation.steps[current]
  if (!asked || !step) return { vouches: '', inPlace: '', panels: [] }
  const inPlace = placeText(validation, step, reader, now, words)
  return {
    vouches: words.text('validations.validation.vouches', { facets: facetNames(step.facets, words) }),
    inPlace,
    panels: isParallel(step) ? panelLines(validation, current, words, namedMost) : [],
  }
}

/** « Par délégation de … » for the places that the reader's visa would fill and that are not their own. */
function placeText(validation: Validation, step: Step, reader: PersonId, now: Instant, words: Words): string {
  const lent = chairsFor(validation, validation.current, reader, now).filter(chair => chair !== reader)
  if (lent.length === 0) return ''
  const reasons = step.approvers
    .filter(({ id }) => lent.includes(id))
    .flatMap(({ standIns }) => standIns.filter(one => one.id === reader && isStanding(one, now)))
    .map(({ because }) => because)
  const lasting = reasons.includes('visa-elsewhere') ? 'inOtherStep' : 'inAbsence'
  return words.text(`validations.validation.${reasons.includes('delegation') ? 'inPlace' : lasting}`, {
    names: escapeLine(
      names(
        lent.map(id => nameOf(id, step)),
        words,
      ),
    ),
  })
}
