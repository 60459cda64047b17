import assert from 'node:assert/strict'
import { endKeptFiles } from '../../../../src/core/use-cases/notes/keep-files.ts'
import { readHeldOnce } from '../../../../src/core/use-cases/read-held.ts'
import { liftSuspension, suspendPurge } from '../../../../src/core/use-cases/retention/suspend-purge.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, fanny } from '../../../fakes/town.ts'
import { note, post } from '../../../postgres/rows.ts'

const dpo = actor(fanny, 'dpo')

describe('what no purge takes, read by hundreds of jobs', () => {
  let ports: FakePorts
  let read: number
  beforeEach(() => {
    ports = createFakePorts()
    for (const id of ['1', '2'])
      ports.tamper('post', post({ id: `p${id}`, version: 1, reference: `PUB-2026-000${id}` as never }))
    read = 0
    const { trails } = ports.history
    ports.history.trails = async typed => {
      read++
      return trails(typed)
    }
  })
  const suspend = (of: string) => suspendPurge(ports, dpo, { of, reason: 'Recours', reviewOn: '2030-01-01' }, settings)

  it('is read once a minute, whatever suspensions there are', async () => {
    await suspend('PUB-2026-0001')
    read = 0
    for (let job = 0; job < 5; job++) assert.deepEqual((await readHeldOnce(ports)).rows, ['p1'])
    assert.equal(read, 1)
    ports.pass(61_000)
    await Promise.all([readHeldOnce(ports), readHeldOnce(ports)])
    assert.equal(read, 2)
  })

  it('knows a suspension of this very moment, and one that was just lifted', async () => {
    await suspend('PUB-2026-0001')
    await readHeldOnce(ports)
    const begun = await suspend('PUB-2026-0002')
    assert.deepEqual((await readHeldOnce(ports)).rows.toSorted(), ['p1', 'p2'])
    assert.ok(begun.kind === 'suspended')
    await liftSuspension(ports, dpo, begun.suspension.id)
    assert.deepEqual((await readHeldOnce(ports)).rows, ['p1'])
  })

  it('is read again where it could not be', async () => {
    await suspend('PUB-2026-0001')
    const { trails } = ports.history
    ports.history.trails = () => Promise.reject(new Error('away'))
    await assert.rejects(readHeldOnce(ports), /away/)
    ports.history.trails = trails
    assert.deepEqual((await readHeldOnce(ports)).rows, ['p1'])
  })

  it('is not even asked for by a note without files', async () => {
    await suspend('PUB-2026-0001')
    ports.tamper('note', note({ id: 'n', version: 1, files: [] }))
    read = 0
    await endKeptFiles(ports, 'n')
    assert.equal(read, 0)
  })
})
