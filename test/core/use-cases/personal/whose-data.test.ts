import assert from 'node:assert/strict'
import { whoIsMeant } from '../../../../src/core/use-cases/personal/whose-data.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { alice } from '../../../fakes/town.ts'

describe('who is meant by what an officer types', () => {
  const ports = createFakePorts()
  const meant = (who: string, isOutside = true, names = '') => whoIsMeant(ports, { who, names, isOutside })
  const kind = async (...typed: Parameters<typeof meant>) => (await meant(...typed)).kind
  const idOf = async (...typed: Parameters<typeof meant>) => {
    const result = await meant(...typed)
    assert.ok(result.kind === 'meant', result.kind)
    return result.person.id
  }

  it('without an account, an address is an address and a name is a name', async () => {
    const result = await meant('Jeanne@Dupuis.example')
    assert.ok(result.kind === 'meant')
    assert.deepEqual([result.person.name, result.person.isOutside], ['Jeanne@Dupuis.example', true])
    assert.equal(result.person.id, await idOf('jeanne@dupuis.example'))
    assert.notEqual(result.person.id, await idOf('Jeanne Dupuis Example'))
  })

  it('one with the other, or the address or the id of an account, is refused', async () => {
    const around = ['<jeanne@dupuis.example>', 'mailto:jeanne@dupuis.example', 'jeanne@dupuis.example.']
    for (const mixed of ['Jeanne Dupuis jeanne@dupuis.example', 'Dupuis<jeanne@dupuis.example>', 'Jeanne @', ...around])
      for (const isOutside of [true, false]) {
        assert.equal(await kind(mixed, isOutside), 'name-with-address', mixed)
        assert.equal(await kind('Jeanne Dupuis', isOutside, `Jeanne Roy, ${mixed}`), 'name-with-address', mixed)
      }
    for (const account of [alice.mail!, alice.id, crypto.randomUUID()])
      assert.equal(await kind(account), 'has-account', account)
    assert.equal(
      await kind('Jeanne Dupuis', true, alice.mail!),
      'has-account',
      'somebody else’s, among the other names',
    )
    assert.equal(await kind(alice.id, false, alice.mail!), 'meant')
    assert.equal(await kind('jeanne@dupuis.example', false), 'erasure-of-nobody')
    assert.equal(await idOf(alice.mail!, false), alice.id)
  })

  it('two people who are spelled alike are two; one name in two spellings is one', async () => {
    assert.notEqual(await idOf('Noël Petit'), await idOf('Naël Petit'))
    assert.equal(await idOf('Noël Petit'), await idOf('PETIT Noel'))
    assert.equal(await idOf('Anne Lecœur'), await idOf('anne lecoeur'))
  })
})
