import { element } from '../shell/element.ts'
import type { FiguresPage, PageTable } from '../../../teams/figures/written-figures-page.ts'

export function drawFigures({ tables }: FiguresPage): HTMLElement[] {
  return tables.map(section)
}

function section({ id, title, note, columns, rows, empty, chart }: PageTable) {
  const heading = `title-${id}`
  return element(
    'section.figure',
    { 'aria-labelledby': heading, 'data-id': id },
    element('h2', { id: heading }, title),
    element('p.note-small', {}, note),
    empty === ''
      ? element(
          'div.both',
          {},
          chart && drawn(chart.svg),
          id === 'silent' ? names(rows) : scrolling(columns, rows, title),
        )
      : element('p.empty', {}, empty),
  )
}

/** One column of names needs no table. */
function names(rows: string[][]) {
  return element('ul.names', {}, ...rows.map(([name = '']) => element('li', {}, name)))
}

function table(columns: PageTable['columns'], rows: string[][], title: string) {
  const head = columns.map(({ title: name, isNumber }) =>
    element(isNumber ? 'th.number' : 'th', { scope: 'col' }, name),
  )
  const body = rows.map(cells =>
    element(
      'tr',
      {},
      ...cells.map((cell, at) => (at === 0 ? element('th', { scope: 'row' }, cell) : element('td.number', {}, cell))),
    ),
  )
  return element(
    'table',
    {},
    element('caption.heard', {}, title),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  )
}

/** A phone shows a table of so many columns whole. */
const columnsOnPhone = 3

/** On a phone a table with more columns is moved sideways, by finger or by keys. */
function scrolling(columns: PageTable['columns'], rows: string[][], title: string) {
  const made = table(columns, rows, title)
  if (columns.length <= columnsOnPhone) return made
  return element('div.scroll', { tabindex: '0', role: 'group', 'aria-label': title }, made)
}

/** The server's drawing, read as XML: nothing in it runs, and it has only the page's style. */
function drawn(svg: string) {
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  return element('div.chart-place', {}, document.importNode(read, true))
}
