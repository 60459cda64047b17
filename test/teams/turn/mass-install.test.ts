import assert from 'node:assert/strict'
import type { PersonId } from '../../../src/core/domain/actor.ts'
import type { Placement } from '../../../src/core/domain/placements/placement.ts'
import { createAcquaintance } from '../../../src/teams/turn/acquaintance.ts'
import { readIncoming } from '../../../src/teams/turn/incoming.ts'
import { createLog } from '../../../src/log.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { alice } from '../../fakes/town.ts'
import { submitted } from '../../fakes/walk.ts'
import { keyed } from '../../fakes/keyed.ts'

const people = 3_000

describe('Mary installed for thousands within minutes', () => {
  const installed = (person: PersonId, number: number) =>
    readIncoming({
      type: 'installationUpdate',
      action: 'add',
      channelId: 'msteams',
      serviceUrl: 'https://smba.example/',
      id: String(number),
      from: { id: `29:${number}`, aadObjectId: person, name: 'Agent' },
      conversation: { id: `a:${number}`, conversationType: 'personal' },
    })!
  const idOf = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`

  it('writes to nobody: each is only known from then on', async () => {
    const ports = createFakePorts()
    const met: PersonId[] = []
    const conversations = {
      ...ports.conversations,
      remember: async ({ person }: { person: PersonId }) => void met.push(person),
    }
    const { happened } = createAcquaintance(conversations, createLog('silent'))
    const before = ports.commits()
    await Promise.all(Array.from({ length: people }, (_, number) => happened(installed(idOf(number), number), ports)))
    assert.equal(new Set(met).size, people)
    assert.deepEqual([ports.commits() - before, ports.jobs], [0, []])
  })

  it('is one line in the log while the database does not answer, however many people write', async () => {
    const { conversations } = createFakePorts()
    const lines: string[] = []
    const away = { ...conversations, remember: () => Promise.reject(new Error('timeout exceeded')) }
    const { met } = createAcquaintance(away, createLog('warn', { write: line => void lines.push(line) }))
    for (let number = 0; number < 85; number++) met(installed(idOf(number), number))
    await new Promise(setImmediate)
    assert.deepEqual([lines.length, lines.join().includes('could not be noted')], [1, true])
  })

  it('but whom somebody waits for gets the card that had not reached them', async () => {
    const ports = createFakePorts()
    const conversations = { ...ports.conversations, remember: async () => undefined }
    const { validation } = await submitted(ports)
    const [approver] = validation.steps[0]!.approvers
    const card: Placement = {
      key: keyed(`validation:${validation.id}:${approver!.id}`),
      version: 1,
      state: 'refused',
      to: { kind: 'person', id: approver!.id },
      conversationId: null,
      activityId: null,
      reason: 'not-installed',
      leaseUntil: null,
      updatedAt: ports.now(),
    }
    ports.tamper('placement', card)
    ports.jobs.length = 0
    const { happened } = createAcquaintance(conversations, createLog('silent'))
    await happened(installed(alice.id, 1), ports)
    assert.equal(ports.jobs.length, 0)
    await happened(installed(approver!.id, 2), ports)
    assert.ok(ports.jobs.some(job => job.job === 'placement.refresh' && job.data.key === card.key))
  })
})
