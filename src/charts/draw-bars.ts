import type { FigureChart } from '../words/figure-table.ts'

/** The few parts of a document that are used here, whose full types belong to browsers. */
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

/**
 * How a chart is drawn: for a page, whose style sheet colours its parts by their classes, or for a picture. Labels are
 * above their bars, whole even on a phone. `signs`: of a label, at most.
 */
type Look = { width: number; signs: number; rowHeight: number; isPicture: boolean }

/** On paper only its bars are printed, beside the lines of the table: `figures-print.css` counts with these. */
const forPage: Look = { width: 320, signs: 46, rowHeight: 36, isPicture: false }
/** A phone shows it 288 px wide: its texts are some 10 px high there. */
const forPicture: Look = { width: 400, signs: 48, rowHeight: 42, isPicture: true }
/** Above its bar a label has this share of its row. */
const labelShare = 0.44
/** Room beside the longest bar for its number. */
const numberWidth = 64

/** A chart as SVG without a style of its own: a strict page may show it, and it is printed as it is seen. */
export function drawForPage(chart: FigureChart): Promise<string> {
  return draw(chart, forPage)
}

export function drawForPicture(chart: FigureChart): Promise<string> {
  return draw(chart, forPicture)
}

/**
 * Filled bars for the period, a mark of another shape for the one before, and the number in words, so that no
 * information is in a colour alone. The libraries are loaded with the first chart.
 */
async function draw({ lines, alt }: FigureChart, look: Look): Promise<string> {
  const [Plot, { DOMParser }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  // As XML: typed texts are always written as text.
  const document = new DOMParser().parseFromString('<svg/>', 'image/svg+xml') as unknown as Document
  const rows: Row[] = lines.map((line, index) => ({ ...line, row: index }))
  const { width, signs, rowHeight, isPicture } = look
  const insetTop = Math.round(rowHeight * labelShare)
  const colours = isPicture ? { bar: '#5b5fc7', mark: '#1b1b1b' } : { bar: 'currentColor', mark: 'currentColor' }
  const most = Math.max(...rows.flatMap(({ now, before }) => [now ?? 0, before ?? 0]))
  const drawn: unknown = Plot.plot({
    document: document as never,
    width,
    height: rows.length * rowHeight + 8,
    marginLeft: 0,
    marginRight: numberWidth,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, most] },
    y: {
      axis: null,
      domain: rows.map(({ row }) => row),
      paddingInner: 0.1,
      paddingOuter: 0.05,
    },
    marks: [
      Plot.barX(rows, { x: ({ now }: Row) => now ?? 0, y: 'row', insetTop, className: 'bar', fill: colours.bar }),
      Plot.tickX(
        rows.filter(({ before }) => before !== null),
        { x: 'before', y: 'row', insetTop, className: 'mark', stroke: colours.mark, strokeWidth: 2.5 },
      ),
      Plot.text(rows, {
        x: ({ now, before }: Row) => Math.max(now ?? 0, before ?? 0),
        y: 'row',
        text: 'text',
        dx: 8,
        dy: insetTop / 2,
        textAnchor: 'start',
        className: 'number',
      }),
      Plot.text(rows, {
        frameAnchor: 'left',
        y: 'row',
        text: ({ label }: { label: string }) => shortened(label, signs),
        dy: -10,
        textAnchor: 'start',
        className: 'label',
      }),
    ],
  })
  return finished(drawn as Part, document, { alt, look })
}

/** Plot adds a style sheet, which the page's policy does not allow. */
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
    svg.setAttribute('font-size', '14')
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

/** As many signs of a label as fit; the table has it whole. */
function shortened(label: string, signs: number): string {
  return label.length <= signs ? label : `${label.slice(0, signs - 1).trimEnd()}…`
}
