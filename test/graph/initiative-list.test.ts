import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sectionLabels } from './section-labels.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
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
  const open = (turn?: (units: number) => Promise<void>) => {
    const list = graphInitiativeList(stub.graph, {
      siteId: 's',
      appId: 'mary',
      labels: key => `«${key}»`,
      sections: sectionLabels,
      remark: (kind, column) => `${kind} (${column})`,
      now: () => new Date().toISOString(),
      ...(turn && { turn }),
    })
    const write = async (written: Initiative, post: string | null): Promise<string> => {
      const values = await list.say(written, post, [])
      const known = written.listItemId
      const changed = known === null ? null : await list.change({ itemId: known, etag: null }, values)
      return changed?.kind === 'written' ? known! : (await list.create(written.id, values)).itemId
    }
    return { ...list, write }
  }

  it('reads who saved what, over all pages and in their order; null where that cannot be told', async () => {
    const version = (id: string, by: object, Title: string) => ({
      id,
      lastModifiedBy: by,
      lastModifiedDateTime: `2026-11-25T09:00:${String(Number(id)).padStart(2, '0')}Z`,
      fields: { Title, _UIVersionString: id, id: '7' },
    })
    const all = [
      version('10.0', { application: { id: 'mary' }, user: { id: 'sp' } }, 'dix'),
      version('9.0', { user: { id: 'claire', displayName: 'Claire' } }, 'neuf'),
      version('8.0', {}, 'huit'),
    ]
    const path = '/v1.0/sites/s/lists/Propositions/items/7/versions'
    stub.answer = ({ path: asked, query }) => {
      if (asked !== path) return refusal(404, 'itemNotFound')
      if (query.get('$skiptoken')) return { status: 200, body: { value: all.slice(0, 1) } }
      return {
        status: 200,
        body: { value: all.slice(1), '@odata.nextLink': `${stub.graph.root}${path.slice(5)}?$skiptoken=2` },
      }
    }
    const spent: number[] = []
    const said = await open(async units => void spent.push(units)).versions('7')
    assert.deepEqual(
      said?.map(({ values, changedBy, changedAt }) => [values, changedBy.kind, changedAt.slice(-10)]),
      [
        [{ Title: 'huit' }, 'other', '00:08.000Z'],
        [{ Title: 'neuf' }, 'person', '00:09.000Z'],
        [{ Title: 'dix' }, 'mary', '00:10.000Z'],
      ],
    )
    assert.deepEqual(spent, [2])
    for (const status of [400, 403, 404]) {
      stub.answer = () => refusal(status, 'no')
      assert.equal(await open().versions('7'), null)
    }
    stub.answer = () => refusal(503, 'later')
    await assert.rejects(open().versions('7'), Unavailable)
    const many = Array.from({ length: 501 }, (_, n) => version('8.0', { user: { id: 'claire' } }, `${n}`))
    stub.answer = () => ({ status: 200, body: { value: many } })
    assert.equal(await open().versions('7'), null)
  })

  it('says what a section has to know in its own words, and names a column by its title', () => {
    const list = graphInitiativeList(stub.graph, {
      siteId: 's',
      appId: 'mary',
      labels: key => key,
      sections: sectionLabels,
      remark: (kind, what) => `${kind} (${what})`,
      now: () => '2026-11-26T10:00:00.000Z',
    })
    const said = list.remark([
      { kind: 'not-asked', questions: ['Jauge', 'Tarif'] },
      { kind: 'empty', column: 'Texte' },
    ])
    assert.deepEqual(said, { Remarque: 'not-asked (Jauge, Tarif)\nempty (Texte)' })
  })

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
      stub.heard.map(({ method, path }) => [method, path.split('/').at(-1)]),
      [
        ['GET', 'columns'],
        ['GET', 'items'],
        ['POST', 'items'],
        ['GET', 'items'],
      ],
    )
  })

  it('creates in one request where the column is unique, and asks of the column once in a while', async () => {
    list = fakeList({ unique: true })
    stub.answer = list.answer
    const spent: number[] = []
    const adapter = open(async units => void spent.push(units))
    for (const id of ['a', 'b', 'c']) await adapter.write({ ...initiative, id }, null)
    assert.deepEqual(
      stub.heard.map(({ method }) => method),
      ['GET', 'POST', 'POST', 'POST'],
    )
    assert.deepEqual(spent, [2, 2, 2, 2])
    assert.equal(list.items.size, 3)
  })

  it('looks for the item where a unique column hides whether it was made, and not where nothing was done', async () => {
    for (const [said, looks] of [
      [refusal(500, 'generalException'), true],
      [{ ...refusal(503, 'serviceNotAvailable'), headers: { 'retry-after': '90' } }, false],
      [{ ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '90' } }, false],
      [refusal(403, 'accessDenied'), false],
    ] as const) {
      list = fakeList({ unique: true })
      list.items.set('9', { MaryId: initiative.id })
      stub.answer = heard => (heard.method === 'POST' ? said : list.answer(heard))
      stub.heard.length = 0
      const made = await open()
        .write({ ...initiative, title: 'Neu' }, null)
        .catch(() => null)
      assert.deepEqual([made, list.items.get('9')?.['Title']], looks ? ['9', 'Neu'] : [null, undefined])
      assert.equal(
        stub.heard.filter(({ path, method }) => method === 'GET' && path.endsWith('/items')).length,
        looks ? 1 : 0,
      )
    }
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
    assert.equal(await open().write(initiative, null), '1')
    await open().write(initiative, null)
    assert.equal(list.items.size, 1)
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
      [refusal(400, 'invalidRequest'), 'Misconfigured'],
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
      fc.asyncProperty(fc.boolean(), fc.array(fault, { maxLength: 8 }), async (unique, faults) => {
        const own = fakeList({ unique })
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

  it('writes over the version that it read, and over no other', async () => {
    const id = await open().write(initiative, null)
    stub.heard.length = 0
    stub.answer = heard =>
      heard.headers['if-match'] === '"g,2"'
        ? { status: 200, body: { '@odata.etag': '"g,3"', Title: 'Neu', _UIVersionString: '3.0' } }
        : refusal(412, 'resourceModified')
    assert.deepEqual(await open().change({ itemId: id, etag: '"g,1"' }, { Title: 'Neu' }), { kind: 'moved-on' })
    assert.deepEqual(await open().change({ itemId: id, etag: '"g,2"' }, { Title: 'Neu' }), {
      kind: 'written',
      item: { itemId: id, etag: '"g,3"', values: { Title: 'Neu' } },
    })
    stub.answer = () => refusal(404, 'itemNotFound')
    assert.deepEqual(await open().change({ itemId: id, etag: null }, {}), { kind: 'gone' })
    assert.equal(await open().item(id), null)
  })

  it('says who was there last: Mary by her own id, a person, or another program', async () => {
    const hand = async (lastModifiedBy: unknown) => {
      stub.answer = () => ({ status: 200, body: { id: '3', eTag: '"g,4"', lastModifiedBy, fields: { MaryId: 'm' } } })
      return (await open().item('3'))!.changedBy
    }
    assert.deepEqual(await hand({ application: { id: 'mary' }, user: { displayName: 'SharePoint App' } }), {
      kind: 'mary',
    })
    const claire = { id: 'c', displayName: 'Claire' }
    assert.deepEqual(await hand({ user: claire }), { kind: 'person', id: 'c', name: 'Claire' })
    assert.deepEqual(await hand({ application: { id: 'other' }, user: claire }), {
      kind: 'person',
      id: 'c',
      name: 'Claire',
    })
    for (const by of [{ application: { id: 'other' } }, { user: { displayName: 'x' } }, null])
      assert.deepEqual(await hand(by), { kind: 'other' })
  })

  it('reads changes page by page, and knows a token that is too old', async () => {
    const delta = `${stub.graph.root}/sites/s/lists/Propositions/items/delta`
    stub.answer = ({ query }) => {
      if (query.get('token') === 'old') return refusal(410, 'resyncRequired')
      return query.has('token')
        ? {
            status: 200,
            body: { value: [{ id: '2', deleted: { state: 'deleted' } }], '@odata.deltaLink': `${delta}?token=b` },
          }
        : { status: 200, body: { value: [{ id: '1', eTag: '"g,1"' }], '@odata.nextLink': `${delta}?token=a` } }
    }
    const first = await open().changes(null)
    assert.ok(first.kind === 'page' && first.more)
    assert.deepEqual(first.items, [{ itemId: '1', etag: '"g,1"', deleted: false }])
    const second = await open().changes(first.next)
    assert.ok(second.kind === 'page' && !second.more)
    assert.deepEqual(second.items, [{ itemId: '2', etag: null, deleted: true }])
    assert.deepEqual(await open().changes(second.next.replace('=b', '=old')), { kind: 'expired' })
    stub.answer = () => ({ status: 200, body: { value: [], '@odata.deltaLink': 'https://elsewhere.example/x' } })
    await assert.rejects(open().changes(null), Unavailable)
    stub.answer = () => refusal(404, 'itemNotFound')
    assert.deepEqual(await open().changes(null), { kind: 'not-there' })
  })

  it('understands what people choose in SharePoint', async () => {
    const mean = (Rubrique: string | null, Etat: string | null) => open().mean({ Rubrique, Etat })
    assert.deepEqual(await mean('«SECTIONS.agenda»', ' «states.initiative.Taken» '), {
      section: 'agenda',
      state: 'taken',
    })
    assert.deepEqual(await mean(null, 'Bientôt'), { section: null, state: undefined })
    assert.deepEqual(await mean('Sport', null), { section: undefined, state: undefined })
    assert.equal(open().remark([{ kind: 'empty', column: 'Texte' }])['Remarque'], 'empty (Texte)')
    assert.equal(open().remark([{ kind: 'empty', column: 'Title' }])['Remarque'], 'empty (Titre)', 'as people see it')
  })
})
