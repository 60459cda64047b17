import assert from 'node:assert/strict'
import type { DirectoryNews, DirectoryState, KeptPerson } from '../../src/core/domain/people/kept-person.ts'
import type { DirectoryTable } from '../../src/core/ports/kept-directory.ts'
import { fold } from '../../src/core/domain/text.ts'
import { eachStore, on } from './each-store.ts'

export const kept = (id: string, more: Partial<KeptPerson> = {}): KeptPerson => ({
  id,
  name: `Zoé ${id}`,
  givenName: 'Zoé',
  mail: `${id.toUpperCase()}@Ville.example`,
  signInName: `${id}@tenant.example`,
  department: 'Voirie',
  enabled: true,
  guest: false,
  shared: false,
  licensed: true,
  locale: 'fr',
  ...more,
})
const held = (group: string, member: string, isGroup = false) => ({ group, member, isGroup })
const state = (more: Partial<DirectoryState> = {}): DirectoryState => ({
  version: 0,
  roots: { agents: 'agents', others: ['comms'] },
  tokens: { users: '/u1', groups: ['/g1'] },
  within: { agents: ['agents', 'nest'], comms: ['comms'] },
  filledAt: on(20),
  readAt: on(20),
  ...more,
})
const news = (more: Partial<DirectoryNews> = {}) => ({
  people: [],
  gone: [],
  managers: [],
  joined: [],
  left: [],
  ...more,
})
const ids = (people: KeptPerson[]): string[] => people.map(({ id }) => id)

