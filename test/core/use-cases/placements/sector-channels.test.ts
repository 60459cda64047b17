import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Replaced } from '../../../../src/core/domain/faces/face.ts'
import type { Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import type { Placement } from '../../../../src/core/domain/placements/placement.ts'
import type { Sector } from '../../../../src/core/domain/sectors/sector.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { answerQuestion, askAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declineInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { retireCopy } from '../../../../src/core/use-cases/placements/retire-copy.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { hearChannel } from '../../../../src/core/use-cases/sectors/hear-channel.ts'
import { setSectorChannel } from '../../../../src/core/use-cases/sectors/sector-channel.ts'
import { followSectors } from '../../../../src/core/use-cases/sectors/follow-sectors.ts'
import { routeInitiative } from '../../../../src/core/use-cases/sectors/route-initiative.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { actor, alice, camille } from '../../../fakes/town.ts'
import { approved, comms } from '../../../fakes/walk.ts'
import { aSector } from '../sectors/a-sector.ts'

const key = keyed('inbox:i1')
const common = '19:common'

describe('cards in the channels of sectors', () => {
  let ports: FakePorts
  /** What lies in which conversation: the kind of card, or what it says of itself. */
  let lies: Map<string, string>
  /** What Teams answers to a new card in a channel. */
  let answers: Record<string, SendOutcome>
  const channelOf = (to: Placement['to']) => (to.kind === 'channel' ? (to.thread ?? to.channel ?? common) : 'chat')
  const messenger: Messenger = {
    show: async ({ to }, face) => {
      const channel = channelOf(to)
      const answer = answers[channel]
      if (answer) return answer
      const at = { conversationId: `${channel};messageid=${lies.size}`, activityId: `a${lies.size}` }
      lies.set(at.conversationId, face.face)
      return { kind: 'delivered', ...at }
    },
    redraw: async ({ to, conversationId, activityId }, face) => {
      const answer = answers[`${channelOf(to)} redrawn`]
      if (answer) return answer
      lies.set(conversationId, face.face === 'replaced' ? `moved to ${movedTo(face)}` : face.face)
      return { kind: 'delivered', conversationId, activityId }
    },
    remove: async ({ conversationId, activityId }) => {
      lies.delete(conversationId)
      return { kind: 'delivered', conversationId, activityId }
    },
    correct: async () => assert.fail('nothing was delivered'),
    takeBack: async () => assert.fail('nothing was delivered'),
    deliver: () => Promise.reject(new Error('nobody asked for a delivery')),
  }
  const movedTo = ({ moved }: Replaced) => (moved ? (moved.channel ?? 'common') : 'nowhere')
  /** Does what was asked for, as the queue would, until nothing is left. */
  const work = async () => {
    for (let job = ports.jobs.shift(); job; job = ports.jobs.shift()) {
      if ('at' in job && job.at !== undefined && job.at > ports.now()) continue
      if (job.job === 'placement.refresh') await refreshPlacement({ ...ports, messenger }, job.data.key)
      if (job.job === 'placement.retire') await retireCopy({ ...ports, messenger }, job.data)
      if (job.job === 'initiative.route') await routeInitiative(ports, job.data.id)
      if (job.job === 'sectors.follow') await followSectors(ports)
    }
  }
  const propose = async (fields: Record<string, string> = {}) =>
    submitInitiative(ports, actor(alice), {
      id: 'i1',
      fields: { title: 'Ruche', text: 'Du miel', ...fields },
      form: { conversationId: 'chat', activityId: 'form' },
    })
  const sector = async (change: Partial<Sector> = {}) => {
    const before = (await ports.sectors.all()).find(({ id }) => id === (change.id ?? 'roads'))
    const row = { ...(before ?? aSector('roads', roads)), ...change }
    await ports.commit({ save: 'sector', row, ifVersion: before?.version ?? 0 }, { job: 'sectors.follow', data: {} })
  }
  const roads = {
    name: 'Voirie',
    departments: ['Voirie'],
    referents: [{ id: camille.id, name: camille.name }],
    channel: { id: '19:roads', name: 'Voirie et réseaux' },
  }
  const inbox = async () => {
    const placed = await ports.placements.byKey(key)
    return placed && [placed.state, channelOf(placed.to)]
  }
  const shown = () =>
    [...lies].filter(([at]) => !at.startsWith('chat')).map(([at, face]) => `${at.split(';')[0]}: ${face}`)

  beforeEach(() => {
    ports = createFakePorts()
    lies = new Map()
    answers = {}
  })

  it('come to the channel of their sector only, at once, and name who is there', async () => {
    await sector()
    await propose()
    await refreshPlacement({ ...ports, messenger }, key)
    assert.equal(await inbox(), null, 'nobody looked yet whose it is')
    await work()
    assert.deepEqual(shown(), ['19:roads: inbox'])
    assert.deepEqual((await ports.initiatives.byId('i1'))?.routed?.to, roads.referents)
  })

  for (const reading of [1, 2, 3])
    it(`come there too where it is found between their reading ${reading} and the next`, async () => {
      await sector()
      await propose()
      let readings = 0
      const byId: FakePorts['initiatives']['byId'] = async id => {
        const found = await ports.initiatives.byId(id)
        if (++readings === reading) await routeInitiative(ports, id)
        return found
      }
      await refreshPlacement({ ...ports, messenger, initiatives: { ...ports.initiatives, byId } }, key)
      await work()
      assert.deepEqual(shown(), ['19:roads: inbox'])
    })

  it('come to the common channel where no sector looks after them, or it has none of its own', async () => {
    await sector({ channel: null })
    await propose()
    await work()
    assert.deepEqual(shown(), [`${common}: inbox`])
  })

  it('wait for the directory no longer than a minute, and move once it says whose they are', async () => {
    await sector()
    await propose()
    ports.directory.down = true
    ports.jobs.splice(0)
    await refreshPlacement({ ...ports, messenger }, key)
    assert.deepEqual(
      ports.jobs.map(one => ['at' in one && one.at, one.job]),
      [['2026-11-25T09:01:00.000Z', 'placement.refresh']],
    )
    ports.pass(60_000)
    await work()
    assert.deepEqual(await inbox(), ['placed', common])
    ports.directory.down = false
    await routeInitiative(ports, 'i1')
    await work()
    assert.deepEqual(shown(), [`${common}: moved to Voirie et réseaux`, '19:roads: inbox'])
  })

  it('wait for nothing where the section says whose they are', async () => {
    await sector({ departments: ['Communication'], sections: ['agenda'] })
    await propose({ section: 'agenda' })
    await refreshPlacement({ ...ports, messenger }, key)
    assert.deepEqual(await inbox(), ['placed', '19:roads'])
  })

  it('move when the section changes, or the sector’s channel, and what they leave says where they went', async () => {
    await sector()
    await propose()
    await work()
    await sector({
      id: 'health',
      name: 'Santé',
      sections: ['health-safety'],
      channel: { id: '19:health', name: 'Santé' },
    })
    const initiative = (await ports.initiatives.byId('i1'))!
    const changed: Initiative = { ...initiative, section: 'health-safety' }
    await ports.commit({ save: 'initiative', row: changed, ifVersion: initiative.version })
    await work()
    assert.deepEqual(shown(), ['19:roads: moved to Santé', '19:health: inbox'])
    await sector({ id: 'health', channel: null })
    await work()
    assert.deepEqual(shown(), ['19:roads: moved to Santé', '19:health: moved to common', `${common}: inbox`])
    assert.deepEqual((await ports.placements.byKey(key))?.left, undefined)
  })

  it('stay where they lie once somebody decided', async () => {
    await sector()
    await propose()
    await work()
    await declineInitiative(ports, comms, 'i1', 'Trop tard')
    await sector({ channel: { id: '19:new', name: 'Nouveau' } })
    await work()
    assert.deepEqual(shown(), ['19:roads: inbox'])
  })

  it('answer in the thread of their inbox card, in its channel', async () => {
    await sector()
    await propose()
    await work()
    await askAuthor(ports, comms, 'i1', 'Où ?')
    await answerQuestion(ports, actor(alice), 'i1', 0, 'Ici')
    await work()
    assert.equal(shown().filter(one => one === '19:roads: answer').length, 1)
    const answer = await ports.placements.byKey(keyed('answer:i1:0'))
    assert.deepEqual(answer?.to, { kind: 'channel', channel: '19:roads', thread: '19:roads;messageid=0' })
  })

  it('go on in the common channel when Teams says that theirs is gone, and no doubt is told', async () => {
    await sector()
    answers['19:roads'] = { kind: 'refused', reason: 'gone' }
    await propose()
    await work()
    assert.deepEqual(shown().toSorted(), [`${common}: channel-lost`, `${common}: inbox`])
    assert.equal((await ports.sectors.all())[0]?.channel?.lostAt, ports.now())
    assert.deepEqual(
      ports.journal.filter(({ verb }) => verb === 'sector.channel-lost').map(({ subject, actor }) => [subject, actor]),
      [['roads', null]],
    )
    assert.deepEqual(await ports.placements.inDoubt(10), [])
  })

  const told = async () => {
    const { face } = (await faceOf(ports, keyed(`channel-lost:roads:${Date.parse('2026-11-25T09:00:00.000Z')}`)))!
    return face.face === 'channel-lost' ? [face.after, face.number] : null
  }

  it('come to the common channel as soon as Teams says that theirs was deleted, which is told once', async () => {
    await sector({ id: 'health', name: 'Santé', sections: ['health-safety'], channel: null })
    await sector()
    await propose()
    await work()
    answers['19:roads redrawn'] = { kind: 'refused', reason: 'gone' }
    const deleted = { what: 'deleted', channelId: '19:roads', name: 'Voirie et réseaux' } as const
    await Promise.all([hearChannel(ports, deleted), hearChannel(ports, deleted)])
    await hearChannel(ports, { ...deleted, channelId: '19:other' })
    await work()
    assert.deepEqual(
      shown()
        .filter(one => one.startsWith(common))
        .toSorted(),
      [`${common}: channel-lost`, `${common}: inbox`],
    )
    assert.equal(ports.journal.filter(({ verb }) => verb === 'sector.channel-lost').length, 1)
    assert.deepEqual(await told(), ['lost', 2])
  })

  it('go to the new channel, to the old one once it is restored, or stay; the card says which', async () => {
    await sector()
    const gone = { what: 'deleted', channelId: '19:roads', name: '' } as const
    await hearChannel(ports, gone)
    await work()
    ports.ownChannels['19:new'] = 'Nouveau'
    const spokenIn = { channelId: '19:new', teamIds: [] }
    await setSectorChannel(ports, comms, { sectorId: 'roads', spokenIn, name: '' })
    assert.deepEqual(
      ports.jobs.filter(one => one.job === 'placement.refresh').map(one => one.data),
      [{ key: 'channel-lost:roads:1795597200000' }],
    )
    await work()
    assert.deepEqual(await told(), ['back', 1])
    assert.deepEqual(shown(), [`${common}: channel-lost`])

    ports.pass(60_000)
    await hearChannel(ports, { ...gone, channelId: '19:new' })
    await work()
    assert.equal(shown().length, 2, 'another loss, another card')
    await hearChannel(ports, { what: 'restored', channelId: '19:new', name: 'Rues' })
    await hearChannel(ports, { what: 'restored', channelId: '19:new', name: 'Rues' })
    await work()
    const [row] = await ports.sectors.all()
    assert.deepEqual(row?.channel, { id: '19:new', name: 'Rues' })
    assert.equal(ports.journal.filter(({ verb }) => verb === 'sector.channel-found').length, 1)
  })

  it('know what their channel is called by now, also while it is lost', async () => {
    await sector()
    const renamed = { what: 'renamed', channelId: '19:roads', name: ' Rues ' } as const
    await hearChannel(ports, renamed)
    await hearChannel(ports, renamed)
    await hearChannel(ports, { ...renamed, channelId: '19:other', name: 'Ailleurs' })
    const { channel, version } = (await ports.sectors.all())[0]!
    assert.deepEqual([channel, version], [{ id: '19:roads', name: 'Rues' }, 2])
    await hearChannel(ports, { ...renamed, what: 'deleted' })
    await hearChannel(ports, { ...renamed, name: 'Voies' })
    assert.deepEqual((await ports.sectors.all())[0]!.channel, { id: '19:roads', name: 'Voies', lostAt: ports.now() })
    await hearChannel(ports, { ...renamed, name: '' })
    assert.equal((await ports.sectors.all())[0]!.channel?.name, 'Voies')
  })

  it('that lie in a channel which is gone come back to the common one', async () => {
    await sector()
    await propose()
    await work()
    answers['19:roads'] = answers['19:roads redrawn'] = { kind: 'refused', reason: 'not-installed' }
    await refreshPlacement({ ...ports, messenger }, key)
    await work()
    assert.deepEqual(await inbox(), ['placed', common])
    assert.deepEqual(await ports.placements.inDoubt(10), [])
  })

  it('that somebody deleted while they are waited for are placed anew in the same channel', async () => {
    await sector()
    await propose()
    await work()
    answers['19:roads redrawn'] = { kind: 'refused', reason: 'gone' }
    await refreshPlacement({ ...ports, messenger }, key)
    assert.deepEqual(await inbox(), ['placed', '19:roads'])
    assert.equal((await ports.sectors.all())[0]?.channel?.lostAt, undefined)
  })

  for (const kind of ['throttled', 'failed'] as const)
    it(`that could not move yet (${kind}) stay where they are until they can`, async () => {
      await propose()
      await work()
      answers['19:roads'] = kind === 'failed' ? { kind, status: 503 } : { kind, retryAfterMs: 7_000 }
      await sector()
      await routeInitiative(ports, 'i1')
      await assert.rejects(() => refreshPlacement({ ...ports, messenger }, key), Unavailable)
      assert.deepEqual(await inbox(), ['placed', common])
      answers = {}
      await refreshPlacement({ ...ports, messenger }, key)
      await work()
      assert.deepEqual(shown(), [`${common}: moved to Voirie et réseaux`, '19:roads: inbox'])
    })

  it('whose sender died while they moved are placed once more, and what they left says where they went', async () => {
    await propose()
    await work()
    await sector()
    await routeInitiative(ports, 'i1')
    ports.jobs.splice(0)
    const dies: Messenger['show'] = async (_card, _face, aboutToLeave) => {
      await aboutToLeave()
      return new Promise(() => undefined)
    }
    void refreshPlacement({ ...ports, messenger: { ...messenger, show: dies } }, key)
    await new Promise(setImmediate)
    ports.pass(61_000)
    await refreshPlacement({ ...ports, messenger }, key)
    await work()
    assert.deepEqual(shown(), [`${common}: moved to Voirie et réseaux`, '19:roads: inbox'])
  })

  it('of a broadcast lie in the channel of each sector that its post touches, and go where it touches one no more', async () => {
    await sector()
    await sector({
      id: 'health',
      name: 'Santé',
      departments: [],
      sections: ['agenda'],
      channel: { id: '19:health', name: 'Santé' },
    })
    const { broadcast } = await approved(ports)
    ports.jobs.splice(0)
    const touching = async (section: string | null, touches: string[]) => {
      const post = (await ports.posts.byId(broadcast.postId))!
      ports.tamper('post', { ...post, touches, content: { ...post.content, section } })
      await refreshPlacement({ ...ports, messenger }, keyed(`broadcast:${broadcast.id}`))
      await work()
      return shown().filter(one => !one.includes('inbox'))
    }
    assert.deepEqual(await touching(null, []), [`${common}: broadcast`])
    assert.deepEqual(await touching('agenda', ['Voirie']), [
      `${common}: moved to Santé`,
      '19:health: broadcast',
      '19:roads: broadcast',
    ])
    assert.deepEqual(await touching('agenda', []), [`${common}: moved to Santé`, '19:health: broadcast'])
  })
})
