import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../../src/core/domain/errors.ts'
import type { Attachment } from '../../../../../src/core/domain/initiatives/initiative.ts'
import { withdrawInitiative } from '../../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { declineInitiative } from '../../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { submitInitiative } from '../../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { secondThoughtsMs } from '../../../../../src/core/domain/pictures/consent.ts'
import { abandonedMs, droppedMs } from '../../../../../src/core/use-cases/pictures/left-behind.ts'
import { cancelPost } from '../../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { duplicatePost } from '../../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { takePicture } from '../../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import type { Ports } from '../../../../../src/core/ports.ts'
import { declareConsent } from '../../../../../src/core/use-cases/consents/declare-consent.ts'
import { endPicture } from '../../../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { isServed } from '../../../../../src/core/use-cases/posts/pictures/is-served.ts'
import { later } from '../../../../../src/core/domain/time.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice } from '../../../../fakes/town.ts'
import { approved, comms, fields, pictured, written } from '../../../../fakes/walk.ts'

describe('the end of a picture', () => {
  let ports: FakePorts
  let postId: string
  let erased: string[]
  const end = (change: Partial<Ports> = {}, until: string | null = null) => {
    const pictures: Ports['pictures'] = {
      ...ports.pictures,
      until: async () => until,
      erase: async id => void erased.push(id),
    }
    ports.jobs.length = 0
    return endPicture({ ...ports, pictures, ...change }, 'p1', null)
  }
  const asked = () => ports.jobs.filter(({ job }) => job === 'picture.end')
  beforeEach(async () => {
    ports = createFakePorts()
    erased = []
    postId = (await written(ports)).id
    await pictured(ports, postId, 'p1')
  })
  const refuse = () => declareConsent(ports, comms, { initiativeId: null, postId, pictureId: 'p1', answer: 'refused' })

  it('that our clock shows a moment after that of the store is asked for once more', async () => {
    await refuse()
    ports.pass(secondThoughtsMs - 400)
    await end()
    assert.deepEqual(
      [asked(), erased],
      [[{ job: 'picture.end', data: { id: 'p1', initiativeId: null }, inMs: 400 }], []],
    )
    ports.pass(400)
    await end()
    assert.deepEqual([asked(), erased], [[], ['p1']])
  })

  it('of its time, too; what lies far ahead has a job of its own', async () => {
    await end({}, later(ports.now(), 24 * 3_600_000))
    assert.deepEqual([asked(), erased], [[], []])
    await end({}, later(ports.now(), 1))
    assert.deepEqual([asked().length, erased], [1, []])
    await end({}, ports.now())
    assert.deepEqual([asked().length, erased], [0, ['p1']])
  })

  it('comes again where others never stop changing the post', async () => {
    await refuse()
    ports.pass(secondThoughtsMs)
    await assert.rejects(end({ commit: async () => 'stale' }), Unavailable)
    assert.deepEqual(erased, [])
  })
})

