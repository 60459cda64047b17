import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { openCardPage } from '../../src/commands/cards/card-page.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { look, renderPost } from './every-card.ts'

/** What a small phone shows at once. */
const width = 320
const heightMost = 640
/** What is urgent is never folded: its few words are read before the button is reached. */
const unfoldedMost = 760

describe('validation card, folded', function () {
  this.timeout(60_000)
  it('fits one screen of a small phone, in whatever state', async function () {
    const page = await openCardPage()
    if (!page) return this.skip()
    try {
      for (const [sample, data] of Object.entries(readSamples('validations/validation', renderPost)))
        for (const locale of ['fr', 'en'] as const) {
          const { height } = await page.shoot(
            drawSample('validations/validation', data, look(locale), renderPost),
            width,
          )
          assert.ok(
            height > 100 && height <= (sample === 'urgent' ? unfoldedMost : heightMost),
            `${sample} ${locale}: ${height}`,
          )
        }
    } finally {
      await page.close()
    }
  })
})

describe('card of an edition that is composed', function () {
  this.timeout(60_000)
  it('has where it stands, what is missing and what comes next on the first screen of a small phone', async function () {
    const page = await openCardPage()
    if (!page) return this.skip()
    try {
      const samples = readSamples('newspapers/edition', renderPost)
      for (const sample of ['open', 'empty', 'sixty'])
        for (const locale of ['fr', 'en'] as const) {
          const card = drawSample('newspapers/edition', samples[sample]!, look(locale), renderPost)
          const body = card['body'] as unknown[]
          const last = body.findIndex(element => JSON.stringify(element).includes('edition.submit'))
          const { height } = await page.shoot({ ...card, body: body.slice(0, last + 1) }, width)
          assert.ok(height > 100 && height <= heightMost, `${sample} ${locale}: ${height}`)
        }
    } finally {
      await page.close()
    }
  })
})
