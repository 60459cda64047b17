import assert from 'node:assert/strict'
import { pieceTextMax, pieceTitleMax } from '../../../../src/core/domain/newspapers/edition.ts'
import { changePiece } from '../../../../src/core/use-cases/newspapers/edition/change-piece.ts'
import { composed, opened, paperPorts, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { comms } from '../../../fakes/walk.ts'

describe('what an edition takes', () => {
  let ports: PaperPorts
  let n = 0
  beforeEach(() => {
    ports = paperPorts()
  })
  const piece = async (editionId: string, change: object = {}) => {
    const section = (await ports.newspapers.all())[0]!.sections[0]!.id
    const fields = { piece: 'free', section, title: 'Un texte', text: 'Le pont rouvre.', ...change }
    return changePiece(ports, comms, { editionId, itemId: `piece-${++n}`, fields })
  }
  const titles = () => ports.proofs.at(-1)!.sections.flatMap(({ articles }) => articles.map(({ title }) => title))

  it('is a text of 20 000 signs, and one sign more is refused beside its field', async () => {
    const { id } = await opened(ports)
    const over = await piece(id, { text: 'é'.repeat(pieceTextMax + 1) })
    assert.deepEqual(over.kind === 'invalid' && over.errors, { text: 'too-long' })
    assert.equal((await piece(id, { text: 'é'.repeat(pieceTextMax) })).kind, 'edition-changed')
    const { state, fault, produced } = await printed(ports, id, 'submission')
    assert.deepEqual([state, fault, produced?.signs], ['submitted', null, pieceTextMax + 'Un texte'.length])
  })

  it('is forty lines, submitted in their order', async () => {
    const { id } = await composed(ports, 2)
    const names = Array.from({ length: 38 }, (_, at) => `Texte ${at + 1}`)
    for (const title of names) assert.equal((await piece(id, { title })).kind, 'edition-changed')
    const { state, produced } = await printed(ports, id, 'submission')
    assert.deepEqual([state, produced?.items.length], ['submitted', 40])
    assert.deepEqual(titles().slice(2), names)
  })

  it('is a title that is one emoji, which stands on the card that announces it', async () => {
    const { id } = await opened(ports)
    assert.equal((await piece(id, { title: '🎉' })).kind, 'edition-changed')
    const long = await piece(id, { title: '🎉'.repeat(pieceTitleMax) })
    assert.deepEqual(long.kind === 'invalid' && long.errors, { title: 'too-long' })
    const { state, postId } = await printed(ports, id, 'submission')
    assert.deepEqual([state, titles()], ['submitted', ['🎉']])
    assert.match((await ports.posts.byId(postId!))!.content.body, /🎉/)
  })
})
