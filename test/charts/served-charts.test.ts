import assert from 'node:assert/strict'
import sharp from 'sharp'
import { drawForPage, drawForPicture } from '../../src/charts/draw-bars.ts'
import { createServedCharts } from '../../src/charts/served-charts.ts'
import { periodAt } from '../../src/core/domain/figures/period.ts'
import type { FigureChart } from '../../src/words/figure-table.ts'

const chart: FigureChart = {
  title: 'Publications',
  alt: 'Publications : « Été » & <Fêtes> 12',
  lines: [
    { label: '« Été » & <Fêtes>', now: 12, before: 9, text: '12' },
    { label: 'Portraits', now: 0, before: null, text: '0' },
  ],
}
const publicUrl = 'https://mary.example'
const period = periodAt('month', '2026-11-01')

describe('charts', () => {
  it('have no style of their own, and hold typed words as words', async () => {
    const svg = await drawForPage(chart)
    assert.doesNotMatch(svg, /style|<script|<Fêtes>/)
    assert.match(svg, /aria-label="Publications : « Été » &amp; &lt;Fêtes&gt; 12"/)
    assert.match(svg, /role="img"/)
  })

  it('are pictures with text, whatever fonts the machine has', async () => {
    const blank = await served({ ...chart, lines: chart.lines.map(line => ({ ...line, label: '', text: '' })) })
    const drawn = await served(chart)
    const { width, format } = await sharp(drawn).metadata()
    assert.deepEqual([width, format], [1080, 'png'])
    const ink = async (bytes: Uint8Array) => (await sharp(bytes).greyscale().stats()).channels[0]!.mean
    assert.ok((await ink(drawn)) < (await ink(blank)) - 0.5, 'letters are drawn')
  })

  it('are read on a phone: each label whole above its bar, as large there as the words of a card', async () => {
    const label = 'Éducation, enfance et jeunesse'
    for (const [draw, shownWide] of [
      [drawForPage, 260],
      [drawForPicture, 288],
    ] as const) {
      const svg = await draw({ ...chart, lines: [{ ...chart.lines[0]!, label }] })
      assert.ok(svg.includes(`>${label}</text>`), svg)
      const of = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)?.[1])
      assert.ok((of('font-size') * shownWide) / of('width') >= 9.7)
    }
  })

  it('answer at signed addresses alone, until their end', async () => {
    let now = '2026-11-25T09:00:00.000Z'
    const charts = createServedCharts({ publicUrl, secret: 's', now: () => now, see: async () => chart })
    const address = charts.address({ period, locale: 'fr', until: '2026-12-25T09:00:00.000Z' })
    const name = address.slice(`${publicUrl}/chart/`.length)
    assert.equal((await charts.read(name)).kind, 'served')
    assert.equal((await charts.read(name.replace('2026-11', '2026-10'))).kind, 'unknown')
    assert.equal((await charts.read('2026-11~fr~zzzzzzz.png')).kind, 'unknown')
    now = '2026-12-25T09:00:00.000Z'
    assert.equal((await charts.read(name)).kind, 'unknown')
  })

  it('are drawn for few at once', async () => {
    const charts = createServedCharts({
      publicUrl,
      secret: 's',
      now: () => '2026-11-25T09:00:00.000Z',
      see: async () => null,
    })
    const name = charts.address({ period, locale: 'fr', until: '2026-12-25T09:00:00.000Z' }).split('/').at(-1)!
    const kinds = await Promise.all(Array.from({ length: 20 }, async () => (await charts.read(name)).kind))
    assert.ok(kinds.includes('busy') && kinds.includes('unknown'), kinds.join(' '))
  })
})

async function served(one: FigureChart): Promise<Uint8Array> {
  const charts = createServedCharts({
    publicUrl,
    secret: 's',
    now: () => '2026-11-25T09:00:00.000Z',
    see: async () => one,
  })
  const read = await charts.read(
    charts.address({ period, locale: 'fr', until: '2026-12-25T09:00:00.000Z' }).split('/').at(-1)!,
  )
  assert.ok(read.kind === 'served')
  return read.bytes
}
