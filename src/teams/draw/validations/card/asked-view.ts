import type { PersonId } from '../../../../core/actor.ts'
import type { Instant } from '../../../../core/time.ts'
import { chairsFor } from '../../../../core/validations/asked/chairs.ts'
import type { Step, Validation } from '../../../../core/validations/validation.ts'
import type { Words } from '../../../../words.ts'
import { escapeLine } from '../../../markdown.ts'
import { facetNames } from '../../view/facet-names.ts'
import { names } from '../../view/names.ts'
import { namedMost } from '../asked-names.ts'
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
  { steps, current }: Validation,
  reader: PersonId,
  asked: boolean,
  now: Instant,
  words: Words,
): AskedView {
  const step = steps[current]
  if (!asked || !step) return { vouches: '', inPlace: '', isInPlace: false, panels: [], hasPanels: false }
  const inPlace = placeText(step, reader, now, words)
  return {
    vouches: words.text('validations.validation.vouches', { facets: facetNames(step.facets, words) }),
    inPlace,
    isInPlace: inPlace !== '',
    panels: isParallel(step) ? panelLines(step, words, namedMost) : [],
    hasPanels: isParallel(step),
  }
}

/** « Par délégation de … » for the places that a visa of theirs would take and that are not their own. */
function placeText(step: Step, reader: PersonId, now: Instant, words: Words): string {
  const lent = chairsFor(step, reader, now).filter(chair => chair !== reader)
  if (lent.length === 0) return ''
  const delegated = step.approvers.some(
    ({ id, standIns }) => lent.includes(id) && standIns.some(one => one.id === reader && one.because === 'delegation'),
  )
  return words.text(`validations.validation.${delegated ? 'inPlace' : 'inAbsence'}`, {
    names: escapeLine(
      names(
        lent.map(id => nameOf(id, step)),
        words,
      ),
    ),
  })
}
