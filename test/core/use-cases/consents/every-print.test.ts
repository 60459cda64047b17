import assert from 'node:assert/strict'
import type { PieceItem } from '../../../../src/core/domain/newspapers/edition.ts'
import type { OnHolder } from '../../../../src/core/use-cases/consents/find-picture.ts'
import { describeMasthead, takeMasthead } from '../../../../src/core/use-cases/newspapers/change-masthead.ts'
import { takePiecePicture } from '../../../../src/core/use-cases/newspapers/edition/take-piece-picture.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { composed, newspaperId, printed } from '../../../fakes/composed.ts'
import { type ConsentState, consentStates } from '../../../fakes/consent-states.ts'
import { bytes, hasPicture, pictureWorld, type World } from '../../../fakes/leaving.ts'
import { settings } from '../../../fakes/ports.ts'
import { comms, written } from '../../../fakes/walk.ts'

const on = (change: Partial<OnHolder>): OnHolder => ({ initiativeId: null, postId: null, pictureId: 'p', ...change })
const sent = { id: 'p', name: 'lea.png', source: null, bytes: Buffer.from(bytes, 'latin1') }

async function withPiece({ ports }: World): Promise<string> {
  const edition = await composed(ports, 1)
  const piece: PieceItem = {
    kind: 'piece',
    id: 'piece',
    piece: 'portrait',
    section: edition.items[0]!.section,
    by: comms,
    at: ports.now(),
    title: 'Léa',
    text: 'Elle arrive.',
    pictures: [],
  }
  ports.tamper('edition', { ...edition, items: [piece] })
  return edition.id
}
const toPiece = async ({ ports }: World, editionId: string) => {
  const taken = await takePiecePicture(ports, comms, { editionId, itemId: 'piece' }, sent)
  assert.equal(taken.kind, 'edition-changed', JSON.stringify(taken))
  // Described, so that nothing but consent keeps it back.
  const edition = (await ports.editions.byId(editionId))!
  const items = edition.items.map(item =>
    item.kind === 'piece' ? { ...item, pictures: item.pictures.map(one => ({ ...one, alt: 'Léa' })) } : item,
  )
  ports.tamper('edition', { ...edition, items })
}

const roads: Record<string, (world: World, state: ConsentState) => Promise<string>> = {
  'a text of an edition': async (world, { say }) => {
    const editionId = await withPiece(world)
    await toPiece(world, editionId)
    await say(world.ports, bytes, on({ editionId }))
    return editionId
  },
  'a text of an edition, of bytes that a post had': async (world, { say }) => {
    const { id: postId } = await written(world.ports)
    await addPicture(world.ports, comms, postId, { id: 'q', digest: bytes }, settings)
    await say(world.ports, bytes, on({ postId, pictureId: 'q' }))
    const editionId = await withPiece(world)
    await toPiece(world, editionId)
    return editionId
  },
  'the top of a newspaper': async (world, { say }) => {
    const { id } = await composed(world.ports, 1)
    assert.equal((await takeMasthead(world.ports, comms, newspaperId, sent)).kind, 'newspaper-changed')
    await say(world.ports, bytes, on({ newspaperId }))
    assert.equal((await describeMasthead(world.ports, comms, newspaperId, 'Trait d’Union')).kind, 'newspaper-changed')
    return id
  },
}

describe('what is printed with a picture, by every road', () => {
  for (const [road, take] of Object.entries(roads))
    for (const state of consentStates) {
      const isOpen = state.open.includes('newspaper')
      it(`${road} · ${state.told}: ${isOpen ? 'printed' : 'not'}`, async () => {
        const world = pictureWorld()
        const { ports } = world
        const { fault } = await printed(ports, await take(world, state), 'preview')
        if (!isOpen) return assert.match(fault?.key ?? '', /^(masthead-)?no-consent$/)
        assert.equal(fault, null)
        assert.ok(hasPicture(ports) || ports.proofs.at(-1)?.masthead)
      })
    }

  it('what stood on top of a newspaper before anybody was asked is printed', async () => {
    const { ports } = pictureWorld()
    const { id } = await composed(ports, 1)
    const newspaper = (await ports.newspapers.byId(newspaperId))!
    ports.tamper('newspaper', { ...newspaper, masthead: { id: 'old', alt: 'Trait d’Union', digest: bytes } })
    assert.equal((await printed(ports, id, 'preview')).fault, null)
    assert.ok(ports.proofs.at(-1)?.masthead)
  })
})
