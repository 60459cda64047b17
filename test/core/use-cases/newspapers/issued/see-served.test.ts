import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../../src/core/domain/broadcasts/broadcast.ts'
import type { Edition } from '../../../../../src/core/domain/newspapers/edition.ts'
import type { Post, SealedVersion } from '../../../../../src/core/domain/posts/post.ts'
import { computeSeal, type Sealed } from '../../../../../src/core/domain/seal.ts'
import { readServed, servedOf } from '../../../../../src/core/use-cases/newspapers/issued/see-served.ts'
import { karim } from '../../../../fakes/town.ts'

const at = '2026-12-01T08:00:00.000Z'
const by = { id: karim.id, name: karim.name }
const reference = 'TU-2026-11'

const file = (digest: string) => ({ digest, bytes: 3 })
const printing2 = {
  number: 2,
  files: { html: file('x'), pdf: file('y'), email: file('z') },
} as Edition['produced']

/** The version that announces this printing. */
function sealed(production: number): SealedVersion {
  const words: Sealed = {
    rendered: { locale: 'fr', summary: `Trait d’Union ${production}`, card: '{}' },
    pictures: [],
    audience: { kind: 'everyone' },
    headCount: 3,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
    edition: {
      editionId: 'e',
      reference,
      production,
      items: [],
      words: '',
      files: { html: 'a', pdf: 'b', email: 'c' },
      mailTo: [],
    },
  }
  return { ...words, number: production, seal: computeSeal(words), at, by }
}

describe('what the addresses of an edition show', () => {
  const [first, second] = [sealed(1), sealed(2)]
  let edition: Pick<Edition, 'reference' | 'state' | 'produced' | 'errata' | 'postId'>
  let post: Pick<Post, 'state' | 'broadcastId' | 'correcting' | 'sealed'>
  let changing: Partial<Broadcast>[]
  let startedAt: string | null
  beforeEach(() => {
    edition = { reference, state: 'submitted', produced: printing2, errata: [], postId: 'p' }
    post = { state: 'broadcast', broadcastId: 'b', correcting: null, sealed: [first, second] }
    changing = []
    startedAt = at
  })
  const see = async () => {
    const rows = await readServed(
      {
        editions: { byId: async () => edition as Edition },
        posts: { byId: async () => post as Post },
        broadcasts: {
          byId: async () => ({ kind: 'send', seal: first.seal, startedAt }) as Broadcast,
          changing: async () => changing as Broadcast[],
        },
      } as unknown as Parameters<typeof readServed>[0],
      'e',
    )
    return rows && servedOf(rows)
  }
  const published = async () => {
    const seen = (await see())?.published
    return seen && typeof seen === 'object' ? seen.production : seen
  }

  it('is the last printing to whoever composes, until it changes or is given up', async () => {
    assert.deepEqual((await see())?.draft, { production: 2, files: { html: 'x', pdf: 'y', email: 'z' } })
    edition.produced = null
    assert.equal((await see())?.draft, null)
    edition.produced = printing2
    edition.state = 'abandoned'
    assert.equal((await see())?.draft, null)
    edition.state = 'published'
    assert.equal((await see())?.draft, null, 'it has another address')
    edition.state = 'submitted'
    changing = [{ kind: 'take-back', state: 'planning', startedAt: null }]
    assert.equal((await see())?.draft, null, 'taken back')
  })

  it('is published from the first card on: the printing whose card people have', async () => {
    assert.deepEqual((await see())?.published, { production: 1, files: first.edition?.files })
    startedAt = null
    assert.equal(await published(), null)
    startedAt = at
    changing = [{ kind: 'correct', seal: second.seal, state: 'running', startedAt: at, heldBecause: null }]
    assert.equal(await published(), 2)
    post = { ...post, broadcastId: null }
    assert.equal(await published(), null)
    edition.postId = null
    assert.equal(await published(), null)
  })

  it('is nothing where somebody changed what was sealed', async () => {
    post.sealed = [{ ...first, edition: { ...first.edition!, production: 7 } }, second]
    assert.equal(await published(), null)
  })

  it('is gone once its removal is confirmed', async () => {
    changing = [{ kind: 'take-back', state: 'ready', startedAt: null }]
    assert.equal(await published(), 1)
    changing = [{ kind: 'take-back', state: 'planning', startedAt: null }]
    assert.equal(await published(), 'gone')
    changing = []
    post.state = 'taken-back'
    assert.equal(await published(), 'gone')
  })

  it('says what was corrected, once another one confirmed it', async () => {
    const later = '2026-12-03T08:00:00.000Z'
    edition.errata = [
      { id: '1', text: 'Lire 12.', by, at, confirmed: { by, at: later } },
      { id: '2', text: 'Lire 13.', by, at, confirmed: null },
    ]
    assert.deepEqual((await see())?.errata, [{ text: 'Lire 12.', at: later }])
  })
})