describe('the directory that is kept', () => {
  eachStore(open => {
    const read = async (table: DirectoryTable, people: KeptPerson[], roots = state().roots): Promise<void> => {
      const reading = await table.begin()
      await table.add(reading, people, [held('agents', 'nest', true), held('comms', 'b')])
      for (const { id } of people) await table.add(reading, [], [held(id < 'c' ? 'agents' : 'nest', id)])
      const version = (await table.state())?.version ?? 0
      assert.equal(await table.finish(reading, state({ version, roots })), 'done')
    }
    const apply = async (table: DirectoryTable, more: Partial<DirectoryNews>): Promise<void> => {
      assert.equal(await table.apply(news(more), (await table.state())!), 'done')
    }
    const changed = async (table: DirectoryTable): Promise<string[]> =>
      (await table.changed(9)).map(({ person }) => person)

    it('serves a reading from its end on, and nobody of it before', async () => {
      const { directoryTable: table } = open()
      assert.equal(await table.state(), null)
      const reading = await table.begin()
      await table.add(reading, [kept('a')], [held('agents', 'a')])
      assert.deepEqual([await table.standing('a'), (await table.people(['a'])).size], [null, 0])
      await read(table, [kept('a'), kept('b'), kept('c'), kept('a', { department: 'Voirie' })])
      assert.equal(await table.finish(reading, state({ version: 1 })), 'stale', 'another one was begun since')
      assert.deepEqual(await table.state(), state({ version: 1 }))
      assert.deepEqual([...(await table.people(['a', 'z']))], [['a', kept('a')]])
      assert.deepEqual(await changed(table), [], 'the first reading is no news')
    })

    it('finds people by group, also within groups, and page by page', async () => {
      const { directoryTable: table } = open()
      assert.deepEqual(ids(await table.members('agents', '', 2)), ['a', 'b'])
      assert.deepEqual(ids(await table.members('agents', 'b', 2)), ['c'])
      assert.deepEqual(ids(await table.members('comms', '', 2)), ['b'])
      assert.deepEqual(ids(await table.members('elsewhere', '', 2)), [])
      assert.deepEqual((await table.standing('b'))?.roots.toSorted(), ['agents', 'comms'])
      assert.deepEqual(await table.standing('c'), { roots: ['agents'], enabled: true, guest: false })
      assert.deepEqual(ids(await table.open('a', 9)), ['b', 'c'])
    })

    it('finds people by address and by sign-in name', async () => {
      const { directoryTable: table } = open()
      const found = await table.byMails(['a@ville.example', 'b@tenant.example', 'x@ville.example'])
      assert.deepEqual([...found].map(([mail, { id }]) => [mail, id]).toSorted(), [
        ['a@ville.example', 'a'],
        ['b@tenant.example', 'b'],
      ])
      assert.equal((await table.byMails([])).size, 0)
    })

    it('finds people by their whole name, whatever its accents and case', async () => {
      const { directoryTable: table } = open()
      const name = (await table.people(['b'])).get('b')!.name
      assert.notEqual(fold(name), name)
      assert.deepEqual(ids(await table.called(['zoe z', fold(name)], 9)), ['b'])
      assert.deepEqual([await table.called([], 9), await table.called([fold(name).slice(0, -1)], 9)], [[], []])
      assert.deepEqual(await table.called([fold(name)], 0), [])
    })

    it('takes over what changed, all or nothing, and says of whom', async () => {
      const { directoryTable: table } = open()
      const before = (await table.state())!
      await apply(table, {
        people: [kept('a', { name: 'Zoé Neuve' }), kept('b', { department: 'Culture' }), kept('d'), kept('x')],
        gone: ['c'],
        joined: [held('nest', 'd')],
      })
      assert.equal(await table.apply(news({ gone: ['a'] }), before), 'stale')
      assert.deepEqual(ids(await table.members('agents', '', 9)), ['a', 'b', 'd'], 'x is in no group')
      assert.deepEqual(ids(await table.members('agents', 'b', 1)), ['d'], 'over who is in the bin')
      assert.deepEqual(ids(await table.members('agents', 'd', 1)), [])
      assert.equal((await table.people(['x'])).size, 0)
      assert.equal((await table.people(['a'])).get('a')?.name, 'Zoé Neuve')
      assert.deepEqual(await changed(table), ['b', 'c', 'd'], 'another name is no news')
      assert.equal((await table.state())!.version, before.version + 1)
    })

    it('counts who works in a department, as Entra writes it', async () => {
      const { directoryTable: table, commit, directoryNotice } = open()
      assert.deepEqual([...(await table.departments(['Voirie', 'Culture', 'culture', 'Sports']))].toSorted(), [
        ['Culture', 1],
        ['Voirie', 2],
      ])
      assert.equal(await directoryNotice.byId('directory'), null)
      const row = { id: 'directory', version: 0, cards: [on(20)], departments: [], work: [] } as const
      await commit({
        save: 'directory_notice',
        row: { ...row, cards: [on(20)], departments: [], work: [] },
        ifVersion: 0,
      })
      assert.deepEqual(await directoryNotice.byId('directory'), { ...row, version: 1 })
    })

    it('keeps the memberships of who is in the bin, and nobody who left the last group', async () => {
      const { directoryTable: table } = open()
      await table.followed(await table.changed(9))
      await apply(table, { people: [kept('c')] })
      assert.deepEqual((await table.standing('c'))?.roots, ['agents'], 'back from the bin')
      await apply(table, { left: [held('nest', 'c')], people: [kept('b', { enabled: false })] })
      assert.equal(await table.standing('c'), null)
      assert.deepEqual(await table.standing('b'), {
        roots: (await table.standing('b'))!.roots,
        enabled: false,
        guest: false,
      })
      assert.deepEqual(await changed(table), ['b', 'c'])
    })

    it('leaves whoever changed again while they were followed', async () => {
      const { directoryTable: table } = open()
      const seen = await table.changed(9)
      await apply(table, { people: [kept('b')] })
      await table.followed(seen)
      assert.deepEqual(await changed(table), ['b'])
      await table.followed(await table.changed(9))
      assert.deepEqual(await changed(table), [])
    })

    it('knows a manager for as long as that is believed', async () => {
      const { directoryTable: table } = open()
      assert.equal(await table.manager('a', on(1)), undefined)
      await apply(table, {
        managers: [
          { id: 'a', manager: 'b' },
          { id: 'z', manager: 'b' },
        ],
      })
      assert.equal(await table.manager('a', on(20)), 'b')
      assert.equal(await table.manager('a', on(21)), undefined, 'read on the twentieth')
      await table.keepManager('a', null, on(22))
      assert.equal(await table.manager('a', on(21)), null)
      await table.keepManager('z', 'b', on(22))
      assert.equal(await table.manager('z', on(21)), undefined, 'nobody of that id is kept')
      await apply(table, { people: [kept('a', { department: 'Culture' })] })
      assert.equal(await table.manager('a', on(21)), null, 'another change says nothing of it')
    })

    it('sees in a further reading who left since, unless it is for other groups', async () => {
      const { directoryTable: table } = open()
      await table.followed(await table.changed(9))
      await read(table, [kept('a', { department: 'Culture' }), kept('b')])
      assert.deepEqual(await changed(table), ['d'])
      await table.followed(await table.changed(9))
      await read(table, [kept('a')], { agents: 'agents', others: [] })
      assert.deepEqual(await changed(table), [])
    })

    it('keeps all but guests of no group where there is no group of agents', async () => {
      const { directoryTable: table } = open()
      await read(table, [kept('a')], { agents: null, others: ['comms'] })
      await table.followed(await table.changed(9))
      await apply(table, { people: [kept('e'), kept('g', { guest: true }), kept('f', { enabled: false })] })
      assert.deepEqual(ids(await table.open('', 9)), ['a', 'e'])
      assert.deepEqual([...(await table.people(['e', 'f', 'g'])).keys()].toSorted(), ['e', 'f'])
      assert.deepEqual(await changed(table), ['e', 'f'], 'f has a department')
    })

    it('finds people by what begins words of their name, whose account is open, by name', async () => {
      const { directoryTable: table } = open()
      const people = [
        kept('na', { name: 'Œuvrard-Ménil Élodie' }),
        kept('nb', { name: 'Élodie d’Ormesson' }),
        kept('nc', { name: 'Elodie Ormesson', enabled: false }),
        kept('nd', { name: 'Elodie Ormesson', guest: true }),
      ]
      await read(table, [kept('a'), kept('b'), kept('c'), ...people])
      const found = async (words: string[], limit = 9) => ids(await table.named(words, limit))
      assert.deepEqual(await found(['elo']), ['nb', 'na'])
      assert.deepEqual(await found(['elo'], 1), ['nb'])
      assert.deepEqual([await found(['men', 'œuv']), await found(['elo', 'orm'])], [['na'], ['nb']])
      assert.deepEqual([await found(['lodie']), await found(['elo', 'xyz'])], [[], []])
      await read(table, [kept('a'), kept('b'), kept('c')])
      assert.deepEqual(await found(['elo']), [], 'of a reading that serves no more')
    })
  })
})
