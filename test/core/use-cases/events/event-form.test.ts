import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import { newBroadcast } from '../../../../src/core/domain/broadcasts/new-broadcast.ts'
import { hasLostSession } from '../../../../src/core/domain/events/event.ts'
import { movedFor } from '../../../../src/core/domain/events/moved.ts'
import { lintPost } from '../../../../src/core/domain/posts/draft/lint-post.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { resizeEvent } from '../../../../src/core/use-cases/events/answers/resize-event.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { brought } from '../../../fakes/brought.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, diane, fanny, hugo } from '../../../fakes/town.ts'
import { comms, fields, refreshed, written } from '../../../fakes/walk.ts'

const typed = {
  kind: 'event',
  date: '2026-12-02',
  time: '10:00',
  ends: '18:00',
  place: 'Médiathèque',
  closesOn: '2026-11-30',
  guests: '2',
  sessions: '10 h Visite (2)\n14 h Atelier',
  questions: "Déjeunez-vous ? Oui / Non\nQu'apportez-vous ?",
}

describe('the form of an event', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const save = async (postId: string, revision: number, change: Record<string, unknown>) => {
    const result = await savePost(ports, comms, { postId, revision, fields: { ...fields, ...change } }, settings)
    assert.ok('post' in result, result.kind)
    return result.post
  }

  it('takes all that an event says, with ids of its own, and keeps them when words change', async () => {
    const post = await written(ports, typed)
    assert.deepEqual(post.content.event, {
      date: '2026-12-02',
      time: '10:00',
      place: 'Médiathèque',
      capacity: null,
      ends: '18:00',
      closesOn: '2026-11-30',
      guests: 2,
      sessions: [
        { id: 's1', time: '10:00', label: 'Visite', capacity: 2 },
        { id: 's2', time: '14:00', label: 'Atelier', capacity: null },
      ],
      questions: [
        { id: 'q3', ask: 'Déjeunez-vous\u202f?', kind: 'choice', options: ['Oui', 'Non'] },
        { id: 'q4', ask: 'Qu’apportez-vous\u202f?', kind: 'text', options: [] },
      ],
    } satisfies EventDetails)
    const fewer = await save(post.id, post.revision, { ...typed, sessions: '15 h Atelier' })
    assert.deepEqual(fewer.content.event?.sessions, [{ id: 's2', time: '15:00', label: 'Atelier', capacity: null }])
    const more = await save(post.id, fewer.revision, { ...typed, sessions: '15 h Atelier\n16 h Concert' })
    assert.deepEqual(
      more.content.event?.sessions?.map(({ id }) => id),
      ['s2', 's5'],
      'no id is given twice',
    )
    const { sessions: _, ...older } = typed
    const kept = await save(post.id, more.revision, { ...older, place: 'Mairie' })
    assert.deepEqual(kept.content.event, { ...more.content.event, place: 'Mairie' }, 'a form of before keeps them')
    const none = await save(post.id, kept.revision, {
      ...typed,
      ends: '',
      closesOn: '',
      guests: '0',
      sessions: '',
      questions: '',
    })
    assert.deepEqual(none.content.event, { date: '2026-12-02', time: '10:00', place: 'Médiathèque', capacity: null })
    const again = await save(post.id, none.revision, { ...typed, sessions: '17 h Bal', questions: '' })
    assert.equal(again.content.event?.sessions?.[0]?.id, 's6', 'nor once all are gone')
  })

  it('tells each line that it does not understand, changes nothing of the event, and loses nothing', async () => {
    const post = await written(ports, typed)
    const wrong = { ...typed, sessions: '25 h Visite\n10 h Visite\n(3)', questions: 'Oui / Non', guests: '9' }
    const saved = await save(post.id, post.revision, wrong)
    assert.deepEqual(saved.unread?.faults, {
      guests: 'not-a-number',
      sessions: 'session-time:25 h Visite\nsession-empty:(3)',
      questions: 'question-ask:Oui / Non',
    })
    assert.equal(saved.unread.typed['sessions'], wrong.sessions)
    assert.deepEqual(saved.content.event, post.content.event)
    const nine = await save(post.id, saved.revision, {
      ...typed,
      sessions: 'a\nb\nc\nd\ne\nf\ng\nh\ni',
      questions: 'a ?\nb ?\nc ?\nd ?',
    })
    assert.deepEqual(nine.unread?.faults, { sessions: 'too-many-sessions', questions: 'too-many-questions' })
    const long = await save(post.id, nine.revision, { ...typed, sessions: 'x'.repeat(2001) })
    assert.deepEqual(long.unread?.faults, { sessions: 'too-long' })
  })

  it('names organisers, tells each once, and takes away nobody whom it knows nothing of', async () => {
    const form = { ...typed, addOrganisers: hugo.id, organiserAddresses: '' }
    const post = await written(ports, form)
    assert.deepEqual(post.organisers, [{ id: hugo.id, name: hugo.name }])
    const wrong = await save(post.id, post.revision, { ...form, addOrganisers: '', organiserAddresses: 'x@y.fr' })
    assert.deepEqual(wrong.unread?.faults, { organiserAddresses: 'unknown-people:x@y.fr' })
    assert.deepEqual(wrong.organisers, post.organisers)
    const kept = await save(post.id, wrong.revision, typed)
    assert.deepEqual(kept.organisers, post.organisers)
    const more = await save(post.id, kept.revision, { ...form, addOrganisers: `${hugo.id},${diane.id},${comms.id}` })
    assert.deepEqual(
      more.organisers?.map(({ id }) => id),
      [hugo.id, diane.id],
      'its authors see the answers anyway',
    )
    assert.deepEqual(
      ports.journal.flatMap(({ verb, details }) => (verb === 'event.organiser-named' ? [details['person']] : [])),
      [hugo.id, diane.id],
    )
    assert.deepEqual(
      refreshed(ports).filter(key => key.startsWith('organiser:')),
      [hugo.id, diane.id].map(id => `organiser:${post.id}:${id}`),
    )
  })

  it('finds what its parts say against each other', async () => {
    const { content } = await written(ports, typed)
    const faults = (change: Partial<EventDetails>) =>
      lintPost(
        { ...content, event: { ...content.event!, ...change } },
        { now: '2026-11-20T09:00:00.000Z', today: '2026-11-20' },
      ).map(({ field, key }) => [field, key])
    const one = { id: 's1', label: 'Visite', capacity: null }
    assert.deepEqual(faults({}), [])
    assert.deepEqual(faults({ ends: '10:00' }).slice(0, 1), [['ends', 'ends-before']])
    assert.deepEqual(faults({ time: null }), [['ends', 'ends-alone']])
    assert.deepEqual(faults({ closesOn: '2026-12-03' }), [['closesOn', 'answers-after']])
    assert.deepEqual(faults({ closesOn: '2026-12-02' }), [])
    assert.deepEqual(faults({ closesOn: '2026-11-19' }), [['closesOn', 'answers-past']])
    assert.deepEqual(faults({ capacity: 3 }), [['capacity', 'capacity-beside']])
    assert.deepEqual(
      faults({
        sessions: [
          { ...one, time: '09:59' },
          { ...one, id: 's2', time: '18:00' },
          { ...one, id: 's3', time: '17:59' },
          { ...one, id: 's4', time: '17:59', label: 'VISITE' },
        ],
      }),
      [['sessions', 'session-outside:09:59 Visite\nsession-outside:18:00 Visite\nsession-alike:17:59 VISITE']],
    )
    const ask = { id: 'q1', ask: 'Une idée ?', kind: 'text' as const, options: [] }
    assert.deepEqual(faults({ questions: [ask, { ...ask, id: 'q2' }] }), [['questions', 'question-alike:Une idée ?']])
  })

  describe('once people answered', () => {
    let postId: string
    const event = { ...typed, guests: '0', questions: '', closesOn: '' }
    beforeEach(async () => {
      const { post, broadcast } = await brought(ports, event)
      postId = post.id
      received(ports, broadcast.id, [alice, hugo, diane, fanny])
    })
    const says = (person: Person, answer: 'yes' | 'no', session?: string) =>
      answerEvent(ports, actor(person), { postId, says: answer, session }, settings)
    const answer = async ({ id }: Person) => (await ports.events.answer(postId, id))!
    const corrected = async (change: Partial<EventDetails>) => {
      await changedEvent(ports, postId, change)
      ports.jobs.length = 0
      await resizeEvent(ports, { postId, newDay: false }, settings)
    }
    const [visit, workshop] = [
      { id: 's1', time: '10:00', label: 'Visite', capacity: 2 },
      { id: 's2', time: '14:00', label: 'Atelier', capacity: 1 },
    ]

    it('asks whoever was in a session that is taken away, once, and nobody else', async () => {
      await says(alice, 'yes', 's1')
      await says(hugo, 'yes', 's2')
      await says(diane, 'no')
      await corrected({ sessions: [workshop] })
      assert.deepEqual(
        [(await answer(alice)).asked, (await answer(hugo)).asked, (await answer(diane)).asked],
        [true, undefined, undefined],
      )
      const asked = ports.jobs.filter(({ job }) => job === 'event.follow')
      assert.deepEqual(asked, [{ job: 'event.follow', data: { postId, person: alice.id } }])
      await resizeEvent(ports, { postId, newDay: false }, settings)
      assert.equal(ports.journal.filter(({ verb }) => verb === 'event.session-lost').length, 1)
      // The workshop is full: no place is kept for them there, and none is refused.
      const result = await says(alice, 'yes', 's2')
      assert.ok(result.kind === 'answered' && !result.noRoom)
      assert.deepEqual([(await answer(alice)).answer, (await answer(alice)).asked], ['waiting', undefined])
      await says(hugo, 'no')
      assert.equal((await answer(alice)).answer, 'yes')
    })

    it('asks everybody once there are sessions where there were none, or none any more', async () => {
      await says(alice, 'yes', 's1')
      await corrected({ sessions: [], capacity: 1 })
      assert.equal((await answer(alice)).asked, true)
      await says(alice, 'yes')
      assert.deepEqual([(await answer(alice)).session, (await answer(alice)).asked], [undefined, undefined])
      await corrected({ sessions: [visit, workshop], capacity: null })
      assert.equal((await answer(alice)).asked, true)
    })

    it('throws nobody out of a session that takes fewer', async () => {
      await says(alice, 'yes', 's1')
      await says(hugo, 'yes', 's1')
      await corrected({ sessions: [{ ...visit, capacity: 1 }, workshop] })
      assert.deepEqual([(await answer(alice)).answer, (await answer(hugo)).answer], ['yes', 'yes'])
      await says(diane, 'yes', 's1')
      await says(alice, 'no')
      assert.equal((await answer(diane)).answer, 'waiting', 'still one more than it takes')
    })

    it('tells a session’s change to who is in it alone', async () => {
      const post = (await ports.posts.byId(postId))!
      const change = (sessions: EventDetails['sessions'], more: Partial<EventDetails> = {}) => {
        const { sessions: _, ...rest } = post.content.event!
        const event = { ...rest, ...more, ...(sessions && { sessions }) }
        const version = { ...post.sealed[0]!, correctionOf: 'cast' }
        const correcting = { broadcastId: 'cast', content: post.content, expiresOn: null }
        return newBroadcast({ ...post, content: { ...post.content, event }, correcting }, version, {
          id: 'b',
          reference: 'DIF-1',
          at: ports.now(),
        })
      }
      const said = (session: string) => ({ ...blank, session })
      const blank = { id: 'a', version: 1, postId, person: alice.id, answer: 'yes' as const, at: ports.now() }
      const open = { ...workshop, capacity: null }
      const later = change([{ ...visit, time: '11:00' }, open])
      assert.deepEqual([later.moved, later.movedSessions], [['session'], ['s1']])
      assert.deepEqual(
        [
          movedFor(later, said('s1'), { sessions: [visit, open] }),
          movedFor(later, said('s2'), { sessions: [visit, open] }),
          movedFor(later, null, {}),
        ],
        [['session'], [], []],
      )
      const both = change([open], { place: 'Mairie' })
      const told = (session: string) => movedFor(both, said(session), { sessions: [open] })
      assert.deepEqual([told('s1'), told('s2')], [['place', 'session'], ['place']])
      assert.equal(change([{ ...visit, capacity: 9 }, open]).moved, undefined, 'places are no matter of who has one')
      const none = change(undefined)
      assert.deepEqual(none.movedSessions, ['s1', 's2'])
      assert.deepEqual([later.removedSessions, both.removedSessions], [undefined, [visit]])
      assert.equal(hasLostSession(said('s1'), { date: '', time: null, place: '', capacity: null }), true)
      assert.equal(
        hasLostSession({ ...said('s1'), answer: 'no' }, { date: '', time: null, place: '', capacity: null }),
        false,
      )
    })
  })
})
