import assert from 'node:assert/strict'
import { checkAudience } from '../../../src/core/audiences/check-audience.ts'
import { departmentOf } from '../../../src/core/audiences/department-of.ts'
import { describeAudience } from '../../../src/core/audiences/describe-audience.ts'
import { honestDuration } from '../../../src/core/audiences/honest-duration.ts'
import type { Conversation } from '../../../src/core/ports/people.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { alice, camille, childcare, claude, diane, gone, hugo, roads } from '../../fakes/town.ts'

describe('departmentOf', () => {
  it('matches names and aliases, accents, case, apostrophes and spaces aside', () => {
    const list = [roads, { ...roads, name: 'Direction de l’Éducation', aliases: ["Voirie"] }]
    assert.equal(departmentOf(list, 'VOIRIE ET RÉSEAUX'), 'Voirie')
    assert.equal(departmentOf(list, "direction de  l'education "), 'Direction de l’Éducation')
    assert.equal(departmentOf(list, 'voirie'), 'Voirie', 'a name wins over an alias')
    assert.equal(departmentOf(list, 'Parcs'), null)
    assert.equal(departmentOf(list, null), null)
  })
})

describe('checkAudience', () => {
  it('puts each person in exactly one count, and says who is without department', async () => {
    const ports = createFakePorts()
    const known = (person: string, state: Conversation['state'], conversationId: string | null = 'c'): Conversation =>
      ({ person, state, conversationId, serviceUrl: '', locale: null, met: true })
    ports.known = [
      known(alice.id, 'open'), known(hugo.id, 'blocked'), known(diane.id, 'removed'), known(camille.id, 'no-teams'),
      known(claude.id, 'open', null), known(gone.id, 'open'),
    ]
    const check = await checkAudience(ports, { kind: 'everyone' })
    assert.deepEqual(check, { people: 9, reachable: 1, notInstalled: 5, blocked: 2, noTeams: 1, withoutDepartment: 1 })
  })
})

describe('describeAudience', () => {
  it('enumerates and excludes', () => {
    const words = describeAudience({
      kind: 'except',
      from: { kind: 'union', of: [{ kind: 'department', name: 'Voirie' }, { kind: 'group', ...childcare }] },
      without: { kind: 'people', ids: ['a', 'b', 'a'] },
    })
    assert.deepEqual(words, {
      included: [{ kind: 'department', name: 'Voirie' }, { kind: 'group', name: 'Crèches' }],
      excluded: [{ kind: 'people', count: 2 }],
    })
  })

  it('keeps an exclusion inside an enumeration together', () => {
    const inner = { kind: 'except', from: { kind: 'everyone' }, without: { kind: 'department', name: 'Voirie' } } as const
    assert.deepEqual(describeAudience({ kind: 'union', of: [inner, { kind: 'group', ...childcare }] }).included, [
      { kind: 'all', of: [{ included: [{ kind: 'everyone' }], excluded: [{ kind: 'department', name: 'Voirie' }] }] },
      { kind: 'group', name: 'Crèches' },
    ])
  })
})

describe('honestDuration', () => {
  it('counts two requests for a first contact', () => {
    assert.equal(honestDuration(3200, 0, 40), 80_000)
    assert.equal(honestDuration(100, 100, 40), 5_000)
    assert.equal(honestDuration(1, 0, 3), 334)
  })
})
