import { fileURLToPath } from 'node:url'
import type { FigureChart } from '../words/figure-table.ts'
import { drawForPicture } from './draw-bars.ts'

/** Without a font of ours no text would be drawn where the machine has none. */
const font = fileURLToPath(new URL('fonts/NotoSans-Regular.ttf', import.meta.url))
/** Sharp on a phone, and small: some twenty kilobytes. */
const pixelsWide = 1080

/** A chart as PNG, for a card. The library is loaded with the first one. */
export async function chartPicture(chart: FigureChart): Promise<Uint8Array> {
  const [{ Resvg }, svg] = await Promise.all([import('@resvg/resvg-js'), drawForPicture(chart)])
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'width', value: pixelsWide },
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Noto Sans' },
  })
  return drawn.render().asPng()
}
