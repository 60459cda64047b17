import assert from 'node:assert/strict'
import { openGraph, type OpenGraph } from './open-graph.ts'

describe('Graph of the sandbox: the library', function () {
  this.timeout(60_000)
  let graph: OpenGraph
  let drive: string
  beforeEach(async () => {
    graph = await openGraph({ people: 100 })
    drive = `/drives/${graph.town.site.driveId}`
  })
  afterEach(() => {
    graph.close()
    assert.deepEqual(graph.contract.violations, [])
  })

  const png = { 'content-type': 'application/octet-stream' }
  const put = (path: string, text: string) => graph.call('PUT', path, { body: Buffer.from(text), headers: png })

  it('keeps a small file by its path, making the folders, and gives it back without a token', async () => {
    const made = await put(`${drive}/root:/Propositions/2026/Fête à l’école.png:/content`, 'image')
    assert.deepEqual([made.status, made.body.name, made.body.size], [201, 'Fête à l’école.png', 5])
    const again = await put(`${drive}/root:/Propositions/2026/Fête à l’école.png:/content`, 'autre image')
    assert.deepEqual([again.status, again.body.id], [200, made.body.id])
    const content = await graph.call('GET', `${drive}/items/${String(made.body.id)}/content`)
    assert.equal(content.status, 302)
    const address = content.headers.get('location') ?? ''
    assert.equal(await (await fetch(address)).text(), 'autre image')
    assert.equal((await fetch(`${address}x`)).status, 404)
    assert.equal(
      (await fetch(String(made.body['@microsoft.graph.downloadUrl']))).status,
      404,
      'the address of the first bytes',
    )
    assert.deepEqual(
      graph.sharePoint.files().map(file => file.path),
      ['/Propositions/2026/Fête à l’école.png'],
    )
  })

  it('renames or refuses when asked to', async () => {
    const path = `${drive}/root:/a.txt:/content`
    await put(path, '1')
    assert.equal((await put(`${path}?@microsoft.graph.conflictBehavior=rename`, '2')).body.name, 'a 1.txt')
    assert.equal(
      (await put(`${path}?@microsoft.graph.conflictBehavior=fail`, '3')).body.error.code,
      'nameAlreadyExists',
    )
    assert.equal((await put(`${drive}/root:/${encodeURIComponent('b?.txt')}:/content`, '4')).status, 400)
  })

  it('walks the folders', async () => {
    await put(`${drive}/root:/a/b.txt:/content`, '1')
    const folder = (await graph.call('GET', `${drive}/root:/a`)).body
    assert.deepEqual(folder.folder, { childCount: 1 })
    const below = await put(`${drive}/items/${String(folder.id)}:/c.txt:/content`, '2')
    assert.equal(below.status, 201)
    const children = (await graph.call('GET', `${drive}/items/${String(folder.id)}/children`)).body.value
    assert.deepEqual(
      children.map(child => child.name),
      ['b.txt', 'c.txt'],
    )
    assert.equal((await graph.call('DELETE', `${drive}/items/${String(below.body.id)}`)).status, 204)
    assert.equal((await graph.call('GET', `${drive}/items/${String(below.body.id)}`)).body.error.code, 'itemNotFound')
    assert.equal((await graph.call('GET', `/sites/${graph.town.site.id}/drive`)).body.id, graph.town.site.driveId)
    assert.equal((await graph.call('GET', `/sites/${graph.town.site.id}/drive/root/children`)).body.value.length, 1)
    assert.equal((await graph.call('GET', '/drives/other/items/root')).status, 404)
  })

  it('tells all there is, page by page, each folder before what lies in it, and no path', async () => {
    for (const name of ['a/b/c.txt', 'a/d.txt']) await put(`${drive}/root:/${name}:/content`, '1')
    const first = (await graph.call('GET', `${drive}/root/delta?$top=3&$select=id,name,root,parentReference`)).body
    const next = String(first['@odata.nextLink'])
    const last = (await graph.call('GET', next.slice(next.indexOf('/drives/')))).body
    const items = [...first.value, ...last.value] as { name: string; parentReference: { id?: string; path?: string } }[]
    assert.deepEqual(
      items.map(({ name }) => name),
      ['root', 'a', 'b', 'c.txt', 'd.txt'],
    )
    assert.ok(items.every(({ parentReference: { path } }) => path === undefined))
    assert.ok(last['@odata.deltaLink'])
  })

  it('shares a file with the organisation, to be read', async () => {
    await put(`${drive}/root:/film.mp4:/content`, 'film')
    const share = (scope: string) =>
      graph.call('POST', `${drive}/root:/film.mp4:/createLink`, { body: { type: 'view', scope } })
    const { status, body } = await share('organization')
    assert.equal(status, 201)
    const { webUrl } = body.link as { webUrl: string }
    assert.match(webUrl, /^https:\/\/[^/]+\/:v:\/s\//)
    assert.deepEqual((await share('organization')).body.link, body.link, 'the same each time')
    assert.equal((await share('anonymous')).status, 400)
  })

  it('takes a large file in ranges', async () => {
    const unit = 320 * 1024
    const bytes = Buffer.alloc(unit + 10, 'x')
    const opened = await graph.call('POST', `${drive}/root:/grand.bin:/createUploadSession`, {
      body: { item: { name: 'grand.bin' } },
    })
    assert.equal(opened.status, 200)
    const send = (start: number, end: number) =>
      fetch(String(opened.body.uploadUrl), {
        method: 'PUT',
        body: new Uint8Array(bytes.subarray(start, end)),
        headers: { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` },
      })
    const first = await send(0, unit)
    assert.deepEqual(
      [first.status, ((await first.json()) as { nextExpectedRanges: string[] }).nextExpectedRanges],
      [202, [`${unit}-`]],
    )
    assert.equal((await send(0, unit)).status, 416)
    const last = await send(unit, bytes.length)
    assert.deepEqual([last.status, ((await last.json()) as { size: number }).size], [201, bytes.length])
    assert.ok(graph.sharePoint.content(graph.sharePoint.files()[0]?.id ?? '')?.equals(bytes))
    assert.equal((await send(0, 10)).status, 404)
  })
})
