import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type EditionItem, itemsMost } from '../../../../../src/core/domain/newspapers/edition.ts'
import { headingOf, inReadingOrder, moved, placed } from '../../../../../src/core/domain/newspapers/reading-order.ts'
import { moveItem, placeItem, toSection } from '../../../../../src/core/use-cases/newspapers/edition/arrange-edition.ts'
import { addPost, addReady, removeItem } from '../../../../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { changePiece } from '../../../../../src/core/use-cases/newspapers/edition/change-piece.ts'
import { abandonEdition } from '../../../../../src/core/use-cases/newspapers/edition/abandon-edition.ts'
import { askPrinting } from '../../../../../src/core/use-cases/newspapers/printing/ask-printing.ts'
import { followEdition } from '../../../../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { openEdition } from '../../../../../src/core/use-cases/newspapers/edition/open-edition.ts'
import { cancelPost, withdrawSubmission } from '../../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import {
  composed,
  opened,
  paperPorts,
  type PaperPorts,
  printed,
  readyPost,
  vouched,
} from '../../../../fakes/composed.ts'
import { settings } from '../../../../fakes/ports.ts'
import { comms, written } from '../../../../fakes/walk.ts'
import { holds } from '../../../../support/holds.ts'

describe('an edition that is composed', () => {
  let ports: PaperPorts
  beforeEach(() => {
    ports = paperPorts()
  })

  it('is opened once, on a working day, with its bouclage worked back', async () => {
    const edition = await opened(ports)
    assert.deepEqual(
      [edition.reference, edition.day, edition.closesOn],
      ['TU-2026-01', '2026-12-25' < edition.day ? edition.day : '', edition.closesOn],
    )
    assert.ok(edition.closesOn < edition.day)
    const again = await openEdition(ports, comms, null, settings)
    assert.ok(again.kind === 'edition-open' && !again.opened)
    assert.equal(again.edition.id, edition.id)
  })

  it('takes what is ready once, however often it is pressed', async () => {
    const { id, items } = await composed(ports, 3)
    assert.equal(items.length, 3)
    const again = await addReady(ports, comms, { editionId: id }, settings)
    assert.equal(again.kind, 'nothing-ready')
    const [post] = await ports.posts.recent(1)
    assert.deepEqual(post?.standsIn, [id])
  })

  it('typesets a text of its own, and leaves its Markdown as it is', async () => {
    const edition = await composed(ports, 1)
    const section = edition.items[0]!.section
    const fields = { piece: 'free', section, title: 'Bravo !', text: '## Où ?\n\n- **25 %** de plus' }
    const result = await changePiece(ports, comms, { editionId: edition.id, itemId: 'own', fields })
    assert.ok(result.kind === 'edition-changed')
    assert.deepEqual([result.item.title, result.item.text], ['Bravo\u202f!', '## Où\u202f?\n\n- **25\u202f%** de plus'])
  })

  it('takes no piece under the id of a post that stands in it', async () => {
    const edition = await composed(ports, 1)
    const [line] = edition.items
    const fields = { piece: 'free', section: line!.section, title: 'Autre', text: 'Autre texte' }
    const result = await changePiece(ports, comms, { editionId: edition.id, itemId: line!.id, fields })
    assert.equal(result.kind, 'no-such-line')
    assert.deepEqual((await ports.editions.byId(edition.id))?.items, edition.items)
  })

  it('puts no line before one that is not there, nor under that heading', async () => {
    const edition = await composed(ports, 2)
    const [first, second] = edition.items
    const portraits = (await ports.newspapers.byId(edition.newspaperId))!.sections[1]!.id
    const place = (section: string, before: string | null) =>
      placeItem(ports, comms, { editionId: edition.id, itemId: first!.id, section, before })
    for (const [section, other] of [
      [first!.section, 'none'],
      [portraits, second!.id],
    ] as const)
      assert.equal((await place(section, other)).kind, 'no-such-line', other)
    assert.deepEqual(await ports.editions.byId(edition.id), edition)
    assert.equal((await place(first!.section, null)).kind, 'edition-changed')
    assert.equal((await place(first!.section, second!.id)).kind, 'edition-changed')
    assert.deepEqual(
      (await ports.editions.byId(edition.id))?.items.map(({ id }) => id),
      [first!.id, second!.id],
    )
  })

  it('takes sixty lines and no more, and says how many are left', async () => {
    const { id } = await opened(ports)
    for (let n = 0; n < itemsMost + 2; n++) await readyPost(ports, { title: `Article ${n}` })
    const added = await addReady(ports, comms, { editionId: id }, settings)
    assert.ok(added.kind === 'edition-changed')
    assert.deepEqual([added.added.length, added.left], [itemsMost, 2])
    assert.equal((await addReady(ports, comms, { editionId: id }, settings)).kind, 'edition-full')
  }).timeout(60_000)

  it('awaits a post that nobody vouched for, and is not submitted before', async () => {
    const { id } = await opened(ports)
    const draft = await written(ports, { body: 'Le pont rouvre.' })
    const added = await addPost(ports, comms, { editionId: id, postId: draft.id })
    assert.ok(added.kind === 'edition-changed')
    assert.equal(added.item.seal, null)
    assert.equal((await addPost(ports, comms, { editionId: id, postId: 'none' })).kind, 'not-found')
    const asked = await askPrinting(ports, comms, { editionId: id, wanted: 'submission' }, settings)
    assert.ok(asked.kind === 'lines-awaited')
    assert.deepEqual(
      asked.lines.map(({ reference }) => reference),
      [draft.reference],
    )
  })

  it('goes to print without a line whose post was withdrawn meanwhile, and is not submitted with it', async () => {
    const { id, items } = await composed(ports, 2)
    const [first] = items
    assert.ok(first?.kind === 'post')
    await cancelPost(ports, comms, first.postId)
    const preview = await printed(ports, id, 'preview')
    assert.equal(preview.produced?.items.length, 1)
    const asked = await askPrinting(ports, comms, { editionId: id, wanted: 'submission' }, settings)
    assert.equal(asked.kind, 'lines-awaited')
    const removed = await removeItem(ports, comms, { editionId: id, itemId: first.id })
    assert.ok(removed.kind === 'edition-changed')
    assert.deepEqual((await ports.posts.byId(first.postId))?.standsIn, [])
  })

  it('refuses what somebody who saw another composition presses', async () => {
    const { id, items, revision } = await composed(ports, 2)
    const itemId = items[0]!.id
    const moved = await moveItem(ports, comms, { editionId: id, itemId, way: 'down', revision })
    assert.equal(moved.kind, 'edition-changed')
    const late = await toSection(ports, comms, { editionId: id, itemId, section: 'x', revision })
    assert.equal(late.kind, 'changed-since')
  })

  it('is not composed while approvers have it', async () => {
    const { edition } = await vouched(ports)
    const itemId = edition.items[0]!.id
    assert.equal((await removeItem(ports, comms, { editionId: edition.id, itemId })).kind, 'edition-submitted')
    assert.equal((await abandonEdition(ports, comms, edition.id)).kind, 'edition-submitted')
  })

  it('is open again once what announces it is a draft', async () => {
    const { edition, post } = await vouched(ports)
    await withdrawSubmission(ports, comms, post.id)
    await followEdition(ports, edition.id)
    assert.equal((await ports.editions.byId(edition.id))?.state, 'open')
  })

  it('given up, leaves its posts to another edition, and keeps its number', async () => {
    const { id } = await composed(ports, 2)
    await printed(ports, id, 'preview')
    assert.equal((await abandonEdition(ports, comms, id)).kind, 'edition-changed')
    assert.equal(await ports.editionFiles.get({ editionId: id, production: 1, kind: 'html' }), null)
    const next = await openEdition(ports, comms, null, settings)
    assert.ok(next.kind === 'edition-open' && next.opened)
    assert.equal(next.edition.number, 2)
    const added = await addReady(ports, comms, { editionId: next.edition.id }, settings)
    assert.ok(added.kind === 'edition-changed')
    assert.equal(added.added.length, 2)
  })
})

