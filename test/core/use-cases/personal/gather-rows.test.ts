import assert from 'node:assert/strict'
import { dataRow } from '../../../../src/core/domain/personal/data-rows.ts'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { newGathering } from '../../../../src/core/use-cases/personal/gather-rows.ts'
import type { Trace } from '../../../../src/core/ports/personal-data.ts'
import { tables } from '../../../../src/postgres/schema/tables.ts'
import { dataPage } from '../../../../src/print/data-page.ts'
import { loadWords } from '../../../../src/words.ts'

const rose = { id: '4d617263-2044-4750-826f-6e7400000000', name: 'Rose Martin' }
const paul = { id: '50617573-206c-4566-8465-767265000000', name: 'Paul Lefèvre' }
const namesake = { id: '50617573-206c-4566-8465-767265000001', name: rose.name }
const aThing = '50617573-206c-4566-8465-767265000009'
const sought = soughtBy(rose.id, [], [rose.name])

const saidOf = (table: string, row: Record<string, unknown>, group: Trace['group'] = 'own') =>
  dataRow({ group, table, row, others: [paul.id, namesake.id] }, sought).places.flatMap(({ said }) =>
    said.map(([name]) => name),
  )

describe('what somebody reads of what is kept', () => {
  it('is called by words, without what holds nothing, and says when as people do', () => {
    const own = { opted_out: false, person: rose.id, service_url: null, updated_at: '2026-11-28T10:03:15.395399+00:00' }
    const note = { doc: { writer: rose, text: 'true', title: '2026-11-28T10:03:15Z', at: '2026-11-28T10:03:15.000Z' } }
    const rows = [
      dataRow({ group: 'own', table: 'conversation', row: own }, sought),
      dataRow({ group: 'own', table: 'note', row: note }, sought),
    ]
    const at = '2026-11-28T12:00:00.000Z'
    const page = dataPage({ person: rose, at, until: at, rows, leftOut: [], alike: 0 }, 'fr', loadWords().fr)
    const html = Buffer.from(page).toString('utf8')
    assert.match(
      html,
      /<h3>Conversation avec Mary<.*<dt>sans envois facultatifs<\/dt><dd>non<.*28 novembre à 11\u202fh\u202f03</s,
    )
    assert.match(html, /<h3>Mot écrit à Mary<.*<dd>true<\/dd>.*<dd>2026-11-28T10:03:15Z<\/dd>.*<dd>[^<]*à 11/s)
    assert.doesNotMatch(html, /null|service_url/)
  })

  it('has a name for every table of which a row may name somebody', () => {
    const named = Object.entries(tables).flatMap(([table, { kept }]) => (typeof kept === 'string' ? [table] : []))
    const nameless = [...named, 'job'].flatMap(table =>
      Object.entries(loadWords())
        .filter(([, words]) => words.named('personal.tables', table) === null)
        .map(([locale]) => `${table} ${locale}`),
    )
    assert.deepEqual(nameless, [])
  })

  it('is what was proposed in their name, where nothing but a name says whose it is', () => {
    const row = {
      doc: { author: paul, onBehalfOf: 'Mme Jeanne Dupuis', title: 'Une ruche', text: 'Ses mots', place: 'ici' },
    }
    const said = (isOutside?: true) => {
      const jeanne = { ...soughtBy(aThing, [], ['Jeanne Dupuis']), ...(isOutside && { isOutside }) }
      return dataRow({ group: 'own', table: 'initiative', row }, jeanne).places.flatMap(one =>
        one.said.map(([name]) => name),
      )
    }
    assert.deepEqual([said(true), said()], [['onBehalfOf', 'title', 'text'], ['onBehalfOf']])
  })

  it('is the pace of their chat, where they wrote in it', () => {
    const row = { thread: 'a:chat-of-rose', times: ['2026-11-28T10:03:15Z'] }
    const { places } = dataRow({ group: 'own', table: 'thread_turn', row }, soughtBy(rose.id, ['a:chat-of-rose'], []))
    assert.deepEqual(places, [{ path: [], said: [['thread', 'a:chat-of-rose']] }])
  })

  const cases: [what: string, table: string, row: Record<string, unknown>, said: string[]][] = [
    ['their own note, whole', 'note', { doc: { writer: rose, text: 'Bonjour' } }, ['text', 'id', 'name']],
    ['a note about them', 'note', { doc: { id: 'o', writer: paul, text: 'Rose Martin', mood: 'x' } }, ['text']],
    ['a note by somebody called the same', 'note', { doc: { writer: namesake, text: 'Bonjour' } }, []],
    ['their place in a ledger', 'delivery', { person: rose.id, state: 'done', seen: 1 }, ['person', 'state', 'seen']],
    [
      'somebody whose manager they are',
      'directory_person',
      { id: paul.id, mail: 'p@v', manager: rose.id },
      ['manager'],
    ],
    ['the actor', 'journal_actor', { actor_ref: 'a', person_id: rose.id }, ['actor_ref', 'person_id']],
    ['an actor called the same', 'journal_actor', { actor_ref: 'a', person_id: namesake.id, name: rose.name }, []],
    [
      'details of another',
      'journal_detail',
      { details: { toId: rose.id, text: 'mot de Paul', kind: 'k' } },
      ['toId', 'kind'],
    ],
    ['a name beside another id', 'journal_detail', { details: { to: rose.name, toId: namesake.id, text: 'x' } }, []],
    ['a name beside a thing', 'journal_detail', { details: { to: rose.name, postId: aThing } }, ['to']],
    ['a thing that is called as they are', 'outside_person', { doc: { id: aThing, name: rose.name } }, ['name']],
    [
      'their words, which a colleague proposed',
      'initiative',
      { doc: { author: paul, title: 'Une ruche', text: 'Mes mots', place: 'ici', from: { by: rose } } },
      ['title', 'text', 'id', 'name'],
    ],
    [
      'one of several',
      'directory_notice',
      {
        doc: {
          people: [
            { ...paul, open: 1 },
            { ...rose, open: 2 },
          ],
        },
      },
      ['id', 'name', 'open'],
    ],
    ['an erasure of theirs', 'erasure', { doc: { person: rose, names: [rose.name], state: 'x' } }, ['id', 'name', '1']],
    ['their comment', 'validation', { doc: { comments: [{ by: rose, text: 'à revoir' }] } }, ['text', 'id', 'name']],
    [
      'a comment to them',
      'validation',
      { doc: { comments: [{ by: paul, to: [rose.id, paul.id], text: 'x' }] } },
      ['1'],
    ],
    ['a question to them', 'post', { doc: { asked: [{ by: paul, whom: rose, text: 'mot de Paul' }] } }, ['id', 'name']],
    [
      'what they agreed to',
      'media',
      { doc: { agreements: [{ person: { kind: 'agent', person: rose }, uses: ['site'], until: '2027' }] } },
      ['until', 'uses', 'kind', 'id', 'name'],
    ],
    [
      'their own proposal, and nothing of the others that it is like',
      'initiative',
      {
        doc: {
          author: rose,
          text: 'Une ruche',
          questions: [{ by: paul, text: 'Où ?', answer: { text: 'Là' } }],
          doubles: [{ id: 'd', title: 'Le miel de Paul', author: paul }],
          edits: [{ by: paul, before: 'mot de Paul' }],
          routed: { to: [paul] },
          from: { by: paul, link: 'https://teams.example/m' },
        },
      },
      ['text', 'id', 'name', 'text', 'id', 'name', 'text'],
    ],
    ['who sent another’s words', 'broadcast', { doc: { sentBy: rose, card: 'mot de Paul' } }, ['id', 'name']],
  ]
  for (const [what, table, row, said] of cases) it(`is ${what}`, () => assert.deepEqual(saidOf(table, row), said))

  it('cuts what others wrote around the name, and nothing that is theirs', () => {
    const long = `${'a'.repeat(700)} Rose Martin ${'b'.repeat(700)}`
    const text = (writer: object) => {
      const { places } = dataRow({ group: 'own', table: 'note', row: { doc: { writer, text: long } } }, sought)
      return places[0]!.said.find(([name]) => name === 'text')![1]
    }
    assert.equal(text(rose), long)
    assert.ok(text(paul).includes('Rose Martin') && text(paul).length < 260)
  })

  it('has an end, group by group, and says what is not there', () => {
    function* rows(): Iterable<Trace> {
      for (let n = 0; n < 5; n++)
        yield { group: 'deliveries', table: 'delivery', key: `${n}`, row: { person: rose.id } }
      yield { group: 'own', table: 'note', key: 'n', row: { doc: { writer: rose, text: 'x'.repeat(500) } } }
      yield { group: 'own', table: 'note', key: 'm', row: { doc: { writer: rose, text: 'Bonjour' } } }
      yield {
        group: 'journal',
        table: 'journal_actor',
        key: 'a',
        row: { person_id: namesake.id, name: rose.name },
        others: [namesake.id],
      }
    }
    const gathering = newGathering(sought, { rows: 3, size: 400 })
    for (const row of rows()) gathering.take(row)
    const found = gathering.gathered()
    assert.deepEqual(
      found.rows.map(({ table }) => table),
      ['delivery', 'delivery', 'delivery', 'note'],
    )
    assert.deepEqual(found.leftOut, [
      { group: 'own', rows: 1 },
      { group: 'deliveries', rows: 2 },
    ])
    assert.equal(found.alike, 1)
    const words = loadWords(undefined, 'Europe/Paris').fr
    const at = '2026-11-28T05:00:00.000Z'
    const page = dataPage({ person: rose, at, until: at, ...found }, 'fr', words).toString()
    assert.match(page, /Registre des envois\u{a0}: 2 lignes/u)
    assert.match(page, /demandez une copie complète/)
    assert.match(page, /1 ligne porte un nom comme le vôtre/)
    assert.ok(!page.includes(namesake.id))
  })
})
