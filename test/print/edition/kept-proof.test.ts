import assert from 'node:assert/strict'
import type { EditionProof, ProofPicture } from '../../../src/core/domain/newspapers/proof.ts'
import { editionPage } from '../../../src/print/edition/edition-page.ts'
import { keptProof, restoredProof } from '../../../src/print/edition/kept-proof.ts'
import { loadWords } from '../../../src/words.ts'
import { editionProof, hostileProof, proofPicture } from '../../support/edition-proof.ts'

const words = loadWords()
const page = (proof: EditionProof) => Buffer.from(editionPage(proof, words[proof.locale]))
const bytes = ({ bytes: data, ...rest }: ProofPicture) => ({ ...rest, data: Buffer.from(data).toString('base64') })
const plain = (proof: EditionProof) => ({
  ...proof,
  masthead: proof.masthead && bytes(proof.masthead),
  sections: proof.sections.map(section => ({
    ...section,
    articles: section.articles.map(article => ({ ...article, pictures: article.pictures.map(bytes) })),
  })),
})

describe('what is kept of a printing to print it anew', () => {
  it('is with the page all of it, and without the page none of its pictures', async () => {
    for (const proof of [await editionProof(), await hostileProof()]) {
      const kept = await keptProof(proof)
      const pictures = proof.sections.flatMap(({ articles }) => articles.flatMap(one => one.pictures))
      assert.ok(kept.byteLength < 100_000, `${kept.byteLength} bytes beside ${pictures.length} pictures`)
      assert.deepEqual(plain((await restoredProof(kept, page(proof)))!), plain(proof))
    }
  })

  it('is nothing beside a page without one of its pictures, and nothing where it is something else', async () => {
    const proof = await editionProof({ masthead: await proofPicture('Le pont', { colour: '#123456' }) })
    const kept = await keptProof(proof)
    assert.ok(await restoredProof(kept, page(proof)))
    assert.equal(await restoredProof(kept, page({ ...proof, masthead: null })), null)
    for (const other of ['', 'null', '[]', '{}', '{"sections":[{}]}', '{"sections":{"length":9}}'])
      assert.equal(await restoredProof(Buffer.from(other), page(proof)), null, other)
  })
})