describe('the order of an edition', () => {
  const newspaper = { sections: ['a', 'b', 'c'].map(id => ({ id, name: id, takes: [], room: 0 })) }
  const item = (id: string, section: string): EditionItem => ({
    id,
    kind: 'piece',
    piece: 'free',
    section,
    title: id,
    text: 'x',
    pictures: [],
    by: { id: 'p', name: 'P' },
    at: '2026-11-25T09:00:00.000Z',
  })
  const items = fc
    .array(fc.constantFrom('a', 'b', 'c', 'gone'), { minLength: 1, maxLength: 12 })
    .map(sections => sections.map((section, at) => item(String(at), section)))

  it('loses and doubles nothing, whatever is moved', () => {
    holds(
      fc.property(items, fc.nat(), fc.constantFrom('up', 'down'), (all, at, way) => {
        const itemId = all[at % all.length]!.id
        const after = moved({ items: all }, newspaper, { itemId, way })
        if (after === null) return
        assert.deepEqual(after.map(({ id }) => id).toSorted(), all.map(({ id }) => id).toSorted())
        const [from, to] = [all, after].map(some => some.find(({ id }) => id === itemId)!.section)
        // Nothing comes back under « Autres ».
        if (from === 'gone' && to !== 'gone') return
        const back = moved({ items: after }, newspaper, { itemId, way: way === 'up' ? 'down' : 'up' })
        const before = inReadingOrder({ items: all }, newspaper)
        assert.deepEqual(
          back?.map(({ id }) => id),
          before.map(({ id }) => id),
        )
      }),
    )
  })

  it('puts a line before the one that was named, or at the end of the heading', () => {
    holds(
      fc.property(items, fc.nat(), fc.constantFrom('a', 'b', 'c'), (all, at, section) => {
        const itemId = all[at % all.length]!.id
        const after = placed({ items: all }, newspaper, { itemId, section, before: null })!
        const under = after.filter(one => headingOf(one, newspaper) === section)
        assert.equal(under.at(-1)?.id, itemId)
      }),
    )
  })
})
