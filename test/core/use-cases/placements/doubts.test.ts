import assert from 'node:assert/strict'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { answerQuestion, askAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { declineInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import type { Placement } from '../../../../src/core/domain/placements/placement.ts'
import { placeRefused } from '../../../../src/core/use-cases/placements/place-refused.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { tellDoubts } from '../../../../src/core/use-cases/placements/tell-doubts.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, refreshed } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf, placementsInDoubt } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const author = actor(alice)

describe('cards in doubt', () => {
  let ports: FakePorts
  let outcome: SendOutcome
  const never = () => assert.fail('nothing was delivered')
  const messenger: Messenger = {
    show: async () => outcome,
    redraw: async () => outcome,
    remove: async () => outcome,
    deliver: never,
    correct: never,
    takeBack: never,
  }
  beforeEach(() => {
    ports = createFakePorts()
    outcome = { kind: 'unknown' }
  })
  const idea = (id: string) =>
    submitInitiative(ports, author, {
      id,
      fields: { title: `Idée ${id}`, text: 'Du miel' },
      form: null,
      despiteNear: true,
    })
  const asked = async (id: string) => {
    await idea(id)
    await askAuthor(ports, comms, id, 'Où ?')
    await refreshPlacement({ ...ports, messenger }, keyed(`question:${id}:0`))
  }
  const tell = async (): Promise<string[]> => {
    ports.jobs.length = 0
    await tellDoubts(ports)
    return refreshed(ports)
  }
  const told = async (key: string | undefined) => {
    const shown = key === undefined ? null : await faceOf(ports, keyed(key))
    assert.ok(shown?.face.face === 'doubts', key)
    return {
      to: shown.to.kind,
      keys: shown.face.doubts.map(({ placement }) => placement.key),
      others: shown.face.others,
      moved: shown.face.moved,
    }
  }

  it('are told to comms at once by one card in the channel, what has waited longest first, five and how many others', async () => {
    for (let n = 0; n < 8; n++) {
      await asked(`i${n}`)
      ports.pass(1_000)
    }
    const [key] = await tell()
    assert.deepEqual(await told(key), {
      to: 'channel',
      keys: [0, 1, 2, 3, 4].map(n => `question:i${n}:0`),
      others: 3,
      moved: null,
    })
  })

  it('that are new make a card that rings, and the one before points to it; soon after, they join it', async () => {
    await asked('i1')
    const [first] = await tell()
    await asked('i2')
    assert.deepEqual(await tell(), [first])
    assert.equal((await told(first)).keys.length, 2)
    ports.pass(10 * 60_000)
    assert.deepEqual(await tell(), [first], 'nothing is new')
    await asked('i3')
    const [second, before] = await tell()
    assert.deepEqual([before, (await told(second)).keys.length, (await told(first)).keys], [first, 3, []])
    assert.notEqual((await told(first)).moved, null)
  })

  const many = async (count: number, change: Partial<Placement> = {}) => {
    await asked('i0')
    const [initiative, row] = [
      (await ports.initiatives.byId('i0'))!,
      (await ports.placements.byKey(keyed('question:i0:0')))!,
    ]
    for (let n = 1; n <= count; n++) {
      ports.tamper('initiative', { ...initiative, id: `i${n}` })
      ports.tamper('placement', { ...row, key: keyed(`question:i${n}:0`), ...change })
    }
  }

  it('that are new ring, however many have waited longer', async () => {
    await many(500)
    const [first] = await tell()
    ports.pass(10 * 60_000)
    await asked('new')
    const [second, before] = await tell()
    assert.deepEqual([before, second === first], [first, false])
  })

  it('are placed anew for who is reached again, however many others were refused before', async () => {
    await many(1_000, { state: 'refused', to: { kind: 'person', id: 'another' } })
    ports.pass(1_000)
    outcome = { kind: 'refused', reason: 'not-installed' }
    await asked('theirs')
    assert.equal(await placeRefused(ports, author.id), 1)
    assert.ok(refreshed(ports).includes('question:theirs:0'))
  })

  it('that are over give their place to those that are not, and are looked at no more; waited for again they are back', async () => {
    for (let n = 0; n < 6; n++) {
      await asked(`over${n}`)
      await declineInitiative(ports, comms, `over${n}`, 'Non')
    }
    ports.pass(1_000)
    await asked('open')
    const [key] = await tell()
    assert.deepEqual((await told(key)).keys, ['question:open:0'])
    assert.deepEqual(
      (await ports.placements.inDoubt(10)).map(row => row.key),
      ['question:open:0'],
    )
    // Asked anew, the same question would be waited for again.
    const initiative = (await ports.initiatives.byId('over0'))!
    ports.tamper('initiative', { ...initiative, state: 'asked', decision: null })
    await refreshPlacement({ ...ports, messenger }, keyed('question:over0:0'))
    assert.deepEqual((await told((await tell())[0])).keys, ['question:over0:0', 'question:open:0'])
  })

  it('that end are drawn away: answered, repeated, arrived after all', async () => {
    await asked('i1')
    const [key] = await tell()
    ports.pass(1_000)
    assert.equal((await answerQuestion(ports, author, 'i1', 0, 'Au parc')).kind, 'changed')
    await refreshPlacement({ ...ports, messenger }, keyed('question:i1:0'))
    assert.ok(ports.jobs.some(({ job }) => job === 'doubts.tell'))
    assert.deepEqual(await tell(), [key])
    assert.deepEqual(await told(key), { to: 'channel', keys: [], others: 0, moved: null })
  })

  it('are judged once where the very card that tells of them did not arrive', async () => {
    await asked('i1')
    const [key] = await tell()
    let looks = 0
    const inDoubt: FakePorts['placements']['inDoubt'] = (...of) =>
      ++looks > 20 ? assert.fail('without end') : ports.placements.inDoubt(...of)
    const counted = { ...ports, messenger, placements: { ...ports.placements, inDoubt } }
    outcome = { kind: 'refused', reason: 'too-big' }
    await refreshPlacement(counted, keyed(key!))
    assert.equal((await ports.placements.byKey(keyed(key!)))?.state, 'refused')
    await tellDoubts(counted)
    assert.deepEqual(
      (await ports.placements.inDoubt(10)).map(row => row.key),
      ['question:i1:0'],
    )
  })

  it('do not count what nobody waits for: an outcome, a reply, a word from somebody, after a week', async () => {
    await idea('i1')
    await declineInitiative(ports, comms, 'i1', 'Non')
    await refreshPlacement({ ...ports, messenger }, keyed('outcome:i1'))
    const open = async () => (await placementsInDoubt(ports)).open.map(({ placement }) => placement.key)
    assert.deepEqual(await open(), ['outcome:i1'], 'its author waits for the answer')
    ports.pass(8 * 24 * 3_600_000)
    assert.deepEqual(await open(), [])
  })
})
