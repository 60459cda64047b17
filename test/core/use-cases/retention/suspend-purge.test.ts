import assert from 'node:assert/strict'
import { liftSuspension, mayNotSuspend, suspendPurge } from '../../../../src/core/use-cases/retention/suspend-purge.ts'
import { readHeld } from '../../../../src/core/use-cases/read-held.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, fanny, karim } from '../../../fakes/town.ts'
import { post } from '../../../postgres/rows.ts'

const dpo = actor(fanny, 'dpo')
const fields = { of: 'PUB-2026-0001', reason: 'Recours', reviewOn: '2030-01-01' }
const leftId = '00000000-0000-4000-8000-0000000000ff'

describe('a suspension of the purge', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.tamper('post', post({ id: 'p', version: 1 }))
  })
  const suspend = (change: Partial<typeof fields> = {}, who = dpo) =>
    suspendPurge(ports, who, { ...fields, ...change }, settings)

  it('is begun and lifted by the officer or an administrator alone, and the journal never has the reason', async () => {
    for (const who of [actor(alice), actor(camille, 'comms'), actor(alice, 'archivist')])
      assert.deepEqual(await mayNotSuspend(ports, who), { kind: 'not-officer' })
    const begun = await suspend({}, actor(karim, 'admin'))
    assert.ok(begun.kind === 'suspended')
    assert.deepEqual((await readHeld(ports)).rows, ['p'])
    assert.equal((await liftSuspension(ports, dpo, begun.suspension.id)).kind, 'lifted')
    assert.equal((await liftSuspension(ports, dpo, 'none')).kind, 'not-found')
    const written = ports.journal.length
    assert.equal((await liftSuspension(ports, dpo, begun.suspension.id)).kind, 'lifted')
    assert.equal(ports.journal.length, written, 'lifted before, nothing is written')
    assert.deepEqual((await readHeld(ports)).references, [])
    assert.ok(!JSON.stringify(ports.journal).includes('Recours'))
  })

  const wrong: [string, Partial<typeof fields>, object][] = [
    ['nobody', { of: '' }, { of: 'required' }],
    ['a reference that leads nowhere', { of: 'PUB-2026-0999' }, { of: 'not-found' }],
    ['a number alone', { of: '1' }, { of: 'not-found' }],
    ['an address of nobody', { of: 'x@ville.example' }, { of: 'unknown-person' }],
    ['an id of nobody', { of: leftId }, { of: 'unknown-person' }],
    ['a name of nobody', { of: 'Ada Inconnue' }, { of: 'unknown-name' }],
    ['signs alone', { of: '« … »' }, { of: 'unknown-name' }],
    ['no reason', { reason: ' ' }, { reason: 'required' }],
    ['a reason of a page', { reason: 'x'.repeat(501) }, { reason: 'too-long' }],
    ['no day', { reviewOn: '' }, { reviewOn: 'required' }],
    ['a day that is past', { reviewOn: '2020-01-01' }, { reviewOn: 'day-past' }],
    ['no day of a calendar', { reviewOn: '2030-02-30' }, { reviewOn: 'not-a-day' }],
  ]
  for (const [what, change, errors] of wrong)
    it(`says what is wrong, and begins nothing: ${what}`, async () => {
      assert.deepEqual(await suspend(change), { kind: 'invalid', errors, choices: [] })
      assert.deepEqual(await ports.suspensions.standing(), [])
    })

  it('keeps whoever has left, by Entra’s id, under the name that Mary has for them', async () => {
    ports.personal.called = async ([id = '']) => [{ ids: [id], names: ['Gaston Parti'] }]
    const begun = await suspend({ of: leftId.toUpperCase() })
    assert.ok(begun.kind === 'suspended')
    assert.deepEqual(begun.suspension.of, { kind: 'person', person: { id: leftId, name: 'Gaston Parti' } })
    assert.deepEqual((await readHeld(ports)).people, [leftId])
  })

  it('is of whoever has the name that was typed; of several one is chosen, of too many none', async () => {
    const known = (n: number) => ({
      id: leftId.slice(0, -2) + String(n + 10),
      name: `Ada-Lovelace ${n}`,
      isThere: n === 0,
    })
    const asked: unknown[] = []
    const town = Array.from({ length: 12 }, (_, n) => ({ ...known(n), mail: null, department: null }))
    let many = 1
    ports.personal.named = async (words, limit) => {
      asked.push([words, limit])
      return town.slice(0, many).slice(0, limit)
    }
    ports.personal.called = async ids =>
      ids.map(id => ({ ids: [], names: town.filter(one => one.id === id).map(({ name }) => name) }))
    for (const nearly of [' Ad  LOVELÂCE ', 'ada lovelac', 'ada lovelace 00'])
      assert.deepEqual(
        await suspend({ of: nearly }),
        { kind: 'invalid', errors: { of: 'nearly-called' }, choices: town.slice(0, 1) },
        nearly,
      )
    assert.deepEqual(await ports.suspensions.standing(), [], 'the beginning of somebody’s name is not theirs')
    asked.length = 0
    const one = await suspend({ of: ' Ada  LOVELÂCE ' })
    assert.ok(one.kind === 'suspended')
    assert.deepEqual(one.suspension.of, { kind: 'person', person: { id: town[0]!.id, name: 'Ada-Lovelace 0' } })
    await suspend({ of: '« … »' })
    assert.deepEqual(asked, [[['ada', 'lovelace'], 11]], 'signs alone ask for nobody')
    many = 10
    const errors = { of: 'several-called' }
    assert.deepEqual(await suspend({ of: 'ada' }), { kind: 'invalid', errors, choices: town.slice(0, 10) })
    const chosen = await suspend({ of: town[7]!.id })
    assert.ok(chosen.kind === 'suspended')
    assert.deepEqual(chosen.suspension.of, { kind: 'person', person: { id: town[7]!.id, name: 'Ada-Lovelace 7' } })
    many = 12
    assert.deepEqual(await suspend({ of: 'ada' }), { kind: 'invalid', errors: { of: 'too-many-people' }, choices: [] })
    assert.equal((await ports.suspensions.standing()).length, 2)
  })

  it('is one of a hundred at most', async () => {
    for (let n = 0; n < 100; n++) await suspend()
    assert.equal((await suspend()).kind, 'too-many-suspensions')
  })
})
