import type { Named } from '../../../../src/core/domain/actor.ts'
import type {
  Circuit,
  CircuitScope,
  CircuitStep,
  CircuitVersion,
} from '../../../../src/core/domain/circuits/circuit.ts'
import { allFacets } from '../../../../src/core/domain/seal-facets.ts'

export const open: CircuitScope = { kinds: [], sections: [], reach: 'any' }

export function aStep(rest: Partial<CircuitStep> = {}): CircuitStep {
  return {
    name: 'Relecture',
    approvers: [{ by: 'comms' }],
    quorum: 'any',
    facets: [...allFacets],
    fallback: null,
    days: 1,
    ...rest,
  }
}

/** In use, as it came, unless it is said otherwise. */
export function aCircuit(steps: CircuitStep[], rest: Partial<CircuitVersion> & { id?: string } = {}): Circuit {
  const { id = 'circuit', ...version } = rest
  return {
    id,
    version: 1,
    versions: [
      {
        number: 1,
        name: 'Mon circuit',
        scope: open,
        steps,
        active: true,
        by: null,
        at: '2026-11-01T08:00:00.000Z',
        ...version,
      },
    ],
  }
}

export function changedBy(circuit: Circuit, by: Named, at: string): Circuit {
  const last = circuit.versions.at(-1)!
  return { ...circuit, versions: [...circuit.versions, { ...last, number: last.number + 1, by, at }] }
}