describe('a picture that nothing names any more', () => {
  let ports: FakePorts
  let erased: string[]
  let until: string | null
  const pictures = (): Ports['pictures'] => ({
    ...ports.pictures,
    add: async id => ({ kind: 'added', digest: id }),
    until: async () => until,
    erase: async id => void erased.push(id),
  })
  const asked = () =>
    ports.jobs.flatMap(change =>
      change.job === 'picture.end' ? [[change.data.id, change.data.initiativeId, change.inMs]] : [],
    )
  /** What the jobs do that were ordered until now. */
  const end = async (initiativeId: string | null = null) => {
    ports.jobs.length = 0
    await endPicture({ ...ports, pictures: pictures() }, 'p1', initiativeId)
  }
  const draft = async () => {
    const { id } = await written(ports)
    await pictured(ports, id, 'p1')
    ports.jobs.length = 0
    return (await ports.posts.byId(id))!
  }
  const drop = async ({ id, revision }: Pick<Post, 'id' | 'revision'>) => {
    const saved = await savePost(
      ports,
      comms,
      { postId: id, revision, fields: { ...fields, remove0: 'true' } },
      settings,
    )
    assert.equal(saved.kind, 'saved')
  }
  beforeEach(() => {
    ports = createFakePorts()
    erased = []
    until = null
  })

  it('dropped from a draft, ends an hour later; not while a copy shows it, nor where people have it', async () => {
    const post = await draft()
    const copy = await duplicatePost(ports, comms, post.id)
    assert.ok(copy.kind === 'created')
    await drop((await ports.posts.byId(post.id))!)
    assert.deepEqual(asked(), [['p1', null, droppedMs]])
    await end()
    assert.deepEqual([asked(), erased], [[], []], 'the copy has it')
    await drop(copy.post)
    assert.deepEqual(asked(), [['p1', null, droppedMs]])
    until = later(ports.now(), 1_000_000)
    await end()
    assert.deepEqual(erased, [], 'a card that no correction reached may show it until then')
    until = null
    await end()
    assert.deepEqual(erased, ['p1'])
  })

  it('of a post that was abandoned, ends thirty days later; a copy made meanwhile keeps it', async () => {
    const post = await draft()
    assert.equal((await cancelPost(ports, comms, post.id)).kind, 'cancelled')
    assert.deepEqual(asked(), [['p1', null, abandonedMs]])
    ports.pass(abandonedMs - 60_000)
    await end()
    assert.deepEqual(
      [asked(), erased],
      [[['p1', null, 60_000]], []],
      'a job that comes early orders the one that comes in time',
    )
    const copy = await duplicatePost(ports, comms, post.id)
    ports.pass(60_000)
    await end()
    assert.deepEqual([asked(), erased], [[], []])
    assert.ok(copy.kind === 'created')
    await cancelPost(ports, comms, copy.post.id)
    ports.pass(abandonedMs)
    await end()
    assert.deepEqual(erased, ['p1'])
    assert.deepEqual(
      (await ports.posts.byId(post.id))?.content.pictures.map(({ gone }) => gone),
      [true],
    )
  })

  for (const [how, ends] of [
    ['declined', decline],
    ['withdrawn', withdraw],
  ] as const)
    it(`of a proposal that was ${how}, ends thirty days later; of one that waits, never`, async () => {
      const sent = await submitInitiative(ports, actor(alice), {
        id: 'i1',
        fields: { title: 'Le pont', text: 'Il rouvre' },
        form: null,
      })
      assert.equal(sent.kind, 'submitted', JSON.stringify(sent))
      const file: Attachment = {
        id: 'p1',
        name: 'pont.jpg',
        contentType: 'image/jpeg',
        state: 'stored',
        source: null,
        url: 'u',
        consent: null,
        picture: { id: 'p1', digest: 'd' },
      }
      ports.tamper('initiative', { ...(await ports.initiatives.byId('i1'))!, attachments: [file] })
      await end('i1')
      assert.deepEqual([asked(), erased], [[], []])
      assert.equal(await ends(ports), 'changed')
      assert.deepEqual(asked(), [['p1', 'i1', abandonedMs]])
      ports.pass(abandonedMs)
      await end('i1')
      assert.deepEqual(erased, ['p1'])
      assert.equal((await ports.initiatives.byId('i1'))?.attachments[0]?.gone, true)
    })

  it('sent to a draft, has its end ordered before its bytes are kept, whatever becomes of them', async () => {
    const { id } = await written(ports)
    ports.tamper('post', { ...(await ports.posts.byId(id))!, state: 'broadcast' })
    ports.jobs.length = 0
    const teamsFiles = { mayFetch: () => true, fetch: async () => new Uint8Array([1]) }
    const add: Ports['pictures']['add'] = async id => {
      assert.deepEqual(asked(), [['p1', null, droppedMs]])
      return { kind: 'added', digest: id }
    }
    const taken = await takePicture(
      { ...ports, teamsFiles, pictures: { ...pictures(), add } },
      comms,
      id,
      { id: 'p1', name: 'p.jpg', source: { url: 'u', needsToken: false }, corrects: null },
      settings,
    )
    assert.equal(taken.kind, 'closed')
    await end()
    assert.deepEqual(erased, ['p1'])
  })
})

async function decline(ports: FakePorts): Promise<string> {
  return (await declineInitiative(ports, comms, 'i1', 'Non')).kind
}

async function withdraw(ports: FakePorts): Promise<string> {
  return (await withdrawInitiative(ports, actor(alice), 'i1')).kind
}

describe('a picture that people have, once its removal', () => {
  /** By what became of the removal, and whether its first card went. */
  const cases: [Broadcast['state'], started: boolean, served: boolean][] = [
    ['ready', false, true],
    ['cancelled', false, true],
    ['planning', false, false],
    ['running', true, false],
    ['held', true, false],
    ['stopped', false, true],
    ['stopped', true, false],
    ['done', true, false],
  ]
  for (const [state, started, served] of cases)
    it(`is ${state}, ${started ? 'with' : 'without'} a first card: ${served ? 'served' : 'not served'}`, async () => {
      const ports = createFakePorts()
      const { post, broadcast } = await approved(ports)
      const consent = { answer: 'nobody', by: comms, at: ports.now() } as const
      const pictures = [{ id: 'p1', alt: 'Le pont', digest: 'd', consent }]
      ports.tamper('post', { ...post, state: 'broadcast', content: { ...post.content, pictures } })
      const removal: Broadcast = {
        ...broadcast,
        id: 'removal',
        kind: 'take-back',
        targetId: broadcast.id,
        state,
        startedAt: started ? ports.now() : null,
      }
      ports.tamper('broadcast', removal)
      assert.equal(await isServed(ports, 'p1'), served)
    })
})
