import { shadowedBy } from '../../core/domain/circuits/choose-circuit.ts'
import {
  type Circuit,
  circuitFaults,
  type CircuitStep,
  type CircuitVersion,
  currentCircuit,
} from '../../core/domain/circuits/circuit.ts'
import { fold } from '../../core/domain/text.ts'
import { circuitsMax } from '../../core/use-cases/circuits/change-circuit.ts'
import { stepsMax } from '../../core/use-cases/circuits/edit-step.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look, type Tone } from '../cards/card-templates.ts'
import { circuitName, stepName } from '../cards/state-names.ts'
import { facetsText, faultsText, rulesText, scopeText, stepsLine, termsText, versionText } from './circuit-text.ts'
import { capitalised } from '../../words/capitalised.ts'

/** In use once nothing is missing. `said`: the result of the click that brought the card. */
export type CircuitData = { circuit: Circuit; circuits: Circuit[]; said?: { text: string; tone: Tone } }

const pastShown = 5
const styles: Record<Tone, string> = { ok: 'good', warning: 'warning', error: 'attention' }

export function drawCircuit({ circuit, circuits, said }: CircuitData, look: Look): Card {
  const { words } = look
  const version = currentCircuit(circuit)
  const past = circuit.versions.slice(0, -1).reverse().slice(0, pastShown)
  return drawCard(
    'circuits/circuit',
    {
      id: circuit.id,
      seen: version.number,
      name: circuitName(version.name, words),
      state: words.text(`circuits.says.${version.active ? 'active' : 'retired'}`),
      scope: scopeText(version.scope, look),
      changed: versionText(version, words),
      said: said?.text ?? '',
      saidStyle: styles[said?.tone ?? 'ok'],
      ...warningOf(circuit, circuits, words),
      steps: version.steps.map((step, index) => stepView(step, index, words)),
      next: version.steps.length,
      canAdd: version.steps.length < stepsMax,
      active: version.active,
      idle: !version.active,
      ready: !version.active && circuitFaults(version).length === 0,
      past: past.map(one => ({
        text: `${versionText(one, words)}${words.text('circuits.says.between')}${stepsLine(one, words)}`,
      })),
    },
    look,
  )
}

function warningOf(circuit: Circuit, circuits: Circuit[], words: Words): { warned: boolean; warning: string } {
  const version: CircuitVersion = currentCircuit(circuit)
  const other = shadowedBy(circuits, circuit)
  if (other)
    return {
      warned: true,
      warning: words.text('circuits.says.shadowed', { name: circuitName(currentCircuit(other).name, words) }),
    }
  const faults = circuitFaults(version)
  return { warned: faults.length > 0, warning: words.text('circuits.says.before', { list: faultsText(faults, words) }) }
}

function stepView(step: CircuitStep, index: number, words: Words) {
  return {
    step: index,
    title: `${index + 1}\\. ${stepName(step.name, words)}`,
    who: rulesText(step, words),
    vouches: words.text('circuits.says.vouches', { list: facetsText(step.facets, words) }),
    terms: termsText(step, words),
    later: index > 0,
  }
}

export type CircuitsData = { circuits: Circuit[] }

/** All of them, with the numbers of typed words. */
export function drawCircuits({ circuits }: CircuitsData, look: Look): Card {
  return drawCard(
    'circuits/list',
    {
      lines: circuits.map((circuit, index) => lineOf(circuit, { index, circuits }, look)),
      canAdd: circuits.length < circuitsMax,
    },
    look,
  )
}

function lineOf(circuit: Circuit, { index, circuits }: { index: number; circuits: Circuit[] }, look: Look) {
  const { words } = look
  const version = currentCircuit(circuit)
  const name = circuitName(version.name, words)
  const steps = capitalised(stepsLine(version, words))
  const other = shadowedBy(circuits, circuit)
  const faults = circuitFaults(version)
  return {
    id: circuit.id,
    title: `${index + 1}\\. ${name}`,
    state: words.text(`circuits.says.${version.active ? 'active' : 'retired'}`),
    active: version.active,
    idle: !version.active,
    // A circuit named like its steps shows them once.
    steps: fold(name) === fold(steps) ? '' : steps,
    scope: scopeText(version.scope, look),
    warned: other !== null || faults.length > 0,
    warning:
      other !== null
        ? words.text('circuits.says.shadowed', { name: circuitName(currentCircuit(other).name, words) })
        : words.text('circuits.says.before', { list: faultsText(faults, words) }),
    changed: versionText(version, words),
  }
}
