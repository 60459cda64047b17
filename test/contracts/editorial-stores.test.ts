import assert from 'node:assert/strict'
import type { CalendarCopy } from '../../src/core/domain/events/calendar-copy.ts'
import type { AttendanceRow } from '../../src/core/domain/events/attendance.ts'
import { answerId, type EventAnswer } from '../../src/core/domain/events/event.ts'
import type { SealedVersion } from '../../src/core/domain/posts/post.ts'
import { initiative, note, post } from '../postgres/rows.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

describe('the stores of what is proposed and written', () => {
  eachStore(open => {
    it('finds the initiatives of an author, and those that wait', async () => {
      const stores = open()
      const ada = { id: 'ada', name: 'Ada' }
      const rows = [
        initiative({ id: 'i1', author: ada, submittedAt: on(1), state: 'declined' }),
        initiative({ id: 'i2', author: ada, submittedAt: on(3), state: 'asked' }),
        initiative({ id: 'i3', author: ada, submittedAt: on(2), state: 'taken' }),
        initiative({ id: 'i4', submittedAt: on(1), state: 'received' }),
        initiative({ id: 'i5', submittedAt: on(1), state: 'withdrawn' }),
      ]
      await stores.commit(...rows.map(row => ({ save: 'initiative' as const, row, ifVersion: 0 })))
      const store = stores.initiatives
      assert.deepEqual(ids(await store.byAuthor('ada', 10)), ['i2', 'i3', 'i1'])
      assert.deepEqual(ids(await store.byAuthor('ada', 1)), ['i2'])
      assert.deepEqual(ids(await store.waiting(10)), ['i4', 'i3', 'i2'])
      assert.deepEqual(await store.byId('i1'), { ...rows[0], version: 1 })
      assert.equal(await store.byId('none'), null)
    })

    it('finds what was put off, by the day on which it comes back', async () => {
      const stores = open()
      const off = (id: string, laterOn: string) => initiative({ id, state: 'later', laterOn, submittedAt: on(1) })
      const rows = [off('l1', '2027-01-08'), off('l2', '2026-12-01'), off('l3', '2026-12-24')]
      await stores.commit(...rows.map(row => ({ save: 'initiative' as const, row, ifVersion: 0 })))
      assert.deepEqual(ids(await stores.initiatives.putOff(10)), ['l2', 'l3', 'l1'])
      assert.deepEqual(ids(await stores.initiatives.putOff(2)), ['l2', 'l3'])
      assert.ok(!ids(await stores.initiatives.waiting(10)).some(id => id.startsWith('l')))
    })

    it('finds proposals that are much like another: open ones, and those decided lately', async () => {
      const stores = open()
      const decided = (day: number) => ({ by: somebody('c'), at: on(day), reason: null })
      const rows = [
        initiative({ id: 'n1', title: 'Fête des voisins à la résidence', text: 'Un texte sur tout autre chose.' }),
        initiative({
          id: 'n2',
          title: 'Tout autrement',
          text: 'Vendredi 29 mai, chacun apporte un plat dans la cour.',
        }),
        initiative({ id: 'n3', title: 'FETE DES VOISINS', text: 'x', state: 'declined', decision: decided(20) }),
        initiative({ id: 'n4', title: 'Fête des voisins', text: 'x', state: 'retained', decision: decided(2) }),
        initiative({ id: 'n5', title: 'Fête des voisins', text: 'x', state: 'withdrawn', decision: decided(20) }),
        initiative({ id: 'n6', title: 'Le budget participatif', text: 'Trois projets sont soumis au vote.' }),
        initiative({ id: 'n7', title: 'La fête des voisins', text: 'x', state: 'later', laterOn: '2026-12-01' }),
      ]
      await stores.commit(...rows.map(row => ({ save: 'initiative' as const, row, ifVersion: 0 })))
      const near = async (title: string, text: string, limit = 9, id = 'own') =>
        ids(await stores.initiatives.near({ id, title, text }, on(10), limit))
      assert.deepEqual(await near('Fête des Voisins', 'Rien de tel'), ['n3', 'n7', 'n1'])
      assert.deepEqual(await near('Fête des Voisins', 'Rien de tel', 2), ['n3', 'n7'])
      assert.deepEqual(await near('Fête des Voisins', 'Rien de tel', 9, 'n3'), ['n7', 'n1'])
      assert.deepEqual(await near('Un repas', 'Vendredi 29 mai, chacun apporte son plat dans la cour !'), ['n2'])
      assert.deepEqual(await near('', ''), [])
      assert.deepEqual(await near('Autre chose', 'x'), [], 'a beginning of a few signs is like nothing')
      assert.deepEqual(await near("'); drop table initiative; --", '%_\\ \u0001'), [])
    })

    it('lists the posts that were changed last, without the cancelled', async () => {
      const stores = open()
      await stores.commit(
        { save: 'post', row: post({ id: 'a', updatedAt: on(1) }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'b', updatedAt: on(3), state: 'cancelled' }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'c', updatedAt: on(2) }), ifVersion: 0 },
      )
      const store = stores.posts
      assert.deepEqual(ids(await store.recent(10)), ['c', 'a'])
      await stores.commit({ save: 'post', row: post({ id: 'a', updatedAt: on(4) }), ifVersion: 1 })
      assert.deepEqual(ids(await store.recent(10)), ['a', 'c'])
    })

    it('lists what one person had a hand in, last changed first', async () => {
      const stores = open()
      const [ada, bob] = [
        { id: 'ada', name: 'Ada' },
        { id: 'bob', name: 'Bob' },
      ]
      const rows = [
        post({ id: 'wa', updatedAt: on(1), authors: [bob, ada] }),
        post({ id: 'wb', updatedAt: on(4), authors: [ada], state: 'cancelled' }),
        post({ id: 'wc', updatedAt: on(2), authors: [ada] }),
        post({ id: 'wd', updatedAt: on(3), authors: [bob], creator: ada }),
      ]
      assert.equal(await stores.commit(...rows.map(row => ({ save: 'post' as const, row, ifVersion: 0 }))), 'done')
      assert.deepEqual(ids(await stores.posts.writtenBy('ada', 10)), ['wc', 'wa'])
      assert.deepEqual(ids(await stores.posts.writtenBy('ada', 1)), ['wc'])
      assert.deepEqual(ids(await stores.posts.writtenBy('"}] or true --', 10)), [])
    })

    it('finds the posts that were given a picture: on the card, beside it, or on what people have', async () => {
      const stores = open()
      const one = (id: string) => ({ id, alt: '', digest: id, consent: null })
      const drawn = post({ id: 'drawn' })
      const correcting = { broadcastId: 'b', content: { ...drawn.content, pictures: [one('sent')] }, expiresOn: null }
      await stores.commit(
        {
          save: 'post',
          row: { ...drawn, content: { ...drawn.content, pictures: [one('shown')] }, correcting },
          ifVersion: 0,
        },
        {
          save: 'post',
          row: post({ id: 'beside', state: 'cancelled', aside: [one('shown'), one('waits')] }),
          ifVersion: 0,
        },
      )
      const store = stores.posts
      const having = async (id: string) => ids(await store.withPicture(id))
      assert.deepEqual(
        [await having('shown'), await having('sent'), await having('waits')],
        [['beside', 'drawn'], ['drawn'], ['beside']],
      )
      assert.deepEqual(await having('none'), [])
      await stores.commit({ save: 'post', row: post({ id: 'beside', aside: [] }), ifVersion: 1 })
      assert.deepEqual([await having('shown'), await having('waits')], [['drawn'], []])
    })

    it('finds the posts of which a version was sealed with a video, whatever they show now', async () => {
      const { commit, posts } = open()
      const version = (change: object) => ({ number: 1, ...change }) as SealedVersion
      const ofChannel = version({ variants: [{ kind: 'site' }, { kind: 'site', video: { digest: 'film' } }] })
      const rows = [
        post({ id: 'sv-a', sealed: [version({ video: 'film' }), version({})] }),
        post({ id: 'sv-b', sealed: [ofChannel], state: 'cancelled' }),
        post({ id: 'sv-c', sealed: [version({ video: 'other' }), version({ video: 'other', variants: [] })] }),
        post({ id: 'sv-d' }),
      ]
      assert.equal(await commit(...rows.map(row => ({ save: 'post' as const, row, ifVersion: 0 }))), 'done')
      const having = async (digest: string) => ids(await posts.withSealedVideo(digest))
      assert.deepEqual([await having('film'), await having('other')], [['sv-a', 'sv-b'], ['sv-c']])
      assert.deepEqual(await having('"}] or true --'), [])
    })

    it('keeps to itself what it read for many at once', async () => {
      const stores = open()
      const store = stores.posts
      const [one, two, none] = await Promise.all([store.byId('a'), store.byId('a'), store.byId('none')])
      assert.deepEqual(one, two)
      assert.notEqual(one, two)
      assert.equal(none, null)
    })

    it('reads what was committed before it asked', async () => {
      const stores = open()
      const store = stores.posts
      for (let version = 0; version < 20; version++) {
        const reads = Array.from({ length: 5 }, () => store.byId('fresh'))
        await stores.commit({ save: 'post', row: post({ id: 'fresh' }), ifVersion: version })
        assert.equal((await store.byId('fresh'))?.version, version + 1)
        await Promise.all(reads)
      }
    })

    it('puts what is as old in one order', async () => {
      const { commit, initiatives, posts } = open()
      for (const id of ['tie-b', 'tie-a']) {
        await commit({
          save: 'initiative',
          row: initiative({ id, author: somebody('tie'), submittedAt: on(28) }),
          ifVersion: 0,
        })
        await commit({ save: 'post', row: post({ id, updatedAt: on(28) }), ifVersion: 0 })
      }
      assert.deepEqual(ids(await initiatives.byAuthor('tie', 10)), ['tie-a', 'tie-b'])
      assert.deepEqual(ids(await initiatives.waiting(10)).slice(-2), ['tie-a', 'tie-b'])
      assert.deepEqual(ids(await posts.recent(2)), ['tie-a', 'tie-b'])
    })

    it('finds the last words of a person that still wait', async () => {
      const { commit, notes } = open()
      const rows = [
        note({ id: 'n1', at: on(1) }),
        note({ id: 'n2', at: on(2) }),
        note({ id: 'n3', at: on(3), state: 'proposed' }),
      ]
      for (const row of rows) await commit({ save: 'note', row: { ...row, writer: somebody('ada') }, ifVersion: 0 })
      assert.deepEqual(
        [(await notes.lastKept('ada'))?.id, await notes.lastKept('bea'), (await notes.byId('n3'))?.state],
        ['n2', null, 'proposed'],
      )
    })

    it('lists what was handed on to the communication team, newest first, from any of them on', async () => {
      const { commit, notes } = open()
      const rows = [1, 2, 3, 4].map(day =>
        note({ id: `f${day}`, at: on(day), state: day === 3 ? 'kept' : 'forwarded' }),
      )
      for (const row of rows) await commit({ save: 'note', row, ifVersion: 0 })
      const listed = async (from: number, limit: number) => ids(await notes.forwarded(from, limit))
      assert.deepEqual(await listed(0, 9), ['f4', 'f2', 'f1'])
      assert.deepEqual(await listed(1, 1), ['f2'])
      assert.deepEqual(await listed(3, 9), [])
    })

    it('keeps what an organiser looks at, and what was counted of an event', async () => {
      const { commit, events } = open()
      const row = { id: 'fete:a', version: 0, postId: 'fete', person: 'a', open: null, page: 2, files: null }
      assert.equal(await events.board('fete:a'), null)
      assert.equal(await commit({ save: 'event_board', row, ifVersion: 0 }), 'done')
      assert.deepEqual(await events.board('fete:a'), { ...row, version: 1 })
      assert.equal(await commit({ save: 'event_board', row, ifVersion: 0 }), 'stale')
      const tally = { yes: 1, no: 0, maybe: 0, waiting: 0 }
      const figures = { recipients: 3, tally, asked: 0, sessions: [], replies: [] }
      assert.equal(await events.counts('fete'), null)
      await commit({ save: 'event_counts', row: { id: 'fete', version: 0, figures, at: on(1) }, ifVersion: 0 })
      assert.deepEqual(await events.counts('fete'), { id: 'fete', version: 1, figures, at: on(1) })
    })

    it('says which events still name people, until the last row of them is gone', async () => {
      const { commit, events } = open()
      const said = (postId: string, person: string): EventAnswer => {
        return { id: answerId(postId, person), version: 0, postId, person, answer: 'yes', at: on(1) }
      }
      const room = { version: 0, taken: 0, waiting: [{ person: 'a', seats: 1 }] }
      const board = { id: 'n-D:a', version: 0, postId: 'n-D', person: 'a', open: null, page: 0, files: null }
      const there = {
        id: answerId('n-Z', 'a'),
        version: 0,
        kind: 'there' as const,
        postId: 'n-Z',
        person: 'a',
        at: on(1),
      }
      await commit(
        ...[said('n-a', 'a'), said('n-a', 'b'), said('n-B', 'a')].map(row => {
          return { save: 'event_answer' as const, row, ifVersion: 0 }
        }),
        ...['n-c', 'n-c/s2', 'n-c/s1', 'n-cc'].map(id => {
          return { save: 'event' as const, row: { ...room, id }, ifVersion: 0 }
        }),
        { save: 'event_board', row: board, ifVersion: 0 },
        { save: 'attendance', row: there, ifVersion: 0 },
      )
      const naming = async (after: string, limit = 99) =>
        (await events.naming(after, limit)).filter(id => id.startsWith('n-'))
      assert.deepEqual(await naming(''), ['n-B', 'n-D', 'n-Z', 'n-a', 'n-c', 'n-cc'])
      assert.deepEqual([await naming('n-B', 2), await naming('n-cc')], [['n-D', 'n-Z'], []])
      assert.deepEqual(ids(await events.placesOf('n-c')), ['n-c', 'n-c/s1', 'n-c/s2'])
      assert.deepEqual([ids(await events.boardsOf('n-D')), await events.boardsOf('n-a')], [['n-D:a'], []])
      assert.equal(await commit({ remove: 'event_answer', id: 'n-a:a', ifVersion: 7 }), 'stale')
      await commit(
        ...['n-a:a', 'n-a:b', 'n-B:a'].map(id => ({ remove: 'event_answer' as const, id, ifVersion: 1 })),
        ...['n-c', 'n-c/s2', 'n-c/s1'].map(id => ({ remove: 'event' as const, id, ifVersion: 1 })),
        { remove: 'event_board', id: 'n-D:a', ifVersion: 1 },
        { remove: 'attendance', id: 'n-Z:a', ifVersion: 1 },
      )
      assert.deepEqual(await naming(''), ['n-cc'])
    })

    it('keeps who was at an event, its word and its marks, until all of it is forgotten', async () => {
      const { commit, attendance } = open()
      const saved = async (...rows: AttendanceRow[]) => {
        for (const row of rows) assert.equal(await commit({ save: 'attendance', row, ifVersion: 0 }), 'done')
      }
      const there = (postId: string, person: string): AttendanceRow => {
        return { id: answerId(postId, person), version: 0, kind: 'there', postId, person, at: on(1) }
      }
      const mark = (postId: string, id: string, value: number): AttendanceRow => {
        return { id: `${postId}/${id}`, version: 0, kind: 'mark', postId, mark: value }
      }
      const door = (postId: string, day: string): AttendanceRow => {
        return { id: postId, version: 0, kind: 'door', postId, day, word: 'tilleul' }
      }
      await saved(there('fete', 'a'), there('fete', 'b'), there('fete', 'Z'), there('fete2', 'a'))
      await saved(door('fete', '2026-12-02'), door('fete2', '2026-12-02'), door('bal', '2026-12-03'))
      await saved(mark('fete', 'x', 5), mark('fete', 'y', 2), mark('bal', 'x', 1))
      const ids = async (after: string, limit: number) =>
        (await attendance.there('fete', after, limit)).map(({ person }) => person)
      assert.deepEqual([await ids('', 9), await ids('', 2), await ids('a', 9)], [['Z', 'a', 'b'], ['Z', 'a'], ['b']])
      const today = await attendance.doors('2026-12-02')
      assert.deepEqual(today.map(({ postId }) => postId).toSorted(), ['fete', 'fete2'])
      assert.deepEqual([(await attendance.door('bal'))?.day, await attendance.door('fete:a')], ['2026-12-03', null])
      assert.deepEqual([(await attendance.of('fete', 'b'))?.person, await attendance.of('bal', 'b')], ['b', null])
      assert.deepEqual([(await attendance.mark('fete/x'))?.mark, await attendance.mark('fete')], [5, null])
      assert.deepEqual(
        [await attendance.marks('fete'), await attendance.marks('none')],
        [
          { people: 2, sum: 7 },
          { people: 0, sum: 0 },
        ],
      )
      assert.equal(await commit({ remove: 'attendance', id: 'fete:a', ifVersion: 1 }), 'done')
      assert.equal(await attendance.of('fete', 'a'), null)
      await attendance.forget('fete')
      await attendance.forget('fete')
      assert.deepEqual([await ids('', 9), (await attendance.marks('fete')).people], [[], 0])
      assert.deepEqual([(await attendance.marks('bal')).people, (await attendance.of('fete2', 'a'))?.person], [1, 'a'])
    })

    it('keeps what is in people’s calendars, by event, until it is forgotten', async () => {
      const { commit, calendarCopies } = open()
      const copy = (postId: string, person: string): CalendarCopy => ({
        id: answerId(postId, person),
        version: 0,
        postId,
        person,
        entryId: 'AAMk',
        state: 'there',
        round: 0,
        says: '',
        answer: 1,
      })
      for (const row of [copy('fete', 'a'), copy('fete', 'b'), copy('fete', 'Z'), copy('fete2', 'a'), copy('fe', 'a')])
        assert.equal(await commit({ save: 'calendar_copy', row, ifVersion: 0 }), 'done')
      const ids = async (after: string, limit: number) =>
        (await calendarCopies.ofPost('fete', after, limit)).map(({ person }) => person)
      assert.deepEqual(
        [await ids('', 9), await ids('', 2), await ids('fete:a', 9)],
        [['Z', 'a', 'b'], ['Z', 'a'], ['b']],
      )
      assert.equal(await commit({ remove: 'calendar_copy', id: 'fete:a', ifVersion: 9 }), 'stale')
      assert.equal(await commit({ remove: 'calendar_copy', id: 'fete:a', ifVersion: 1 }), 'done')
      assert.deepEqual([await calendarCopies.byId('fete:a'), await ids('', 9)], [null, ['Z', 'b']])
    })

    it('keeps who may answer for whom, and finds it by either, until the last of them is ended', async () => {
      const { commit, assistants } = open()
      const row = (id: string, ...named: string[]) => ({
        id,
        version: 0,
        name: id.toUpperCase(),
        named: named.map(one => ({ person: { id: one, name: one }, at: on(1) })),
      })
      for (const one of [row('nadia', 'k', 'l'), row('bruno', 'k'), row('k', 'zoe')])
        assert.equal(await commit({ save: 'assistants', row: one, ifVersion: 0 }), 'done')
      const ids = async (people: string[], after: string, limit: number) =>
        (await assistants.concerning(people, after, limit)).map(({ id }) => id)
      assert.deepEqual(
        [await ids(['k'], '', 9), await ids(['l', 'zoe'], '', 9), await ids(['k'], 'bruno', 1), await ids([], '', 9)],
        [['bruno', 'k', 'nadia'], ['k', 'nadia'], ['k'], []],
      )
      assert.deepEqual(await assistants.byId('nadia'), { ...row('nadia', 'k', 'l'), version: 1 })
      await commit({ save: 'assistants', row: row('nadia', 'l'), ifVersion: 1 })
      assert.equal(await commit({ remove: 'assistants', id: 'bruno', ifVersion: 2 }), 'stale')
      assert.equal(await commit({ remove: 'assistants', id: 'bruno', ifVersion: 1 }), 'done')
      assert.deepEqual([await ids(['k'], '', 9), await assistants.byId('bruno')], [['k'], null])
    })

    it('counts the answers to an event, and says who comes', async () => {
      const { commit, events } = open()
      const answer = (person: string, said: EventAnswer['answer'], postId = 'fete'): EventAnswer => ({
        id: answerId(postId, person),
        version: 0,
        postId,
        person,
        answer: said,
        at: on(1),
      })
      const rows = [
        answer('a', 'yes'),
        answer('b', 'yes'),
        answer('c', 'no'),
        answer('d', 'waiting'),
        answer('a', 'yes', 'bal'),
      ]
      for (const row of rows) await commit({ save: 'event_answer', row, ifVersion: 0 })
      assert.deepEqual(await events.tally('fete'), { yes: 2, no: 1, maybe: 0, waiting: 1 })
      assert.deepEqual((await events.going('fete')).toSorted(), ['a', 'b'])
      assert.deepEqual(
        [(await events.answer('fete', 'd'))?.answer, await events.answer('fete', 'z')],
        ['waiting', null],
      )
      const guest = { ...answer('e', 'yes', 'bal'), guests: 2, session: 'soir' }
      await commit({ save: 'event_answer', row: guest, ifVersion: 0 })
      assert.deepEqual([...(await events.seats('bal'))].toSorted(), [
        ['', 1],
        ['soir', 3],
      ])
      const pages = [await events.answersOf('fete', '', 3), await events.answersOf('fete', 'c', 3)]
      assert.deepEqual(
        pages.map(page => page.map(({ person, answer }) => `${person} ${answer}`)),
        [['a yes', 'b yes', 'c no'], ['d waiting']],
      )
      assert.deepEqual(await events.answersOf('fete', 'd', 3), [])
      const registered = async (...asked: Parameters<typeof events.registered>) =>
        (await events.registered(...asked)).toSorted()
      assert.deepEqual(await registered('fete', ['yes', 'waiting'], null), ['a', 'b', 'd'])
      assert.deepEqual(await registered('bal', ['yes'], 'soir'), ['e'])
      assert.deepEqual(await registered('bal', ['maybe'], null), [])
      const asked = { ...answer('f', 'waiting', 'bal'), session: 'nuit', asked: true as const }
      for (const row of [asked, { ...answer('g', 'waiting', 'bal'), session: 'nuit' }, answer('h', 'no', 'bal')])
        await commit({ save: 'event_answer', row, ifVersion: 0 })
      assert.deepEqual((await events.outside('bal', ['soir'], 9)).toSorted(), ['a', 'g'])
      assert.deepEqual(await events.outside('bal', ['', 'soir'], 9), ['g'])
      assert.equal((await events.outside('bal', ['soir'], 1)).length, 1)
      assert.equal(await events.places('fete'), null)
      await commit({
        save: 'event',
        row: { id: 'fete', version: 0, taken: 2, waiting: [{ person: 'd', seats: 2 }] },
        ifVersion: 0,
      })
      assert.deepEqual(await events.places('fete'), {
        id: 'fete',
        version: 1,
        taken: 2,
        waiting: [{ person: 'd', seats: 2 }],
      })
      assert.deepEqual(
        [await events.tally('none'), await events.going('none')],
        [{ yes: 0, no: 0, maybe: 0, waiting: 0 }, []],
      )
    })
  })
})
