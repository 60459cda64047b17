import assert from 'node:assert/strict'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { isPageAlone } from '../../../../src/core/use-cases/editions/library-copy.ts'
import { redactPrinting } from '../../../../src/core/use-cases/editions/redact-printing.ts'
import { redactedIssues, renewLibrary } from '../../../../src/core/use-cases/personal/redact-issues.ts'
import { paperPorts, type PaperPorts } from '../../../fakes/composed.ts'
import { saved, type Sent, sentEdition } from '../../../fakes/sent-edition.ts'
import { alice } from '../../../fakes/town.ts'

const sought = soughtBy(alice.id, [], ['Gaëlle Morel'])
const library = { html: 'https://x/h', pdf: 'https://x/p', package: 'https://x/z' }
const copies = ['html', 'pdf', 'eml', 'zip'].map(ending => `Journaux/TU/TU-2026-01.${ending}`)

describe('the copy of a published issue in the library', () => {
  let ports: PaperPorts
  let sent: Sent
  let removed: string[]
  beforeEach(async () => {
    ports = paperPorts()
    removed = []
    sent = await sentEdition(ports)
    await changed({ library })
  })
  const edition = async () => (await ports.editions.byId(sent.edition.id))!
  const changed = async (change: Partial<Edition>) => {
    const row = await edition()
    await ports.commit({
      save: 'edition',
      row: { ...row, ...change, version: row.version + 1 },
      ifVersion: row.version,
    })
  }
  const needs = () => ({
    ...ports,
    libraryBin: { remove: async (folder: string, name: string) => removed.push(`${folder}/${name}`) > 0 },
  })
  const renewed = async () => {
    await renewLibrary(needs(), [sent.edition.id])
    return [removed, (await edition()).library]
  }
  const told = async () => {
    const issue = { editionId: sent.edition.id, newspaper: 'TU', number: 1, articles: [''] }
    const [one] = await redactedIssues(needs(), [issue])
    return { left: one?.left, isPdfGone: one?.isPdfGone }
  }
  const withoutPost = async () => {
    const { id, version } = (await ports.posts.byId(sent.post.id))!
    await ports.commit({ remove: 'post', id, ifVersion: version })
  }
  const redact = async () => {
    const production = (await edition()).produced!.number
    const bytes = await ports.editionFiles.get({ editionId: sent.edition.id, production, kind: 'html' })
    const html = new TextDecoder().decode(bytes)
    assert.match(html, /Gaëlle Morel/)
    await redactPrinting(ports, { editionId: sent.edition.id, production, html }, sought, 'personne effacée')
  }
  const page = async (production: number) =>
    ports.editionFiles.get({ editionId: sent.edition.id, production, kind: 'html' })

  it('goes, and is put there anew', async () => {
    assert.deepEqual(await renewed(), [copies, null])
    assert.deepEqual(await told(), { left: undefined, isPdfGone: undefined })
  })

  it('stays where the post that announced it is kept no more, and so does the page, without the name', async () => {
    await withoutPost()
    await redact()
    const { produced, erased } = await edition()
    assert.deepEqual([produced?.number, erased?.ended], [2, []])
    assert.equal(await page(1), null)
    assert.doesNotMatch(new TextDecoder().decode(await page(2)), /Gaëlle Morel/)
    assert.deepEqual(await renewed(), [[], library])
    assert.deepEqual(await told(), { left: 'library', isPdfGone: undefined })
  })

  it('stays where bytes are gone, or are not those that were sealed', async () => {
    await ports.editionFiles.forget(sent.edition.id, 1)
    assert.deepEqual(await renewed(), [[], library])
    for (const kind of ['html', 'pdf', 'email'] as const) {
      const bytes = kind === 'pdf' ? new Uint8Array([1]) : sent.files[kind]
      await ports.editionFiles.put({ editionId: sent.edition.id, production: 1, kind }, bytes)
    }
    assert.deepEqual(await renewed(), [[], library])
    assert.deepEqual(await told(), { left: 'library', isPdfGone: undefined })
    await changed({ erased: { production: 1, ended: ['pdf', 'email'], at: ports.now() } })
    assert.deepEqual((await renewed())[0], copies, 'the page alone is put there anew')
    assert.deepEqual(await told(), { left: undefined, isPdfGone: true })
  })

  it('stays while nobody decided what becomes of a sending that was stopped', async () => {
    await saved(ports, sent.broadcast, { state: 'stopped' })
    await changed({ mail: { state: 'waiting', at: ports.now() } })
    assert.deepEqual(await renewed(), [[], library])
  })

  it('of what was taken back stays too; where there is none the receipt says that nobody reads it', async () => {
    const post = (await ports.posts.byId(sent.post.id))!
    const row = { ...post, state: 'taken-back' as const, version: post.version + 1 }
    await ports.commit({ save: 'post', row, ifVersion: post.version })
    assert.deepEqual(await renewed(), [[], library])
    assert.deepEqual(await told(), { left: 'library', isPdfGone: undefined })
    await changed({ library: null })
    assert.deepEqual(await told(), { left: 'nothing', isPdfGone: undefined })
    await changed({ erased: { production: 1, ended: ['pdf'], at: ports.now() } })
    assert.deepEqual(await told(), { left: 'library', isPdfGone: undefined })
  })

  it('tells of paper that ended only where it is that of the printing that is read', async () => {
    await changed({ erased: { production: 7, ended: ['pdf'], at: ports.now() } })
    assert.deepEqual(await told(), { left: undefined, isPdfGone: undefined })
    assert.ok(!isPageAlone(await edition(), 1) && isPageAlone(await edition(), 7))
    await changed({ erased: { production: 1, ended: ['pdf'], at: ports.now() } })
    assert.deepEqual(await told(), { left: undefined, isPdfGone: true })
  })
})
