import assert from 'node:assert/strict'
import { readCall } from '../../../../src/core/domain/calls/read-call.ts'
import { readScope } from '../../../../src/core/domain/circuits/read-circuit-scope.ts'
import { departmentChoice } from '../../../../src/core/domain/people/department-choice.ts'
import { readSectorScope } from '../../../../src/core/domain/sectors/read-sector.ts'
import { settings } from '../../../fakes/ports.ts'

const names = ['Culture, sports et loisirs', 'Voirie']
const departments = names.map(name => ({ name, aliases: [], head: null, deputy: null, correspondent: null }))
const chosen = names.map(departmentChoice).join(',')

describe('a department whose name holds a comma', () => {
  it('is chosen for a call, a circuit and a sector', () => {
    const fields = { title: 'Vœux', closes: '2026-12-09', departments: chosen }
    const call = readCall(fields, { departments: names, sections: [] }, '2026-11-25T09:00:00.000Z', settings)
    assert.deepEqual('draft' in call && call.draft.departments, names)
    const circuit = readScope({ name: 'x', kinds: '', sections: '', departments: chosen, reach: '' }, [], names)
    assert.deepEqual([circuit.scope.departments, circuit.errors], [names, {}])
    const choices = { departments, sections: [], others: [] }
    const sector = readSectorScope({ name: 'x', departments: chosen, sections: '' }, choices)
    assert.deepEqual([sector.scope.departments, sector.errors], [names, {}])
  })

  it('is one of those that were on offer, or refused', () => {
    const circuit = readScope({ name: 'x', kinds: '', sections: '', departments: 'Piscine', reach: '' }, [], names)
    assert.equal(circuit.errors.departments, 'unknown-department')
  })
})
