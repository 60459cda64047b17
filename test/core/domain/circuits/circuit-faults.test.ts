import assert from 'node:assert/strict'
import { circuitFaults } from '../../../../src/core/domain/circuits/circuit.ts'
import { allFacets } from '../../../../src/core/domain/seal-facets.ts'
import { aStep } from '../../use-cases/circuits/a-circuit.ts'

describe('a circuit cannot be used', () => {
  it('without a step, nor while one of the three facets is vouched for by none', () => {
    assert.deepEqual(circuitFaults({ steps: [] }), [{ key: 'no-step' }])
    assert.deepEqual(circuitFaults({ steps: [aStep()] }), [])
    for (const facet of allFacets) {
      const others = allFacets.filter(one => one !== facet)
      assert.deepEqual(circuitFaults({ steps: [aStep({ facets: others })] }), [
        { key: 'facets-missing', facets: [facet] },
      ])
      assert.deepEqual(circuitFaults({ steps: [aStep({ facets: others }), aStep({ facets: [facet] })] }), [])
    }
  })

  it('while a step asks a group that nobody named', () => {
    const unnamed = aStep({ name: 'Cabinet', approvers: [{ by: 'comms' }, { by: 'group', group: null }] })
    assert.deepEqual(circuitFaults({ steps: [aStep(), unnamed] }), [{ key: 'group-unnamed', step: 'Cabinet' }])
    assert.deepEqual(
      circuitFaults({ steps: [aStep({ approvers: [{ by: 'group', group: { id: 'g', name: 'Cabinet' } }] })] }),
      [],
    )
  })
})
