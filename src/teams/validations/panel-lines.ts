import type { Named, PersonId } from '../../core/domain/actor.ts'
import { isPanelComplete, stillAsked, takenChairs } from '../../core/domain/validations/chairs.ts'
import { inPlaceOf } from '../../core/domain/validations/in-place-of.ts'
import type { Decision, Panel, Step, Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate, names } from '../cards/names.ts'
import { either } from '../cards/asked-names.ts'

/** Whether several must say yes side by side: then each wants to know of the others. */
export function isParallel({ panels }: Step): boolean {
  return panels.length > 1 || panels.some(({ needs }) => needs > 1)
}

/** Panel by panel who said yes, and who is waited for. `most`: more people than these are not named, but counted. */
export function panelLines(
  validation: Validation,
  index: number,
  words: Words,
  most = Infinity,
): { mark: string; text: string }[] {
  const step = validation.steps[index]
  return (step?.panels ?? []).map(panel => {
    const done = isPanelComplete(step!, panel)
    const open = stillAsked(validation, index, panel)
    const said = [given(step!, panel, words), ...(done ? [] : [waited(step!, panel, open, words, most)])]
      .filter(text => text !== '')
      .join(' · ')
    const text =
      panel.department === null
        ? said
        : words.text('validations.panel.of', { department: escapeLine(panel.department), said })
    return { mark: done ? '✓' : '…', text }
  })
}

function given(step: Step, { people }: Panel, words: Words): string {
  const visas = step.visas.filter(({ chairs }) => chairs.some(chair => people.includes(chair)))
  return visas.length === 0
    ? ''
    : words.text('validations.panel.given', {
        names: escapeLine(
          enumerate(
            visas.map(visa => giver(visa, step, words)),
            words,
          ),
        ),
      })
}

/** « Jeanne Petit, par délégation de Paul Lefèvre » where the place was somebody else's. */
export function giver(visa: Decision, step: Step, words: Words): string {
  const { by: { name } } = visa
  const lent = inPlaceOf(step, visa)
  if (lent.length === 0) return name
  const delegated = lent.every(({ because }) => because === 'delegation')
  return words.text(`validations.panel.${delegated ? 'lent' : 'instead'}`, { name, names: names(lent, words) })
}

function waited(step: Step, { people, needs }: Panel, open: Named[], words: Words, most: number): string {
  const nobody = words.text('validations.panel.somebody')
  if (open.length === 0) return words.text('validations.panel.waited', { names: nobody })
  const taken = takenChairs(step)
  const missing = needs - people.filter(id => taken.has(id)).length
  const among = missing > 1 && missing < open.length
  if (among && open.length > most)
    return words.text('validations.panel.amongCount', { n: missing, people: open.length })
  const list = missing === 1 ? either(open, words, most) : names(open, words)
  return words.text(`validations.panel.${among ? 'among' : 'waited'}`, { names: escapeLine(list), n: missing })
}

export function nameOf(id: PersonId, { approvers }: Step): Named {
  return { id, name: approvers.find(one => one.id === id)?.name ?? '' }
}
