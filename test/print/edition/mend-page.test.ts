import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mendedPage } from '../../../src/print/edition/mend-page.ts'
import { loadWords } from '../../../src/words.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

const words = loadWords().fr
const image = (text: string) =>
  `<figure><img src="data:image/jpeg;base64,${Buffer.from(text).toString('base64')}" alt="Léa &amp; l’été" width="8" height="8"></figure>`
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a printed page without a picture', () => {
  const page = Buffer.from(`<main>été ${image('one')}${image('two')}</main>`)
  const mended = (...digests: string[]) => mendedPage(page, digests, words).toString()

  it('says « Image retirée » in its place, and keeps every other byte', () => {
    assert.equal(mended(digest('one')), `<main>été <figure><p>Image retirée</p></figure>${image('two')}</main>`)
    assert.equal(mended(digest('one'), digest('two')).split('Image retirée').length, 3)
  })

  it('of none, or of others, is the same bytes', () => {
    assert.equal(mended(), page.toString())
    assert.equal(mended(digest('three')), page.toString())
  })

  it('is made in a moment, however long it is', async () => {
    const long = Buffer.from('<img src="data:image/jpeg;base64,'.repeat(50_000))
    assert.ok((await cpuMs(() => mendedPage(long, [digest('one')], words))) < 2_000)
  })
})
