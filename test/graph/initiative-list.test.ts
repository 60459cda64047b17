import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sectionLabels } from './section-labels.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { graphInitiativeList } from '../../src/graph/initiative-list.ts'
import { anInitiative } from './an-initiative.ts'
import { type FakeList, fakeList } from './fake-list.ts'
import { refusal, startStub, type Stub } from './stub.ts'
import { holds } from '../support/holds.ts'

const initiative = anInitiative()
const stored = {
  id: 'f',
  name: 'a.jpg',
  contentType: 'image/jpeg',
  state: 'stored' as const,
  source: null,
  url: 'https://sp.example/a.jpg',
  consent: null,
  picture: null,
}

describe('graphInitiativeList', function () {
  this.timeout(60_000)
  let stub: Stub
  let list: FakeList
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    list = fakeList()
    stub.answer = list.answer
  })
  after(() => stub.stop())
  const open = () =>
    graphInitiativeList(stub.graph, { siteId: 's', labels: key => `«${key}»`, sections: sectionLabels })

  it('creates an item that a person can read', async () => {
    const id = await open().write({ ...initiative, attachments: [stored] }, 'PUB-2026-0007')
    assert.deepEqual(list.items.get(id), {
      Title: 'Un composteur',
      Reference: 'PROP-2026-0042',
      Texte: 'Bonjour,\nvoici.',
      Auteur: 'Anne Petit',
      Rubrique: '«sections.service-life»',
      Direction: 'DSI',
      Etat: '«states.initiative.received»',
      DateSouhaitee: '2026-12-01T12:00:00Z',
      Publication: 'PUB-2026-0007',
      Fichiers: 'a.jpg : https://sp.example/a.jpg',
      DeposeeLe: '2026-11-25T08:00:00.000Z',
      MaryId: initiative.id,
    })
    assert.deepEqual(
      stub.heard.map(({ method }) => method),
      ['GET', 'POST', 'GET'],
    )
  })

  it('writes one initiative at a time: three at once create it once, and remove nothing', async () => {
    const one = open()
    const ids = await Promise.all([
      one.write(initiative, null),
      one.write(initiative, null),
      one.write({ ...initiative, state: 'taken' }, null),
    ])
    const heard = (method: string) => stub.heard.filter(request => request.method === method).length
    assert.deepEqual([new Set(ids).size, heard('POST'), heard('DELETE'), list.items.size], [1, 1, 0, 1])
    assert.equal(list.items.get(ids[0])!['Etat'], '«states.initiative.taken»', 'the last one has the last word')
  })

  it('changes it in one request when the item is known, and clears what is empty', async () => {
    const listItemId = await open().write({ ...initiative, place: 'Mairie' }, null)
    stub.heard.length = 0
    assert.equal(await open().write({ ...initiative, listItemId, state: 'taken' }, null), listItemId)
    assert.deepEqual(
      stub.heard.map(({ method }) => method),
      ['PATCH'],
    )
    assert.equal(list.items.get(listItemId)!['Etat'], '«states.initiative.taken»')
    assert.equal(list.items.get(listItemId)!['Lieu'], null)
  })

  it('says what was answered to the questions of its section, and nothing of that where there are none', async () => {
    const id = await open().write(
      { ...initiative, section: 'agenda', fields: { Contact: 'Bruno', Places: '12' } },
      null,
    )
    assert.deepEqual(
      [list.items.get(id)?.['Rubrique'], list.items.get(id)?.['Precisions']],
      ['«sections.agenda»', 'Contact: Bruno\nPlaces: 12'],
    )
    const plain = await open().write({ ...initiative, id: 'plain', listItemId: null }, null)
    await open().write({ ...initiative, id: 'plain', listItemId: plain }, null)
    assert.ok(!('Precisions' in list.items.get(plain)!))
    assert.ok(
      stub.heard.filter(({ method }) => method === 'PATCH').every(({ json }) => !('Precisions' in (json as object))),
    )
  })

  it('finds the item again after a crash between POST and answer', async () => {
    list.nextPost = 'cut-after'
    await assert.rejects(open().write(initiative, null), Unavailable)
    await open().write(initiative, null)
    assert.equal(list.items.size, 1)
  })

  it('makes one item of many writes at once', async () => {
    const one = open()
    const ids = await Promise.all(Array.from({ length: 5 }, () => one.write(initiative, null)))
    assert.deepEqual([new Set(ids).size, list.items.size], [1, 1])
  })

  it('keeps the oldest when another process created at the same time', async () => {
    list.nextPost = 'slow-other'
    assert.equal(await open().write(initiative, null), '1')
    assert.deepEqual([...list.items.keys()], ['1'])
    assert.equal(stub.heard.at(-1)!.method, 'PATCH', 'and gives it what we know')
  })

  it('takes the item of the other process when the column is unique', async () => {
    list = fakeList({ unique: true })
    stub.answer = list.answer
    list.nextPost = 'slow-other'
    assert.equal(await open().write({ ...initiative, state: 'taken' }, null), '1')
    assert.equal(list.items.get('1')!['Etat'], '«states.initiative.taken»')
  })

  it('makes the item again when somebody removed it', async () => {
    const listItemId = await open().write(initiative, null)
    list.items.clear()
    const again = await open().write({ ...initiative, listItemId }, null)
    assert.notEqual(again, listItemId)
    assert.deepEqual([...list.items.keys()], [again])
  })

  it('creates nothing where Graph is busy, or refuses, while it changes the item', async () => {
    const listItemId = await open().write(initiative, null)
    for (const [said, name] of [
      [{ ...refusal(503, 'serviceNotAvailable'), headers: { 'retry-after': '90' } }, 'Unavailable'],
      [refusal(403, 'accessDenied'), 'Misconfigured'],
      [refusal(400, 'invalidRequest'), 'GraphRefusal'],
    ] as const) {
      stub.heard.length = 0
      stub.answer = heard => (heard.method === 'PATCH' ? said : list.answer(heard))
      for (const known of [listItemId, null])
        await assert.rejects(open().write({ ...initiative, listItemId: known }, null), { name })
      assert.ok(!stub.heard.some(({ method }) => method === 'POST'), name)
      assert.deepEqual([...list.items.keys()], [listItemId])
    }
  })

  it('leaves items alone that a deaf filter answers', async () => {
    list.items.set('7', { MaryId: 'another' })
    const deaf = { status: 200, body: { value: [{ id: '7', fields: { MaryId: 'another' } }] } }
    stub.answer = heard => (heard.method === 'GET' ? deaf : list.answer(heard))
    assert.notEqual(await open().write(initiative, null), '7')
    assert.deepEqual(list.items.get('7'), { MaryId: 'another' })
  })

  it('says that the list is missing', async () => {
    stub.answer = () => refusal(404, 'itemNotFound')
    await assert.rejects(open().write(initiative, null), { name: 'Misconfigured', code: 'list-missing' })
  })

  it('leaves one item, whatever fails and however often it is tried', async () => {
    const throttled = { ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '90' } }
    const fault = fc.constantFrom('none', 'cut-after', 'down', 'slow-other', 'removed')
    await holds(
      fc.asyncProperty(fc.array(fault, { maxLength: 8 }), async faults => {
        const own = fakeList()
        let listItemId: string | null = null
        for (const now of [...faults, 'none']) {
          own.nextPost = now === 'cut-after' || now === 'slow-other' ? now : 'stored'
          if (now === 'removed') own.items.clear()
          stub.answer = now === 'down' ? () => throttled : own.answer
          listItemId = await open()
            .write({ ...initiative, listItemId }, null)
            .catch(() => listItemId)
        }
        assert.deepEqual([...own.items.keys()], [listItemId])
      }),
      { numRuns: 40 },
    )
  })
})
