import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { resizeEvent } from '../../../../src/core/use-cases/events/answers/resize-event.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { received } from '../../../fakes/received.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, diane, fanny, hugo } from '../../../fakes/town.ts'
import { approved } from '../../../fakes/walk.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
type Asked = Omit<Parameters<typeof answerEvent>[2], 'postId'>

/** Whatever is asked without waiting for an answer is decided, and committed, as one. */
describe('answers of one moment', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(() => (ports = createFakePorts()))

  const open = async (details: Partial<EventDetails>, people: readonly { id: string }[]): Promise<string> => {
    const { post, broadcast } = await approved(ports, { ...event, capacity: '' })
    await changedEvent(ports, post.id, details)
    received(ports, broadcast.id, people)
    ports.jobs.length = 0
    ports.journal.length = 0
    return (postId = post.id)
  }
  const gives = (person: Pick<Person, 'id'>, asked: Asked, of = postId) =>
    answerEvent(ports, actor({ ...alice, ...person }), { postId: of, ...asked }, settings)
  const yes = (person: Pick<Person, 'id'>) => gives(person, { says: 'yes' })
  const no = (person: Pick<Person, 'id'>) => gives(person, { says: 'no' })
  const answers = async (...people: { id: string }[]) =>
    Promise.all(people.map(async ({ id }) => (await ports.events.answer(postId, id))?.answer))
  const room = async (id = postId) => {
    const { taken, waiting } = (await ports.events.places(id))!
    return [taken, waiting.map(({ person }) => person)]
  }
  const keys = () =>
    ports.jobs.flatMap(one =>
      one.job === 'placement.refresh' && one.data.key.startsWith('event:') ? [one.data.key] : [],
    )
  const told = () => keys().map(key => key.split(':')[2])

  it('are one commit: the places in the order in which they came, then the ranks', async () => {
    await open({ capacity: 2 }, [alice, hugo, diane, fanny])
    const commits = ports.commits()
    await Promise.all([hugo, fanny, diane, alice].map(yes))
    assert.equal(ports.commits(), commits + 1)
    assert.deepEqual(await answers(hugo, fanny, diane, alice), ['yes', 'yes', 'waiting', 'waiting'])
    assert.deepEqual(await room(), [2, [diane.id, alice.id]])
    assert.equal(ports.journal.length, 4)
  })

  it('of one person are judged one after the other, and the last one stands', async () => {
    await open({ capacity: 1 }, [alice, hugo])
    await Promise.all([yes(alice), yes(hugo), no(alice), yes(alice)])
    assert.deepEqual(await answers(alice, hugo), ['waiting', 'yes'])
    assert.deepEqual(await room(), [1, [alice.id]])
    assert.deepEqual(told(), [hugo.id], 'told once')
  })

  it('give a place to who waited since an earlier answer of the same moment, with whatever they said then', async () => {
    const question = { id: 'q1', ask: 'Déjeunez-vous\u202f?', kind: 'choice' as const, options: ['Oui', 'Non'] }
    await open({ capacity: 2, guests: 1, questions: [question] }, [alice, hugo, diane])
    await Promise.all([yes(alice), yes(diane)])
    await Promise.all([gives(hugo, { says: 'yes', guests: '1', replies: { q1: 'Oui' } }), no(alice), no(diane)])
    const { answer, guests, replies, version } = (await ports.events.answer(postId, hugo.id))!
    assert.deepEqual([answer, guests, replies, version], ['yes', 1, { q1: 'Oui' }, 1])
    // A card of a version that is still to come would leave untold who is given a place by then.
    assert.deepEqual(keys(), [`event:${postId}:${hugo.id}:1`])
    assert.deepEqual(await room(), [2, []])
  })

  it('take back what somebody was given in the same moment, when they do not want it', async () => {
    await open({ capacity: 1 }, [alice, hugo, diane])
    for (const one of [alice, hugo, diane]) await yes(one)
    const { version } = (await ports.events.answer(postId, hugo.id))!
    const [, left] = await Promise.all([no(alice), no(hugo)])
    assert.deepEqual(await answers(alice, hugo, diane), ['no', 'no', 'yes'])
    assert.equal((await ports.events.answer(postId, hugo.id))!.version, version + 1, 'one row, written once')
    assert.deepEqual(left.kind === 'answered' && left.event.answer?.answer, 'no')
    assert.deepEqual(await room(), [1, []])
  })

  it('to two events are none of each other’s', async () => {
    const first = await open({ capacity: 1 }, [alice, hugo])
    const second = await open({ capacity: 1 }, [alice, hugo])
    await Promise.all([gives(alice, { says: 'yes' }, first), gives(hugo, { says: 'yes' }, second)])
    assert.deepEqual(
      [await room(first), await room(second)],
      [
        [1, []],
        [1, []],
      ],
    )
    assert.equal(await ports.events.answer(second, alice.id), null)
  })

  it('of who may, stand beside those of who may not: a stranger, and a form that was not understood', async () => {
    await open({ capacity: 1, guests: 1 }, [alice, hugo])
    const results = await Promise.all([yes(diane), gives(alice, { says: 'yes', guests: '7' }), yes(hugo)])
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['not-found', 'not-understood', 'answered'],
    )
    assert.deepEqual(await answers(alice, hugo, diane), [undefined, 'yes', undefined])
  })

  it('move whole sessions: a place that somebody leaves for another session goes to who waits for it', async () => {
    const sessions = ['s1', 's2'].map(id => ({ id, time: '10:00', label: id, capacity: 1 }))
    await open({ sessions }, [alice, hugo, diane])
    await gives(alice, { says: 'yes', session: 's1' })
    await Promise.all([gives(hugo, { says: 'yes', session: 's1' }), gives(alice, { says: 'yes', session: 's2' })])
    assert.deepEqual(await answers(alice, hugo), ['yes', 'yes'])
    assert.deepEqual(
      [await room(`${postId}/s1`), await room(`${postId}/s2`)],
      [
        [1, []],
        [1, []],
      ],
    )
    assert.deepEqual(told(), [hugo.id])
  })

  it('forty who leave at once let in the first forty who wait, in order, each told once', async () => {
    const crowd = Array.from({ length: 200 }, (_, index) => ({ id: `p${String(index).padStart(3, '0')}` }))
    await open({ capacity: 60 }, crowd)
    await Promise.all(crowd.map(yes))
    assert.deepEqual(await room(), [60, crowd.slice(60).map(({ id }) => id)])
    const reads = countReads()
    await Promise.all(crowd.slice(0, 40).map(no))
    assert.deepEqual(await room(), [60, crowd.slice(100).map(({ id }) => id)])
    assert.deepEqual(
      told(),
      crowd.slice(60, 100).map(({ id }) => id),
    )
    assert.equal(ports.journal.filter(({ verb }) => verb === 'event.promoted').length, 40)
    assert.equal(reads(), 1, 'of the event itself, for all of them')
  })

  /** How often the post was read since. */
  const countReads = (): (() => number) => {
    let count = 0
    const { byId } = ports.posts
    ports.posts.byId = id => {
      count++
      return byId(id)
    }
    return () => count
  }

  it('hand on what became more in each session, a few people in a commit', async () => {
    const crowd = Array.from({ length: 130 }, (_, index) => ({ id: `p${String(index).padStart(3, '0')}` }))
    const session = (id: string, capacity: number) => ({ id, time: '10:00', label: id, capacity })
    await open({ sessions: [session('s1', 1), session('s2', 1)] }, crowd)
    await Promise.all(crowd.map((one, index) => gives(one, { says: 'yes', session: index % 2 ? 's1' : 's2' })))
    await changedEvent(ports, postId, { sessions: [session('s1', 60), session('s2', 2)] })
    const commits = ports.commits()
    await resizeEvent(ports, { postId, newDay: false }, settings)
    const sizes = ['s1', 's2'].map(async id => {
      const { taken, waiting } = (await ports.events.places(`${postId}/${id}`))!
      return [taken, waiting.length]
    })
    assert.deepEqual(await Promise.all(sizes), [
      [60, 5],
      [2, 63],
    ])
    assert.equal(ports.commits(), commits + 3, 'fifty, nine, and one of the other')
  })
})
