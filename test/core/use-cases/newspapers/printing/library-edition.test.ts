import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { type ChainLine, parseLine } from '../../../../../src/core/domain/journal/chain-line.ts'
import { soughtBy } from '../../../../../src/core/domain/personal/sought.ts'
import { bytesDigest } from '../../../../../src/core/domain/seal.ts'
import { unsentMail } from '../../../../../src/core/use-cases/editions/library-copy.ts'
import { redactPrinting } from '../../../../../src/core/use-cases/editions/redact-printing.ts'
import { libraryEdition } from '../../../../../src/core/use-cases/newspapers/printing/library-edition.ts'
import { packFiles as pack } from '../../../../../src/print/pack-files.ts'
import { resendMail } from '../../../../../src/core/use-cases/newspapers/issued/decide-mail.ts'
import {
  addErratum,
  confirmErratum,
  removeErratum,
} from '../../../../../src/core/use-cases/newspapers/issued/correct-edition.ts'
import { mailEdition } from '../../../../../src/core/use-cases/newspapers/issued/mail-edition.ts'
import { paperPorts, type PaperPorts } from '../../../../fakes/composed.ts'
import { saved, type Sent, sentEdition, takenBack, tampered } from '../../../../fakes/sent-edition.ts'
import { alice } from '../../../../fakes/town.ts'
import { comms, otherComms } from '../../../../fakes/walk.ts'

