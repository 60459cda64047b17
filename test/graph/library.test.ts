import assert from 'node:assert/strict'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import { linksRefused } from '../../src/graph/check-links.ts'
import { graphLibrary } from '../../src/graph/library.ts'
import { type Heard, refusal, type Said, startStub, type Stub } from './stub.ts'

describe('graphLibrary', () => {
  let stub: Stub
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = town
  })
  after(() => stub.stop())
  const town = ({ path }: Heard): Said => {
    if (path === '/v1.0/sites/s/drive') return { status: 200, body: { id: 'b!d' } }
    if (path.endsWith(':/createUploadSession')) return { status: 200, body: { uploadUrl: `${stub.url}/upload/1` } }
    return { status: 201, body: { id: 'i', webUrl: 'https://sp.example/x' } }
  }
  const open = () => graphLibrary(stub.graph, { siteId: 's' })

  it('puts a small file in one request, under a name that SharePoint takes', async () => {
    const library = open()
    const folder = 'Propositions/PROP-2026-0042'
    const address = await library.put(folder, 'Fête: été 100 % #1?.jpg', 'image/jpeg', new Uint8Array([1, 2, 3]))
    assert.equal(address, 'https://sp.example/x')
    const put = stub.heard[1]!
    assert.equal(decodeURIComponent(put.path), `/v1.0/drives/b!d/root:/${folder}/Fête- été 100 % #1-.jpg:/content`)
    assert.deepEqual([put.method, put.headers['content-type'], [...put.body]], ['PUT', 'image/jpeg', [1, 2, 3]])
    await library.put('a', 'b', 'text/html\r\nx: y', new Uint8Array([1]))
    assert.equal(stub.heard.length, 3, 'the drive is looked up once')
    assert.equal(stub.heard[2]!.headers['content-type'], 'application/octet-stream')
  })

  it('puts a large file in slices of 5 MiB, without a token', async () => {
    const bytes = new Uint8Array(11 * 1024 * 1024).map((_, n) => n % 251)
    assert.equal(await open().put('a', 'film.mp4', 'video/mp4', bytes), 'https://sp.example/x')
    const slices = stub.heard.filter(({ path }) => path === '/upload/1')
    assert.deepEqual(
      slices.map(({ headers }) => headers['content-range']),
      ['bytes 0-5242879/11534336', 'bytes 5242880-10485759/11534336', 'bytes 10485760-11534335/11534336'],
    )
    assert.ok(slices.every(({ headers }) => headers['authorization'] === undefined))
    assert.ok(Buffer.concat(slices.map(({ body }) => body)).equals(bytes))
  })

  it('shares one file with the organisation, to be read, and says where it may not', async () => {
    const links: Said[] = [
      { status: 201, body: { link: { type: 'view', webUrl: 'https://sp.example/:v:/s/1' } } },
      refusal(403, 'accessDenied'),
      refusal(400, 'sharingDisabled'),
      refusal(404, 'itemNotFound'),
      refusal(503, 'serviceNotAvailable'),
    ]
    stub.answer = heard => (heard.path.endsWith(':/createLink') ? links.shift()! : town(heard))
    const library = open()
    const share = () => library.share('Vidéos/VIS-2026-0042', 'vœux.mp4')
    assert.equal(await share(), 'https://sp.example/:v:/s/1')
    const asked = stub.heard.at(-1)!
    assert.equal(decodeURIComponent(asked.path), '/v1.0/drives/b!d/root:/Vidéos/VIS-2026-0042/vœux.mp4:/createLink')
    assert.deepEqual(JSON.parse(asked.body.toString()), { type: 'view', scope: 'organization' })
    assert.deepEqual([await share(), await share(), await share()], [null, null, null])
    await assert.rejects(share(), Unavailable)
  })

  it('tries a link with a file of its own, which goes to the bin, and tells what SharePoint answers', async () => {
    const links: Said[] = [
      { status: 201, body: { link: { type: 'view', webUrl: 'https://sp.example/:t:/s/1' } } },
      refusal(403, 'accessDenied'),
      refusal(400, 'sharingDisabled'),
    ]
    stub.answer = heard => {
      if (heard.path.endsWith(':/createLink')) return links.shift()!
      return heard.method === 'DELETE' ? { status: 204 } : town(heard)
    }
    const tried = () => linksRefused(stub.graph, { siteId: 's' })
    assert.deepEqual([await tried(), await tried(), await tried()], [null, '403 accessDenied', '400 sharingDisabled'])
    const did = stub.heard.map(({ method }) => method)
    assert.deepEqual([did.filter(one => one === 'PUT').length, did.filter(one => one === 'DELETE').length], [3, 3])
    stub.answer = heard => (heard.method === 'PUT' ? refusal(403, 'accessDenied') : town(heard))
    assert.match((await tried()) ?? '', /the app needs Sites\.Selected \(write on the site\)/)
  })

  it('names all that lies there with its folders, page by page, and what went or is the root does not count', async () => {
    const [root, a, b] = [{ id: 'r' }, { id: 'a' }, { id: 'b' }]
    const folder = { folder: {} }
    const pages = [
      [
        { ...root, name: 'root', root: {}, ...folder },
        { ...a, name: 'Journaux', parentReference: root, ...folder },
      ],
      [
        { ...b, name: 'Rose', parentReference: a, ...folder },
        { id: 'c', name: 'rose.pdf', parentReference: b },
        { id: 'd', name: 'gone.pdf', deleted: {}, parentReference: b },
        { id: 'e', name: 'lost.pdf', parentReference: { id: 'x' } },
      ],
    ]
    let page = 0
    const next = () => ({ '@odata.nextLink': `${stub.graph.root}/drives/b!d/root/delta?token=2` })
    stub.answer = heard => {
      if (!heard.path.includes('/root/delta')) return town(heard)
      return { status: 200, body: { value: pages[page]!, ...(++page < pages.length && next()) } }
    }
    const named = async () => {
      const found = []
      for await (const some of open().all()) found.push(...some)
      return found.map(({ folder: of, name }) => [...of, name].join('/'))
    }
    assert.deepEqual(await named(), ['Journaux', 'Journaux/Rose', 'Journaux/Rose/rose.pdf', 'lost.pdf'])
    stub.answer = () => refusal(404, 'itemNotFound')
    await assert.rejects(named(), Misconfigured, 'a site without a library')
    stub.answer = heard => (heard.path.includes('/root/delta') ? refusal(503, 'serviceNotAvailable') : town(heard))
    await assert.rejects(named(), Unavailable)
  })

  it('is unavailable when a slice fails', async () => {
    stub.answer = heard => (heard.path === '/upload/1' ? refusal(503, 'serviceNotAvailable') : town(heard))
    await assert.rejects(open().put('a', 'b', 'video/mp4', new Uint8Array(5 * 1024 * 1024)), Unavailable)
    stub.answer = heard => (heard.path === '/upload/1' ? { status: 200, cut: true } : town(heard))
    await assert.rejects(open().put('a', 'b', 'video/mp4', new Uint8Array(5 * 1024 * 1024)), Unavailable)
  })
})
