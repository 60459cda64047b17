import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { libraryEdition } from '../../../../src/core/use-cases/newspapers/library-edition.ts'
import { packFiles as pack } from '../../../../src/print/pack-files.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { files, publishedEdition } from './published-edition.ts'

describe('what is kept of an edition', () => {
  let ports: FakePorts
  let put: Map<string, Uint8Array>
  const library = {
    put: async (folder: string, name: string, _type: string, bytes: Uint8Array) => {
      put.set(`${folder}/${name}`, bytes)
      return `https://ville.example/${name}`
    },
  }
  const run = () => libraryEdition({ ...ports, library, pack }, { id: 'edition' })

  beforeEach(() => {
    ports = createFakePorts()
    put = new Map()
  })

  it('is its page, its PDF, and one package of all that proves it', async () => {
    await publishedEdition(ports)
    for (let runs = 0; runs < 2; runs++) await run()
    assert.deepEqual(
      [...put.keys()],
      ['Journaux/TU/TU-2026-11.html', 'Journaux/TU/TU-2026-11.pdf', 'Journaux/TU/TU-2026-11.zip'],
    )
    const packed = unzipSync(put.get('Journaux/TU/TU-2026-11.zip')!)
    assert.deepEqual(Buffer.from(packed['TU-2026-11.pdf']!), Buffer.from(files.pdf))
    assert.deepEqual(Buffer.from(packed['TU-2026-11.html']!), Buffer.from(files.html))
    assert.deepEqual(Buffer.from(packed['TU-2026-11.eml']!), Buffer.from(files.email))
    const proof = JSON.parse(strFromU8(packed['TU-2026-11.json']!)) as { reference: string; files: object }
    assert.deepEqual([proof.reference, Object.keys(proof.files)], ['TU-2026-11', ['html', 'pdf', 'email']])
    const { library: kept } = (await ports.editions.byId('edition'))!
    assert.equal(kept?.package, 'https://ville.example/TU-2026-11.zip')
    assert.deepEqual(
      ports.journal.map(({ verb }) => verb),
      ['edition.kept'],
    )
  })

  it('makes the same bytes of the same files', () => {
    const same = () => pack([{ name: 'a.txt', bytes: files.pdf }])
    assert.deepEqual(same(), same())
  })

  it('is nothing before it was published, or once its files are gone', async () => {
    await publishedEdition(ports, { state: 'submitted' })
    await run()
    ports = createFakePorts()
    await publishedEdition(ports)
    await ports.editionFiles.keepOnly('edition', null)
    await run()
    assert.equal(put.size, 0)
  })
})