describe('what is kept of an edition', () => {
  let ports: PaperPorts
  let sending: Sent
  let put: Map<string, Uint8Array>
  const library = {
    put: async (folder: string, name: string, _type: string, bytes: Uint8Array) => {
      put.set(`${folder}/${name}`, bytes)
      return `https://ville.example/${name}`
    },
  }
  const correctedPage = (html: Uint8Array, errata: readonly { text: string }[], without: readonly string[] = []) => {
    const gone = without.length === 0 ? '' : `without ${without.join(' ')};`
    return Buffer.concat([Buffer.from(gone + errata.map(({ text }) => text).join()), html])
  }
  const run = () => libraryEdition({ ...ports, library, pack, correctedPage }, { id: sending.edition.id })

  beforeEach(() => {
    ports = paperPorts()
    put = new Map()
  })

  it('is its page, its PDF, and one package of all that proves it', async () => {
    sending = await sentEdition(ports)
    const { files } = sending
    // What is validated anew since takes no visa away.
    for (const item of sending.edition.items) {
      const post = item.kind === 'post' && (await ports.posts.byId(item.postId))
      if (post) await ports.commit({ save: 'post', row: { ...post, validationId: null }, ifVersion: post.version })
    }
    for (let runs = 0; runs < 2; runs++) await run()
    assert.deepEqual(
      [...put.keys()],
      ['html', 'pdf', 'eml', 'zip'].map(ending => `Journaux/TU/TU-2026-01.${ending}`),
    )
    // To those who were approved with it, as somebody opens it to send it; of the sealed words nothing changes.
    const sealed = (await ports.posts.byId(sending.post.id))!.sealed[0]!.edition!
    assert.ok(sealed.mailTo.length > 0)
    assert.equal(
      Buffer.from(put.get('Journaux/TU/TU-2026-01.eml')!).toString(),
      `Bcc: ${sealed.mailTo.join(',\r\n ')}\r\n${Buffer.from(files.email).toString()}`,
    )
    const packed = unzipSync(put.get('Journaux/TU/TU-2026-01.zip')!)
    assert.deepEqual(Buffer.from(packed['TU-2026-01.pdf']!), Buffer.from(files.pdf))
    assert.deepEqual(Buffer.from(packed['TU-2026-01.html']!), Buffer.from(files.html))
    assert.deepEqual(Buffer.from(packed['TU-2026-01.eml']!), Buffer.from(files.email))
    const proof = JSON.parse(strFromU8(packed['TU-2026-01.json']!)) as {
      reference: string
      files: object
      visas: object[]
      items: { visas: object[] }[]
      journal: ChainLine[]
    }
    assert.ok(proof.journal.length > 0)
    for (const line of proof.journal) assert.deepEqual(parseLine(JSON.stringify(line)), line)
    assert.deepEqual([proof.reference, Object.keys(proof.files)], ['TU-2026-01', ['html', 'pdf', 'email']])
    assert.deepEqual([proof.visas.length, proof.items.map(({ visas }) => visas.length)], [2, [2, 2]])
    const { library: kept } = (await ports.editions.byId(sending.edition.id))!
    assert.equal(kept?.package, 'https://ville.example/TU-2026-01.zip')
    assert.equal(kept?.email, 'https://ville.example/TU-2026-01.eml')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'edition.kept').length, 1)
  })

  it('has the page with what was corrected, anew whenever that changes, and nothing else of it', async () => {
    sending = await sentEdition(ports)
    const { id: editionId } = sending.edition
    const page = () => Buffer.from(put.get('Journaux/TU/TU-2026-01.html')!).toString()
    const added = await addErratum(ports, comms, { editionId, typed: 'Lire 12.' })
    assert.ok(added.kind === 'erratum-added')
    const ids = { editionId, erratumId: added.erratum.id }
    const jobs = () => ports.jobs.filter(({ job }) => job === 'edition.library').length
    const before = jobs()
    await run()
    assert.doesNotMatch(page(), /Lire 12/, 'nobody confirmed it yet')
    assert.equal(jobs(), before)
    await confirmErratum(ports, otherComms, ids)
    assert.equal(jobs(), before + 1)
    put.clear()
    await run()
    assert.match(page(), /Lire 12/)
    assert.equal(put.size, 1, 'PDF and package stay as they were sealed')
    await removeErratum(ports, comms, { ...ids, sure: true })
    assert.equal(jobs(), before + 2)
    await run()
    assert.deepEqual(page(), Buffer.from(sending.files.html).toString())
  })

  it('addresses a message to nobody, and to what is no plain address, in no way', () => {
    const mime = new TextEncoder().encode('Subject: x\r\n\r\n')
    for (const to of [[], ['a@b.fr', 'a@b.fr\r\nTo: c@d.fr'], ['č̊@b.fr']]) assert.equal(unsentMail(mime, to), null)
    assert.equal(Buffer.from(unsentMail(mime, ['a@b.fr'])!).toString(), 'Bcc: a@b.fr\r\nSubject: x\r\n\r\n')
  })

  it('makes the same bytes of the same files', () => {
    const same = () => pack([{ name: 'a.txt', bytes: new Uint8Array([1, 2]) }])
    assert.deepEqual(same(), same())
  })

  it('is nothing of other bytes than those that were sealed, or once they are gone, and the edition says so', async () => {
    sending = await sentEdition(ports)
    await tampered(ports, sending, 'pdf')
    for (let runs = 0; runs < 2; runs++) await run()
    const fault = async () => (await ports.editions.byId(sending.edition.id))!.libraryFault
    assert.equal(await fault(), 'file-differs')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'edition.not-kept').length, 1)
    await ports.editionFiles.keepOnly(sending.edition.id, null)
    await run()
    assert.equal(await fault(), 'file-gone')
    assert.equal(put.size, 0)
  })

  it('is nothing of what was stopped until somebody says so, and nothing of what is taken back', async () => {
    sending = await sentEdition(ports, 'stopped')
    await mailEdition(ports, { id: sending.edition.id })
    await run()
    assert.equal(put.size, 0)
    await resendMail(ports, comms, sending.edition.id)
    await takenBack(ports, sending.broadcast)
    await run()
    assert.equal(put.size, 0)
  })

  it('is put there after a stop once somebody says so, and not while cards are leaving', async () => {
    sending = await sentEdition(ports, 'stopped')
    await mailEdition(ports, { id: sending.edition.id })
    await resendMail(ports, comms, sending.edition.id)
    await run()
    assert.equal(put.size, 4)
    ports = paperPorts()
    put.clear()
    sending = await sentEdition(ports)
    await saved(ports, sending.broadcast, { state: 'running' })
    await assert.rejects(run(), /edition-leaving/)
    assert.equal(put.size, 0)
  })

  it('is made of what an erasure left, with the seal of that; of what could not be printed anew the page alone', async () => {
    sending = await sentEdition(ports)
    const { id: editionId } = sending.edition
    const sought = soughtBy(alice.id, [], ['Gaëlle Morel'])
    const redact = async (production: number) => {
      const html = strFromU8((await ports.editionFiles.get({ editionId, production, kind: 'html' }))!)
      await redactPrinting(ports, { editionId, production, html }, sought, 'personne effacée')
    }
    await redact(1)
    await run()
    const packed = unzipSync(put.get('Journaux/TU/TU-2026-01.zip')!)
    const proof = JSON.parse(strFromU8(packed['TU-2026-01.json']!)) as { erasedSeal: string; files: { pdf: string } }
    const { post } = sending
    const [version] = (await ports.posts.byId(post.id))!.sealed
    assert.ok(version!.erasedSeal !== undefined && proof.erasedSeal === version!.erasedSeal)
    assert.equal(proof.files.pdf, bytesDigest(packed['TU-2026-01.pdf']!))
    for (const [name, bytes] of Object.entries(packed))
      if (!name.endsWith('.json')) assert.ok(!strFromU8(bytes).includes('Gaëlle Morel'), name)
    const { library: _kept, ...row } = (await ports.editions.byId(editionId))!
    const erased = { production: 2, ended: ['pdf' as const], at: ports.now() }
    await ports.commit({
      save: 'edition',
      row: { ...row, library: null, erased, version: row.version + 1 },
      ifVersion: row.version,
    })
    put.clear()
    await run()
    assert.deepEqual([...put.keys()], ['Journaux/TU/TU-2026-01.html'])
  })

  it('is the page without what was withdrawn since, each time anew, and never the PDF nor the package', async () => {
    sending = await sentEdition(ports)
    const { id } = sending.edition
    const page = () => Buffer.from(put.get('Journaux/TU/TU-2026-01.html') ?? []).toString()
    const withdrawn = async (production: number, pictures: string[] | null) => {
      const row = (await ports.editions.byId(id))!
      const next = { ...row, withdrawn: { production, pictures, at: ports.now() }, version: row.version + 1 }
      await ports.commit({ save: 'edition', row: next, ifVersion: row.version })
      put.clear()
      await run()
    }
    await run()
    assert.equal(put.size, 4)
    for (const pictures of [['one'], ['one', 'two']]) {
      await withdrawn(1, pictures)
      assert.deepEqual([...put.keys()], ['Journaux/TU/TU-2026-01.html'])
      assert.ok(page().startsWith(`without ${pictures.join(' ')};`), page().slice(0, 40))
    }
    const added = await addErratum(ports, comms, { editionId: id, typed: 'Lire 12.' })
    assert.ok(added.kind === 'erratum-added')
    await confirmErratum(ports, otherComms, { editionId: id, erratumId: added.erratum.id })
    await run()
    assert.ok(page().startsWith('without one two;Lire 12.'))
    await withdrawn(1, null)
    assert.equal(put.size, 0, 'nothing of it is shown')
  })

  it('is the page alone where a picture was withdrawn before anything lay there', async () => {
    for (const [production, pictures, kept] of [
      [1, ['one'], 1],
      [1, null, 0],
      [2, ['one'], 4],
    ] as const) {
      ports = paperPorts()
      put.clear()
      sending = await sentEdition(ports)
      const row = (await ports.editions.byId(sending.edition.id))!
      const withdrawn = { production, pictures: pictures && [...pictures], at: ports.now() }
      const next = { ...row, withdrawn, version: row.version + 1 }
      await ports.commit({ save: 'edition', row: next, ifVersion: row.version })
      for (let runs = 0; runs < 2; runs++) await run()
      assert.equal(put.size, kept, JSON.stringify([production, pictures]))
    }
  })

  it('proves who gave their visa to that very seal, whatever was approved, or asked, before and since', async () => {
    sending = await sentEdition(ports)
    const { post } = sending
    const given = (await ports.validations.byId(post.validationId!))!
    const other = { id: 'other', name: 'Autre Seing' }
    for (const [nth, submittedAt] of ['2026-01-01T08:00:00.000Z', '2027-01-01T08:00:00.000Z'].entries()) {
      const steps = given.steps.map(step => ({
        ...step,
        visas: step.visas.map(visa => ({ ...visa, by: other, seal: 'x' })),
      }))
      const row = { ...given, id: `other-${nth}`, seal: 'x', submittedAt, steps, version: 1 }
      await ports.commit({ save: 'validation', row, ifVersion: 0 })
    }
    await run()
    const packed = unzipSync(put.get('Journaux/TU/TU-2026-01.zip')!)
    const proof = JSON.parse(strFromU8(packed['TU-2026-01.json']!)) as {
      seal: string
      visas: { by: string; seal: string }[]
      items: { title: string; seal: string; visas: { by: string; seal: string }[] }[]
    }
    assert.equal(proof.seal, given.seal)
    assert.deepEqual(
      proof.visas.map(({ by, seal }) => [by, seal]),
      given.steps.flatMap(({ visas }) => visas.map(({ by, seal }) => [by.name, seal])),
    )
    assert.equal(proof.visas.length, 2)
    for (const { title, seal, visas } of proof.items) {
      assert.ok(title !== '' && seal !== proof.seal)
      for (const visa of visas) assert.equal(visa.seal, seal, title)
    }
  })
})
