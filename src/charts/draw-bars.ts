import type { FigureChart } from '../words/figure-table.ts'

/** What is used here of a document, whose types belong to browsers. */
type Part = {
  outerHTML: string
  querySelectorAll(selector: string): Iterable<Part>
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  prepend(part: Part): void
  remove(): void
}
type Document = { createElementNS(namespace: string, name: string): Part }

type Row = FigureChart['lines'][number] & { row: number }

/** How a chart is drawn: for a page, whose style sheet colours its parts by their classes, or for a picture. */
type Look = { width: number; labels: number; rowHeight: number; isPicture: boolean }

const forPage: Look = { width: 420, labels: 150, rowHeight: 22, isPicture: false }
const forPicture: Look = { width: 720, labels: 250, rowHeight: 34, isPicture: true }
/** Beside the longest bar stands its number. */
const numberWidth = 64
/** Of a label: signs that fit beside the bars; what is cut stands whole in the table. */
const signsMost = 26

/** A chart as SVG without a style of its own: a strict page may show it, and it is printed as it is seen. */
export function drawForPage(chart: FigureChart): Promise<string> {
  return draw(chart, forPage)
}

export function drawForPicture(chart: FigureChart): Promise<string> {
  return draw(chart, forPicture)
}

/**
 * Filled bars for the period, a mark of another shape for the one before, and the number in words: no colour tells
 * anything alone. The libraries are loaded with the first chart.
 */
async function draw({ lines, alt }: FigureChart, look: Look): Promise<string> {
  const [Plot, { DOMParser }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  // As XML: whatever people typed is written as text, wherever it stands.
  const document = new DOMParser().parseFromString('<svg/>', 'image/svg+xml') as unknown as Document
  const rows: Row[] = lines.map((line, index) => ({ ...line, row: index }))
  const { width, labels, rowHeight, isPicture } = look
  const colours = isPicture ? { bar: '#5b5fc7', mark: '#1b1b1b' } : { bar: 'currentColor', mark: 'currentColor' }
  const most = Math.max(...rows.flatMap(({ now, before }) => [now, before ?? 0]))
  const drawn: unknown = Plot.plot({
    document: document as never,
    width,
    height: rows.length * rowHeight + 8,
    marginLeft: labels,
    marginRight: numberWidth,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: rows.map(({ row }) => row), padding: 0.3 },
    marks: [
      Plot.barX(rows, { x: 'now', y: 'row', className: 'bar', fill: colours.bar }),
      Plot.tickX(
        rows.filter(({ before }) => before !== null),
        { x: 'before', y: 'row', className: 'mark', stroke: colours.mark, strokeWidth: 2.5 },
      ),
      Plot.text(rows, {
        x: ({ now, before }: Row) => Math.max(now, before ?? 0),
        y: 'row',
        text: 'text',
        dx: 8,
        textAnchor: 'start',
        className: 'number',
      }),
      Plot.text(rows, {
        frameAnchor: 'left',
        y: 'row',
        text: ({ label }: { label: string }) => shortened(label),
        dx: -8,
        textAnchor: 'end',
        className: 'label',
      }),
    ],
  })
  return finished(drawn as Part, document, { alt, look })
}

/** Plot brings a style sheet along, which the page's policy does not allow. */
function finished(svg: Part, document: Document, { alt, look }: { alt: string; look: Look }): string {
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const part of [svg, ...svg.querySelectorAll('*')]) {
    part.removeAttribute('style')
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-description')
  }
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('class', 'chart')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', alt)
  if (look.isPicture) {
    svg.setAttribute('font-family', 'Noto Sans')
    svg.setAttribute('font-size', '16')
    svg.setAttribute('fill', '#1b1b1b')
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
    for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: '#ffffff' }))
      ground.setAttribute(name, value)
    svg.prepend(ground)
  } else {
    svg.removeAttribute('font-family')
    svg.setAttribute('font-size', '12')
  }
  return svg.outerHTML
}

function shortened(label: string): string {
  return label.length <= signsMost ? label : `${label.slice(0, signsMost - 1).trimEnd()}…`
}
