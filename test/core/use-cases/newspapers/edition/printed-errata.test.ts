import assert from 'node:assert/strict'
import { beginBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { checkEdition } from '../../../../../src/core/use-cases/broadcasts/sealed/check-edition.ts'
import { addReady } from '../../../../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import {
  addErratum,
  confirmErratum,
  removeErratum,
} from '../../../../../src/core/use-cases/newspapers/issued/correct-edition.ts'
import { openEdition } from '../../../../../src/core/use-cases/newspapers/edition/open-edition.ts'
import { approvedByBoth, printed, type PaperPorts, paperPorts, readyPost } from '../../../../fakes/composed.ts'
import { settings } from '../../../../fakes/ports.ts'
import { saved, sentEdition, submittedAndSent, takenBack } from '../../../../fakes/sent-edition.ts'
import { comms, otherComms } from '../../../../fakes/walk.ts'

describe('errata in print', () => {
  let ports: PaperPorts
  beforeEach(() => (ports = paperPorts()))

  async function corrected(editionId: string, typed: string): Promise<void> {
    const added = await addErratum(ports, comms, { editionId, typed })
    assert.ok(added.kind === 'erratum-added', added.kind)
    const ids = { editionId, erratumId: added.erratum.id }
    assert.equal((await confirmErratum(ports, otherComms, ids)).kind, 'erratum-confirmed')
  }
  async function next(title: string): Promise<string> {
    await readyPost(ports, { title, section: 'service-life' })
    const made = await openEdition(ports, comms, null, settings)
    assert.ok(made.kind === 'edition-open')
    const { id } = made.edition
    assert.equal((await addReady(ports, comms, { editionId: id }, settings)).kind, 'edition-changed')
    return id
  }
  const proofSays = () => ports.proofs.at(-1)!.errata.map(({ reference, text }) => `${reference} ${text}`)
  const referenceOf = async (id: string) => (await ports.editions.byId(id))!.reference
  const printedIn = async (id: string) => (await ports.editions.byId(id))!.errata.map(one => one.printedIn ?? null)

  it('stand in the next edition that comes out, once, however late they were confirmed', async () => {
    const { id: first } = (await sentEdition(ports)).edition
    await corrected(first, 'Lire 12.')
    await addErratum(ports, comms, { editionId: first, typed: 'Nobody confirmed it.' })
    const second = await next('Deuxième')
    await printed(ports, second, 'preview')
    assert.deepEqual(proofSays(), [`${await referenceOf(first)} Lire 12.`])
    assert.deepEqual(await printedIn(first), [null, null], 'a preview is no edition that came out')
    await submittedAndSent(ports, second)
    assert.deepEqual(await printedIn(first), [await referenceOf(second), null])
    // Confirmed once the second one was printed: it would be in none.
    await corrected(first, 'Lire 13.')
    await corrected(second, 'Lire 14.')
    await printed(ports, await next('Troisième'), 'preview')
    assert.deepEqual(proofSays(), [`${await referenceOf(first)} Lire 13.`, `${await referenceOf(second)} Lire 14.`])
  })

  it('are not printed of an edition that was taken back, nor lost with the one that printed them', async () => {
    const first = await sentEdition(ports)
    await corrected(first.edition.id, 'Lire 12.')
    const second = await next('Deuxième')
    const { broadcast } = await submittedAndSent(ports, second)
    await corrected(second, 'Lire 14.')
    await takenBack(ports, broadcast)
    const third = await next('Troisième')
    await printed(ports, third, 'preview')
    assert.deepEqual(proofSays(), [`${first.edition.reference} Lire 12.`])
    await takenBack(ports, first.broadcast)
    await printed(ports, third, 'preview')
    assert.deepEqual(proofSays(), [])
  })

  it('hold back the edition that was printed with one that was removed since', async () => {
    const { edition } = await sentEdition(ports)
    await corrected(edition.id, 'Lire 12.')
    const submitted = await printed(ports, await next('Deuxième'), 'submission')
    const { post } = await approvedByBoth(ports, {
      edition: submitted,
      post: (await ports.posts.byId(submitted.postId!))!,
    })
    const ready = (await ports.broadcasts.byId(post.broadcastId!))!
    const broadcast = await saved(ports, ready, { state: 'scheduled', scheduledFor: ports.now(), sentBy: comms })
    assert.equal(await checkEdition(ports, broadcast), null)
    const [erratum] = (await ports.editions.byId(edition.id))!.errata
    const removed = { editionId: edition.id, erratumId: erratum!.id, sure: true }
    assert.equal((await removeErratum(ports, comms, removed)).kind, 'erratum-removed')
    assert.deepEqual(await checkEdition(ports, broadcast), { because: 'edition-errata', about: edition.reference })
    const row = (await ports.editions.byId(submitted.id))!
    const { errata: _printed, ...produced } = row.produced!
    const forgetful = { ...row, produced, version: row.version + 1 }
    await ports.commit({ save: 'edition', row: forgetful, ifVersion: row.version })
    assert.deepEqual(
      await checkEdition(ports, broadcast),
      { because: 'edition-errata', about: edition.reference },
      'what was sealed says which were printed, whatever its row says',
    )
    assert.equal((await beginBroadcast(ports, broadcast.id, settings)).kind, 'not-due')
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.heldBecause, 'edition-errata')
  })

  it('may be written from the first card on', async () => {
    const { edition, post, broadcast } = await sentEdition(ports)
    const now = (await ports.editions.byId(edition.id))!
    const row = { ...now, state: 'submitted' as const, publishedAt: null, version: now.version + 1 }
    await ports.commit({ save: 'edition', row, ifVersion: now.version })
    const leaving = { ...post, state: 'broadcasting' as const, version: post.version + 1 }
    await ports.commit({ save: 'post', row: leaving, ifVersion: post.version })
    const running = await saved(ports, broadcast, { state: 'running', startedAt: null })
    const early = await addErratum(ports, comms, { editionId: edition.id, typed: 'Lire 12.' })
    assert.equal(early.kind, 'not-published', 'nobody has a card')
    await saved(ports, running, { startedAt: ports.now() })
    await corrected(edition.id, 'Lire 12.')
  })
})
