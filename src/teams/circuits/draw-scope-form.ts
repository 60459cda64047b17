import { type Circuit, currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { circuitNameMax } from '../../core/domain/circuits/read-circuit-scope.ts'
import { departmentChoice } from '../../core/domain/people/department-choice.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { sectionChoices } from '../cards/choices.ts'
import { shownCircuitName } from '../cards/state-names.ts'
import { isOn } from '../cards/switched-on.ts'
import { fieldErrors, withFaults } from '../cards/faults.ts'

export const scopeFields = ['name', 'kinds', 'sections', 'departments', 'reach'] as const

/** `circuit` null: a new one. `departments`: names to choose from. `typed`: values of a form with errors, by field. */
export type ScopeForm = {
  circuit: Circuit | null
  departments?: readonly string[]
  typed?: Record<string, string>
  errors?: Record<string, string | undefined>
}

export function drawScopeForm({ circuit, departments = [], typed, errors = {} }: ScopeForm, look: Look): Card {
  const { words } = look
  const version = circuit && currentCircuit(circuit)
  const { kinds = [], sections: chosen = [], departments: meant = [], reach = 'any' } = version?.scope ?? {}
  const own = {
    name: version ? (shownCircuitName(version.name, words) ?? version.name) : '',
    kinds: kinds.join(','),
    sections: chosen.join(','),
    departments: meant.map(departmentChoice).join(','),
    reach,
  }
  const card = drawCard(
    'circuits/scope',
    {
      id: circuit?.id ?? 'new',
      seen: version?.number ?? 0,
      heading: words.text(`circuits.scope.${circuit ? 'heading' : 'new'}`),
      value: { ...own, ...typed },
      error: fieldErrors(['card'], errors, words),
      max: circuitNameMax,
      kinds: kindsOffered({ ...own, ...typed }.kinds, look).map(kind => ({
        title: words.text(`kinds.${kind}`),
        value: kind,
      })),
      sections: sectionChoices(look, chosen),
      departments: [...new Set([...departments, ...meant])].map(name => ({
        title: name,
        value: departmentChoice(name),
      })),
      reaches: (['any', 'department', 'authority'] as const).map(value => ({
        title: words.text(`circuits.scope.reaches.${value}`),
        value,
      })),
      known: circuit !== null,
      fresh: circuit === null,
    },
    look,
  )
  return withFaults(card, errors, words)
}

/** Without events there is one kind alone, and nothing to choose; what was ticked before stays in the form. */
function kindsOffered(ticked: string, look: Look): readonly ('news' | 'event')[] {
  if (isOn('events', look) || ticked.split(',').includes('event')) return ['news', 'event']
  return ticked === '' ? [] : ['news']
}
