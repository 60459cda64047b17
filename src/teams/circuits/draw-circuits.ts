import { shadowedBy } from '../../core/domain/circuits/choose-circuit.ts'
import { type Circuit, currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { circuitFaults } from '../../core/domain/circuits/circuit-faults.ts'
import { circuitsMax } from '../../core/use-cases/circuits/create-circuit.ts'
import { fold } from '../../core/domain/text.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { circuitName } from '../cards/circuit-name.ts'
import { capitalised, faultsText, scopeText, stepsLine, versionText } from './circuit-text.ts'

export type CircuitsData = { circuits: Circuit[] }

/** All of them, numbered as a typed word names them. */
export function drawCircuits({ circuits }: CircuitsData, look: Look): Card {
  return drawCard('circuits/list', {
    lines: circuits.map((circuit, index) => lineOf(circuit, { index, circuits }, look.words)),
    canAdd: circuits.length < circuitsMax,
  }, look)
}

function lineOf(
  circuit: Circuit,
  { index, circuits }: { index: number; circuits: Circuit[] },
  words: Words,
): Record<string, unknown> {
  const version = currentCircuit(circuit)
  const name = circuitName(version.name, words)
  const steps = capitalised(stepsLine(version, words), words)
  const other = shadowedBy(circuits, circuit)
  const faults = circuitFaults(version)
  return {
    id: circuit.id,
    title: `${index + 1}\\. ${name}`,
    state: words.text(`circuits.says.${version.active ? 'active' : 'retired'}`),
    active: version.active,
    idle: !version.active,
    // A circuit that is named for its steps says them once.
    hasSteps: fold(name) !== fold(steps),
    steps,
    scope: scopeText(version.scope, words),
    warned: other !== null || faults.length > 0,
    warning:
      other !== null
        ? words.text('circuits.says.shadowed', { name: circuitName(currentCircuit(other).name, words) })
        : words.text('circuits.says.before', { list: faultsText(faults, words) }),
    changed: versionText(version, words),
  }
}
