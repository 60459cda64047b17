import type { PersonId } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import { chairsFor, isStanding } from '../../core/domain/validations/chairs.ts'
import type { Step, Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { facetNames } from '../cards/facet-names.ts'
import { names } from '../cards/names.ts'
import { namedMost } from '../cards/asked-names.ts'
import { isParallel, nameOf, panelLines } from './panel-lines.ts'

export type AskedView = {
  vouches: string
  inPlace: string
  isInPlace: boolean
  panels: { mark: string; text: string }[]
  hasPanels: boolean
}

/** What whoever is asked wants to know of the step: what they vouch for, in whose place, and who else must say yes. */
export function askedView(
  validation: Validation,
  reader: PersonId,
  asked: boolean,
  now: Instant,
  words: Words,
): AskedView {
  const { current } = validation
  const step = validation.steps[current]
  if (!asked || !step) return { vouches: '', inPlace: '', isInPlace: false, panels: [], hasPanels: false }
  const inPlace = placeText(validation, step, reader, now, words)
  return {
    vouches: words.text('validations.validation.vouches', { facets: facetNames(step.facets, words) }),
    inPlace,
    isInPlace: inPlace !== '',
    panels: isParallel(step) ? panelLines(validation, current, words, namedMost) : [],
    hasPanels: isParallel(step),
  }
}

/** « Par délégation de … » for the places that a visa of theirs would take and that are not their own. */
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
