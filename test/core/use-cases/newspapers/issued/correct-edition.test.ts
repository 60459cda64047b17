import assert from 'node:assert/strict'
import { confirmedErrata } from '../../../../../src/core/domain/newspapers/erratum.ts'
import { erratumMax } from '../../../../../src/core/domain/newspapers/edition.ts'
import {
  addErratum,
  confirmErratum,
  removeErratum,
} from '../../../../../src/core/use-cases/newspapers/issued/correct-edition.ts'
import { createFakePorts, type FakePorts } from '../../../../fakes/ports.ts'
import { actor, camille, claude, gaelle } from '../../../../fakes/town.ts'
import { publishedEdition } from '../published-edition.ts'

describe('an erratum', () => {
  let ports: FakePorts
  const writer = actor(camille, 'comms')
  const editionId = 'edition'
  const typed = 'Page 2 : le pont rouvre  le 3.'
  const add = (by = writer, text: unknown = typed) => addErratum(ports, by, { editionId, typed: text })
  const erratumId = async (): Promise<string> => (await ports.editions.byId(editionId))!.errata[0]!.id
  const read = async () => confirmedErrata((await ports.editions.byId(editionId))!).map(({ text }) => text)

  beforeEach(async () => {
    ports = createFakePorts()
    await publishedEdition(ports)
  })

  it('is read by everybody once another person confirmed it', async () => {
    assert.equal((await add()).kind, 'erratum-added')
    assert.deepEqual(await read(), [])
    const own = await confirmErratum(ports, writer, { editionId, erratumId: await erratumId() })
    assert.equal(own.kind, 'another-person')
    const other = await confirmErratum(ports, actor(claude, 'comms'), { editionId, erratumId: await erratumId() })
    assert.equal(other.kind, 'erratum-confirmed')
    assert.deepEqual(await read(), ['Page 2\u00a0: le pont rouvre le 3.'])
    assert.deepEqual(
      ports.journal.map(({ verb, actor }) => [verb, actor?.name]),
      [
        ['edition.erratum-added', camille.name],
        ['edition.erratum-confirmed', claude.name],
      ],
    )
  })

  it('is confirmed by the director, who need not be of comms', async () => {
    await add()
    const said = await confirmErratum(ports, actor(gaelle), { editionId, erratumId: await erratumId() })
    assert.equal(said.kind, 'erratum-confirmed')
  })

  it('is one, however often it is sent, and however often it is confirmed', async () => {
    await add()
    await add()
    const id = await erratumId()
    for (let times = 0; times < 2; times++)
      await confirmErratum(ports, actor(claude, 'comms'), { editionId, erratumId: id })
    assert.equal((await ports.editions.byId(editionId))!.errata.length, 1)
    assert.equal(ports.journal.length, 2)
  })

  it('is taken off again', async () => {
    await add()
    const id = await erratumId()
    await confirmErratum(ports, actor(claude, 'comms'), { editionId, erratumId: id })
    const asked = await removeErratum(ports, writer, { editionId, erratumId: id, sure: false })
    assert.ok(asked.kind === 'read-by-all' && asked.erratum.id === id)
    assert.equal((await read()).length, 1)
    for (let times = 0; times < 2; times++)
      assert.equal(
        (await removeErratum(ports, writer, { editionId, erratumId: id, sure: true })).kind,
        'erratum-removed',
      )
    assert.deepEqual(await read(), [])
    const removed = ports.journal.filter(({ verb }) => verb === 'edition.erratum-removed')
    assert.deepEqual(
      removed.map(({ details }) => details['state']),
      ['confirmed'],
    )
    await add()
    const waiting = { editionId, erratumId: await erratumId(), sure: false }
    assert.equal((await removeErratum(ports, writer, waiting)).kind, 'erratum-removed', 'nobody reads it')
  })

  it('is nothing of what is not published, nor empty, nor long, nor the twenty-first', async () => {
    for (const [text, fault] of [
      ['', 'required'],
      [null, 'required'],
      ['a'.repeat(erratumMax + 1), 'erratum-too-long'],
    ] as const) {
      const refused = await add(writer, text)
      assert.ok(refused.kind === 'erratum-refused' && refused.fault === fault)
    }
    for (let count = 0; count < 20; count++) await add(writer, `Erratum ${count}`)
    const most = await add(writer, 'Un de plus')
    assert.ok(most.kind === 'erratum-refused' && most.fault === 'too-many')
    ports = createFakePorts()
    await publishedEdition(ports, { state: 'submitted' })
    assert.equal((await add()).kind, 'not-published')
    assert.equal((await addErratum(ports, writer, { editionId: 'none', typed })).kind, 'not-found')
  })
})
