import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import type { Edition, EditionItem } from '../../../../src/core/domain/newspapers/edition.ts'
import { editionFiles } from '../../../../src/core/domain/sealed-edition.ts'
import { checkEdition, hasEditionBytes } from '../../../../src/core/use-cases/broadcasts/sealed/check-edition.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { standingsOf } from '../../../../src/core/use-cases/editions/standings.ts'
import { beginBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { paperPorts, type PaperPorts, vouched } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { actor, karim } from '../../../fakes/town.ts'
import { comms, fields, otherComms, press } from '../../../fakes/walk.ts'

describe('an edition that is about to be sent', () => {
  let ports: PaperPorts
  let edition: Edition
  let broadcast: Broadcast
  beforeEach(async () => {
    ports = paperPorts()
    const { edition: row, post } = await vouched(ports)
    edition = row
    broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
  })

  const first = async () => {
    const [item] = edition.items
    assert.ok(item?.kind === 'post')
    return (await ports.posts.byId(item.postId))!
  }

  it('leaves while its bytes and its lines are what was sealed', async () => {
    assert.equal(await checkSeal(ports, broadcast), true)
    assert.equal(await checkEdition(ports, broadcast), null)
  })

  it('with one byte changed, of any of its files, does not leave', async () => {
    for (const kind of editionFiles) {
      const name = (one: typeof kind) => ({ editionId: edition.id, production: 1, kind: one })
      const kept = await Promise.all(
        editionFiles.map(async one => [one, await ports.editionFiles.get(name(one))] as const),
      )
      await ports.editionFiles.keepOnly(edition.id, null)
      for (const [one, bytes] of kept) {
        const other = bytes!.slice()
        if (one === kind) other[7]! ^= 1
        await ports.editionFiles.put(name(one), other)
      }
      assert.deepEqual(await checkEdition(ports, broadcast), { because: 'edition-bytes', about: edition.reference })
      assert.equal(await hasEditionBytes(ports, broadcast), false)
      await ports.editionFiles.keepOnly(edition.id, null)
      for (const [one, bytes] of kept) await ports.editionFiles.put(name(one), bytes!)
    }
    assert.equal(await checkEdition(ports, broadcast), null)
  })

  it('names the line that changed since it was submitted', async () => {
    const post = await first()
    await withdrawSubmission(ports, comms, post.id)
    assert.deepEqual(await checkEdition(ports, broadcast), {
      because: 'edition-items',
      about: `${post.reference} « Article 1 »`,
    })
  })

  it('names the line that was approved again with other words', async () => {
    const { id: postId, revision } = await first()
    const typed = { ...fields, title: 'Article 1', body: 'Le pont rouvre mardi.', section: 'service-life' }
    const saved = await savePost(ports, comms, { postId, revision, fields: typed }, settings)
    assert.ok(saved.kind === 'saved', JSON.stringify(saved))
    const again = await submitPost(ports, comms, { postId, revision: saved.post.revision }, settings)
    assert.ok(again.kind === 'submitted', JSON.stringify(again))
    const at = { id: postId, seal: again.validation.seal }
    await press(ports, actor(karim, 'comms'), at, 'approve', 0)
    const last = await press(ports, otherComms, at, 'approve', 1)
    assert.ok(last.kind === 'decided' && last.post.state === 'approved', JSON.stringify(last))
    assert.equal((await checkEdition(ports, broadcast))?.because, 'edition-items')
    const standings = await standingsOf(ports, edition)
    assert.deepEqual(
      edition.items.map(({ id }) => standings.get(id)?.stands.state),
      ['changed', 'ready'],
    )
  })

  it('is held at its hour, and nothing of it leaves', async () => {
    const post = await first()
    await withdrawSubmission(ports, comms, post.id)
    const at = ports.now()
    const row = {
      ...broadcast,
      state: 'scheduled',
      scheduledFor: at,
      sentBy: comms,
      version: broadcast.version + 1,
    } as const
    await ports.commit({ save: 'broadcast', row, ifVersion: broadcast.version })
    assert.equal((await beginBroadcast(ports, broadcast.id, settings)).kind, 'not-due')
    const held = await ports.broadcasts.byId(broadcast.id)
    assert.deepEqual([held?.state, held?.heldBecause], ['held', 'edition-items'])
    assert.match(held?.heldAbout ?? '', /Article 1/)
  })

  it('looks at the posts that were sealed, whatever the row of the edition says of its lines', async () => {
    const post = await first()
    const [, other] = edition.items
    assert.ok(other?.kind === 'post')
    const [line, ...others] = edition.items
    const { id, section, title, by, at } = line!
    const piece: EditionItem = { kind: 'piece', piece: 'free', text: 'Autre', pictures: [], id, section, title, by, at }
    await withdrawSubmission(ports, comms, post.id)
    for (const items of [
      [{ ...other, id: line!.id }, ...others],
      [piece, ...others],
      [piece, ...edition.items],
      others,
    ]) {
      const before = (await ports.editions.byId(edition.id))!
      const row = { ...before, items, version: before.version + 1 }
      await ports.commit({ save: 'edition', row, ifVersion: before.version })
      const { because, about } = (await checkEdition(ports, broadcast))!
      assert.deepEqual([because, about.split(' ')[0]], ['edition-items', post.reference])
    }
  })

  it('is announced by a post that nobody writes or submits by hand', async () => {
    const { id, revision } = (await ports.posts.byId(edition.postId!))!
    assert.deepEqual(await savePost(ports, comms, { postId: id, revision, fields }, settings), {
      kind: 'of-an-edition',
    })
    await withdrawSubmission(ports, comms, id)
    const again = await submitPost(ports, comms, { postId: id, revision }, settings)
    assert.deepEqual(again, { kind: 'of-an-edition' })
  })
})
