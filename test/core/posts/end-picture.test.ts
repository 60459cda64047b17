import assert from 'node:assert/strict'
import type { Broadcast } from '../../../src/core/broadcasts/broadcast.ts'
import { Unavailable } from '../../../src/core/errors.ts'
import { secondThoughtsMs } from '../../../src/core/pictures/consent.ts'
import type { Ports } from '../../../src/core/ports.ts'
import { declareConsent } from '../../../src/core/posts/pictures/declare-consent.ts'
import { endPicture } from '../../../src/core/posts/pictures/end-picture.ts'
import { isServed } from '../../../src/core/posts/pictures/is-served.ts'
import { later } from '../../../src/core/time.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { approved, comms, pictured, written } from '../../fakes/walk.ts'

describe('the end of a picture', () => {
  let ports: FakePorts
  let postId: string
  let erased: string[]
  const end = (change: Partial<Ports> = {}, until: string | null = null) => {
    const pictures: Ports['pictures'] = { ...ports.pictures, until: async () => until, erase: async id => void erased.push(id) }
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
    assert.deepEqual([asked(), erased], [[{ job: 'picture.end', data: { id: 'p1', initiativeId: null }, inMs: 400 }], []])
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

describe('a picture that people have, once its removal', () => {
  /** By what became of the removal, and whether its first card went. */
  const cases: [Broadcast['state'], started: boolean, served: boolean][] = [
    ['ready', false, true], ['cancelled', false, true], ['planning', false, false], ['running', true, false],
    ['held', true, false], ['stopped', false, true], ['stopped', true, false], ['done', true, false],
  ]
  for (const [state, started, served] of cases)
    it(`is ${state}, ${started ? 'with' : 'without'} a first card: ${served ? 'served' : 'not served'}`, async () => {
      const ports = createFakePorts()
      const { post, broadcast } = await approved(ports)
      const consent = { answer: 'nobody', by: comms, at: ports.now() } as const
      const pictures = [{ id: 'p1', alt: 'Le pont', digest: 'd', consent }]
      ports.tamper('post', { ...post, state: 'broadcast', content: { ...post.content, pictures } })
      const removal: Broadcast = { ...broadcast, id: 'removal', kind: 'take-back', targetId: broadcast.id, state, startedAt: started ? ports.now() : null }
      ports.tamper('broadcast', removal)
      assert.equal(await isServed(ports, 'p1'), served)
    })
})
