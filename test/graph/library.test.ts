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

  const [root, a, b] = [{ id: 'r' }, { id: 'a' }, { id: 'b' }]
  const folder = { folder: {} }
  const first = [
    { ...root, name: 'root', root: {}, ...folder },
    { ...a, name: 'Journaux', parentReference: root, ...folder },
    { id: 'c', name: 'rose.pdf', parentReference: a },
    { id: 'f', name: 'rose.png', parentReference: a },
    { id: 'g', name: 'tulipe.png', parentReference: a },
  ]
  const second = [
    { ...b, name: 'Rose', parentReference: a, ...folder },
    { id: 'c', name: 'rose.pdf', parentReference: b },
    { id: 'd', name: 'rose-gone.pdf', deleted: {}, parentReference: b },
    { id: 'f', deleted: {} },
    { id: 'g', name: 'rose-now.png', parentReference: root },
    { id: 'e', name: 'lost rose.pdf', parentReference: { id: 'x' } },
  ]
  const next = () => ({ '@odata.nextLink': `${stub.graph.root}/drives/b!d/root/delta?token=2` })
  const told = (...answers: Said[]) => {
    stub.answer = heard => (heard.path.includes('/root/delta') ? answers.shift()! : town(heard))
  }
  const page = (value: unknown[], more = {}): Said => ({ status: 200, body: { value, ...more } })
  const called = async (most = 1_000) => {
    const { found, isPart } = await open().called(name => /rose/i.test(name), most)
    return [...found.map(({ folder: of, name }) => [...of, name].join('/')), ...(isPart ? ['and more'] : [])]
  }

  it('names what is called so with its folders, each once, as it was told last; what went does not count', async () => {
    told(page(first, next()), page(second))
    const all = ['Journaux/Rose', 'Journaux/Rose/rose.pdf', 'rose-now.png', 'lost rose.pdf']
    assert.deepEqual(await called(), all)
    told(page(first, next()))
    assert.deepEqual(await called(first.length), ['Journaux/rose.pdf', 'Journaux/rose.png', 'and more'])
    const [one, two] = [
      { id: 'a', name: 'Rose', ...folder, parentReference: { id: 'b' } },
      { id: 'b', name: 'B', ...folder, parentReference: { id: 'a' } },
    ]
    told(page([one, two]))
    assert.ok((await called()).length === 1, 'a ring of folders ends')
  })

  it('begins the list of names anew once SharePoint says that it has to be, and says what it refuses for good', async () => {
    const gone = () => refusal(410, 'resyncChangesApplyDifferences')
    told(page(first, next()), gone(), page(second))
    assert.deepEqual(await called(), ['Rose', 'Rose/rose.pdf', 'rose-now.png', 'lost rose.pdf'])
    told(gone(), gone())
    await assert.rejects(called(), Unavailable)
    for (const status of [403, 404]) {
      told(refusal(status, 'x'))
      await assert.rejects(called(), Misconfigured, `${status}`)
    }
    stub.answer = () => refusal(404, 'itemNotFound')
    await assert.rejects(called(), Misconfigured, 'a site without a library')
  })

  it('is unavailable when a slice fails', async () => {
    stub.answer = heard => (heard.path === '/upload/1' ? refusal(503, 'serviceNotAvailable') : town(heard))
    await assert.rejects(open().put('a', 'b', 'video/mp4', new Uint8Array(5 * 1024 * 1024)), Unavailable)
    stub.answer = heard => (heard.path === '/upload/1' ? { status: 200, cut: true } : town(heard))
    await assert.rejects(open().put('a', 'b', 'video/mp4', new Uint8Array(5 * 1024 * 1024)), Unavailable)
  })
})
