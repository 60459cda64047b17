import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSharePoint } from '../../../sandbox/graph/sharepoint/sharepoint.ts'
import { generateTown } from '../../../sandbox/town/generate.ts'
import { openGraph, type OpenGraph, type Reply } from './open-graph.ts'

const daring = { headers: { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' } }

describe('Graph of the sandbox: lists', () => {
  let graph: OpenGraph
  let site: string
  beforeEach(async () => {
    graph = await openGraph({ people: 100 })
    site = `/sites/${graph.town.site.id}`
  })
  afterEach(() => {
    graph.close()
    assert.deepEqual(graph.contract.violations, [])
  })

  const get = (path: string, options = {}): Promise<Reply> => graph.call('GET', path, options)
  const filter = (text: string): string => `$filter=${encodeURIComponent(text)}`
  const createList = (): Promise<Reply> =>
    graph.call('POST', `${site}/lists`, {
      body: {
        displayName: 'Propositions',
        list: { template: 'genericList' },
        columns: [
          { name: 'MaryId', text: {}, indexed: true, hidden: true },
          { name: 'Texte', text: { allowMultipleLines: true } },
          { name: 'Etat', choice: { choices: ['Reçue', 'Retenue'] }, indexed: true },
          { name: 'Places', number: {} },
        ],
      },
    })

  it('knows the site by id and by address', async () => {
    const { id, webUrl } = graph.town.site
    const { hostname, pathname } = new URL(webUrl)
    assert.equal((await get(site)).body.id, id)
    assert.equal((await get(`/sites/${hostname}:${pathname}`)).body.id, id)
    const wrong = await get('/sites/elsewhere.example,1,2')
    assert.deepEqual([wrong.status, wrong.body.error.code], [404, 'itemNotFound'])
  })

  it('has the Directions list filled, and no Propositions list', async () => {
    const lists = (await get(`${site}/lists?$expand=columns&${filter("displayName eq 'Directions'")}`)).body.value
    assert.equal(lists.length, 1)
    const columns = lists[0]?.columns as { name: string }[]
    for (const name of ['Title', 'Alias', 'Responsable', 'Adjoint', 'Correspondant']) {
      assert.ok(
        columns.some(each => each.name === name),
        name,
      )
    }
    const items = (await get(`${site}/lists/Directions/items?$expand=fields($select=Title,Responsable)`)).body.value
    assert.equal(items.length, 14)
    const mails = new Set(graph.town.people.map(person => person.mail))
    assert.ok(items.every(item => mails.has(String((item.fields as { Responsable: string }).Responsable))))
    assert.equal((await get(`${site}/lists/Propositions`)).status, 404)
  })

  it('creates a list with its columns, once', async () => {
    const made = await createList()
    assert.equal(made.status, 201)
    assert.equal((await createList()).body.error.code, 'nameAlreadyExists')
    const column = { name: 'Rubrique', text: {}, indexed: true }
    const address = `${site}/lists/${String(made.body.id)}/columns`
    assert.equal((await graph.call('POST', address, { body: column })).status, 201)
    assert.equal((await graph.call('POST', address, { body: column })).status, 409)
    const columns = (await get(`${site}/lists/Propositions/columns`)).body.value
    assert.deepEqual(
      columns.filter(each => each.hidden === true).map(each => each.name),
      ['MaryId'],
    )
    assert.equal(columns.find(each => each.name === 'Rubrique')?.indexed, true)
  })

  it('keeps what an item was after each saving, the newest first, page by page, and forgets the oldest', async () => {
    const list = (await createList()).body.id as string
    const { store } = graph.sharePoint
    const [first, second] = graph.town.people
    store.addItem(list, { Title: 'v1' }, first!.id)
    for (let n = 2; n <= 60; n++)
      store.changeItem(store.item(list, '1')!, { Title: `v${n}` }, n === 60 ? null : second!.id)
    const path = `${site}/lists/${list}/items/1/versions`
    const page = (await get(`${path}?$expand=fields`)).body
    const said = (
      page.value as { id: string; fields: { Title: string }; lastModifiedBy: Record<string, { id: string }> }[]
    ).map(({ id, fields, lastModifiedBy: by }) => [id, fields.Title, by['user']?.id ?? by['application']?.id])
    assert.deepEqual(said.slice(0, 2), [
      ['60.0', 'v60', graph.town.appId],
      ['59.0', 'v59', second!.id],
    ])
    assert.equal(said.length, 20)
    let [next, count, last] = [page['@odata.nextLink'] as string | undefined, said.length, '']
    while (next) {
      const { body } = await get(next.slice(next.indexOf('/sites/')))
      count += (body.value as unknown[]).length
      last = (body.value as { id: string }[]).at(-1)!.id
      next = body['@odata.nextLink'] as string | undefined
    }
    assert.deepEqual([count, last], [50, '11.0'])
    assert.ok(!('fields' in ((await get(path)).body.value[0] as object)))
    graph.permissions.readVersions = false
    assert.equal((await get(path)).status, 403)
  })

  it('creates nothing when the app may not', async () => {
    graph.permissions.createLists = false
    const refused = await createList()
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'accessDenied'])
    const column = await graph.call('POST', `${site}/lists/Directions/columns`, { body: { name: 'X', text: {} } })
    assert.equal(column.status, 403)
    assert.equal((await get(`${site}/lists/Directions/items`)).status, 200)
  })

  it('writes, changes, reads and deletes an item', async () => {
    await createList()
    const items = `${site}/lists/Propositions/items`
    const made = await graph.call('POST', items, {
      body: { fields: { Title: 'Fête des voisins', MaryId: 'a1', Places: 12 } },
    })
    assert.equal(made.status, 201)
    const id = String(made.body.id)
    const changed = await graph.call('PATCH', `${items}/${id}/fields`, { body: { Etat: 'Retenue', Places: null } })
    assert.deepEqual([changed.status, changed.body.Etat, 'Places' in changed.body], [200, 'Retenue', false])
    const fields = (await get(`${items}/${id}`)).body.fields as Record<string, unknown>
    assert.deepEqual([fields.Title, fields.Etat, fields.MaryId], ['Fête des voisins', 'Retenue', 'a1'])
    const stale = await graph.call('PATCH', `${items}/${id}/fields`, {
      body: {},
      headers: { 'if-match': String(made.body.eTag) },
    })
    assert.equal(stale.status, 412)
    assert.equal((await graph.call('DELETE', `${items}/${id}`)).status, 204)
    assert.equal((await get(`${items}/${id}`)).body.error.code, 'itemNotFound')
    const next = await graph.call('POST', items, { body: { fields: { Title: 'Autre' } } })
    assert.equal(next.body.id, '2', 'ids are not used again')
  })

  it('changes what is named of a column, never its type or its name', async () => {
    await createList()
    const address = `${site}/lists/Propositions/columns`
    const columns = (await get(`${address}?$select=id,name,choice,indexed`)).body.value
    const [state, places] = ['Etat', 'Places'].map(name => columns.find(each => each.name === name)!)
    const patch = (column: Record<string, unknown>, body: object): Promise<Reply> =>
      graph.call('PATCH', `${address}/${String(column.id)}`, { body })
    const changed = await patch(state!, { choice: { choices: ['Retenue', 'Reportée'] } })
    assert.deepEqual(
      [changed.status, changed.body.choice],
      [200, { ...(state!.choice as object), choices: ['Retenue', 'Reportée'] }],
    )
    assert.deepEqual((await get(`${address}/${String(state!.id)}`)).body.indexed, true)
    assert.equal((await patch(places!, { indexed: true })).body.indexed, true)
    assert.equal((await patch(places!, { displayName: 'Nombre de places' })).body.name, 'Places')
    for (const wrong of [{ text: {} }, { name: 'Autre' }]) assert.equal((await patch(places!, wrong)).status, 400)
    assert.equal((await patch({ id: 'none' }, { indexed: true })).status, 404)
    graph.permissions.createLists = false
    const refused = await patch(state!, { choice: { choices: ['Retenue'] } })
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'accessDenied'])
  })

  it('refuses what does not fit the columns', async () => {
    await createList()
    for (const fields of [{ Inconnue: 'x' }, { Places: 'douze' }, { Title: 'x'.repeat(256) }, { ID: 4 }]) {
      const { status, body } = await graph.call('POST', `${site}/lists/Propositions/items`, { body: { fields } })
      assert.deepEqual([status, body.error.code], [400, 'invalidRequest'])
    }
    const long = await graph.call('POST', `${site}/lists/Propositions/items`, {
      body: { fields: { Texte: 'x'.repeat(4000) } },
    })
    assert.equal(long.status, 201)
  })

  it('filters on indexed columns only, unless asked to dare', async () => {
    await createList()
    const items = `${site}/lists/Propositions/items`
    for (const [MaryId, Places] of [
      ['a', 1],
      ['b', 2],
      ['c', 2],
    ] as const) {
      await graph.call('POST', items, { body: { fields: { Title: `L’idée ${MaryId}`, MaryId, Places } } })
    }
    const found = await get(`${items}?$expand=fields&${filter("fields/MaryId eq 'b'")}`)
    assert.deepEqual(
      found.body.value.map(item => (item.fields as { Places: number }).Places),
      [2],
    )
    const refused = await get(`${items}?${filter('fields/Places eq 2')}`)
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'invalidRequest'])
    assert.equal((await get(`${items}?${filter('fields/Places eq 2')}`, daring)).body.value.length, 2)
    assert.equal((await get(`${items}?${filter('fields/Nulle eq 2')}`, daring)).status, 400)
    assert.ok(found.body.value.every(item => 'fields' in item))
    assert.ok(
      (await get(items)).body.value.every(item => !('fields' in item)),
      'fields come only when asked for',
    )
  })

  it('over 5 000 items dares nothing, and an index helps as far as its first condition leaves few', async () => {
    await createList()
    const items = `${site}/lists/Propositions/items`
    const listId = String((await list()).id)
    for (let n = 0; n < 5_001; n++)
      graph.sharePoint.store.addItem(listId, { MaryId: `a${n}`, Etat: 'Reçue', Places: n % 2 })
    const found = await get(`${items}?${filter("fields/MaryId eq 'a4321' and fields/Etat eq 'Reçue'")}`)
    assert.deepEqual([found.status, found.body.value.length], [200, 1])
    for (const [text, options] of [
      ['fields/Places eq 1', daring],
      ["fields/Etat eq 'Reçue'", {}],
      ["fields/Etat eq 'Reçue' and fields/MaryId eq 'a4321'", {}],
    ] as const) {
      const { status, body } = await get(`${items}?${filter(text)}`, options)
      assert.deepEqual([status, body.error.code], [500, 'generalException'], text)
      assert.match(body.error.message, /exceeds the list view threshold/)
    }
    assert.equal((await get(`${items}?${filter('fields/Places eq 1')}`)).status, 400)
    assert.equal((await get(`${items}?$top=500`)).body.value.length, 500)
  })

  it('reads changes by delta: all, then new, changed and deleted ones', async () => {
    await createList()
    const items = `${site}/lists/Propositions/items`
    const listId = String((await list()).id)
    for (let count = 0; count < 205; count++) graph.sharePoint.store.addItem(listId, { Title: `${count}` })
    const first = await get(`${items}/delta?$expand=fields`)
    assert.equal(first.body.value.length, 200)
    const second = await get(String(first.body['@odata.nextLink']))
    assert.equal(second.body.value.length, 5)
    const from = String(second.body['@odata.deltaLink'])
    assert.deepEqual((await get(from)).body.value, [])
    await graph.call('PATCH', `${items}/3/fields`, { body: { Title: 'changée' } })
    await graph.call('DELETE', `${items}/7`)
    const news = (await get(from)).body.value
    assert.deepEqual(
      news.map(item => [item.id, (item.deleted as { state: string } | undefined)?.state]),
      [
        ['3', undefined],
        ['7', 'deleted'],
      ],
    )
    const gone = await get(`${items}/delta?token=older`)
    assert.deepEqual([gone.status, gone.headers.has('location')], [410, true])
    assert.deepEqual((await get(`${items}/delta?token=latest`)).body.value, [])
  })

  async function list(): Promise<Record<string, unknown>> {
    return (await get(`${site}/lists/Propositions`)).body
  }
})

describe('the site of the sandbox', () => {
  it('finds again what was written before it was closed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'site-'))
    try {
      const town = generateTown({ people: 100 })
      const first = openSharePoint(town, folder)
      const list = first.store.find('Directions') ?? assert.fail('no list')
      const item = first.store.addItem(list.id, { Title: 'Direction nouvelle' })
      first.store.deleteItem(first.store.item(list.id, '2') ?? assert.fail('no item'))
      const file = first.drive.write(first.drive.root.id, 'a.txt', 'text/plain', Buffer.from('texte'))
      first.flush()
      const second = openSharePoint(town, folder)
      assert.deepEqual(second.lists(), first.lists())
      assert.equal(second.store.item(list.id, item.id)?.fields.Title, 'Direction nouvelle')
      assert.equal(second.store.item(list.id, '2'), undefined)
      assert.equal(second.content(file.id)?.toString(), 'texte')
      assert.equal(second.store.lastChange, first.store.lastChange)
      second.reset()
      second.flush()
      const third = openSharePoint(town, folder)
      assert.deepEqual([third.lists()[0]?.items.length, third.files()], [14, []])
      third.flush()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
