import { type Circuit, type CircuitStep, currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { type stepFields, stepNameMax } from '../../core/use-cases/circuits/read-step.ts'
import { allFacets } from '../../core/domain/seal-facets.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { Choice } from '../cards/choices.ts'
import { circuitName, shownStepName } from '../cards/state-names.ts'
import { fieldErrors, withFaults } from '../cards/faults.ts'
import { capitalised } from '../../words/capitalised.ts'

/** `step`: its index; one after the last is a new step. `addresses`: of the named people. */
export type StepForm = {
  circuit: Circuit
  step: number
  addresses?: Record<string, string>
  typed?: Record<string, string>
  errors?: Record<string, string | undefined>
}

const plain = ['head', 'deputy', 'heads-head', 'referent', 'comms'] as const

export function drawStepForm({ circuit, step: index, addresses = {}, typed, errors = {} }: StepForm, look: Look): Card {
  const { words } = look
  const { steps, name, number } = currentCircuit(circuit)
  const step = steps[index]
  const titled = (title: string, value: string): Choice => ({ title: capitalised(title), value })
  const card = drawCard(
    'circuits/step',
    {
      id: circuit.id,
      seen: number,
      step: index,
      heading: words.text('circuits.step.heading', { n: index + 1 }),
      of: words.text('circuits.step.of', { name: circuitName(name, words) }),
      value: { ...valuesOf(step, addresses, words), ...typed },
      error: fieldErrors(['card'], errors, words),
      max: stepNameMax,
      rules: [
        ...plain.map(by => titled(words.text(`circuits.says.rules.${by}`), by)),
        titled(words.text('circuits.step.groupRule'), 'group'),
      ],
      quorums: (['any', 'all', 'some'] as const).map(value => ({
        title: words.text(`circuits.step.quorums.${value}`),
        value,
      })),
      facets: allFacets.map(facet => titled(words.text(`circuits.says.facets.${facet}`), facet)),
      removable: step !== undefined,
    },
    look,
  )
  return withFaults(card, errors, words)
}

function valuesOf(
  step: CircuitStep | undefined,
  addresses: Record<string, string>,
  words: Words,
): Record<(typeof stepFields)[number], string> {
  const { name = '', approvers = [], quorum = 'any', facets = allFacets, fallback = null, days = 1 } = step ?? {}
  const groups = approvers.flatMap(rule => (rule.by === 'group' && rule.group ? [rule.group.name] : []))
  const some = typeof quorum === 'number'
  return {
    name: shownStepName(name, words) ?? name,
    rules: [...new Set(approvers.map(({ by }) => by).filter(by => by !== 'person'))].join(','),
    people: approvers
      .flatMap(rule => (rule.by === 'person' ? [addresses[rule.person.id] ?? rule.person.id] : []))
      .join('\n'),
    groups: groups.join(', '),
    quorum: some ? 'some' : quorum,
    count: some ? String(quorum) : '',
    facets: facets.join(','),
    fallback: fallback?.name ?? '',
    days: String(days),
  }
}
