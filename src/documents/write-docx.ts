import type { Paper, PaperBlock } from '../core/domain/register/paper.ts'
import { escapeHtml } from '../http/escape-html.ts'
import { docxFiles, element, root } from './docx-parts.ts'

/**
 * A paper as Word and LibreOffice open it, with headings that a screen reader walks by, a header row that each page
 * repeats, and the language of its words. ZIP is loaded with the first paper.
 */
export async function writeDocx({ locale, title, lead, sections }: Paper): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate')
  const body = [
    paragraph(title, styled('Title')),
    paragraph(lead, spaced),
    ...sections.flatMap(({ heading, blocks }) => [paragraph(heading, styled('Heading1')), ...blocks.map(drawn)]),
    element('sectPr', landscape),
  ]
  const about = { language: languages[locale], title: inert(title), description: inert(lead) }
  const files = docxFiles(root('document', element('body', body.join(''))), about)
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

const languages = { fr: 'fr-FR', en: 'en-GB' } as const
const spaced = '<w:spacing w:after="120"/>'
const sides = ['top', 'left', 'bottom', 'right']
/** A4, in twentieths of a point. */
const width = 16_838
const margin = 1_440
const landscape =
  `<w:pgSz w:w="${width}" w:h="11906" w:orient="landscape"/>` +
  `<w:pgMar ${sides.map(side => `w:${side}="${margin}"`).join(' ')} w:header="708" w:footer="708" w:gutter="0"/>` +
  '<w:docGrid w:linePitch="360"/>'
const framed = element('pBdr', sides.map(side => `<w:${side} w:val="dashed" w:sz="8" w:space="4"/>`).join(''))
const listed = `${styled('ListParagraph')}${element('numPr', '<w:ilvl w:val="0"/><w:numId w:val="1"/>')}`
const ruled = element(
  'tblBorders',
  [...sides, 'insideH', 'insideV'].map(side => `<w:${side} w:val="single" w:color="auto" w:sz="4"/>`).join(''),
)

function drawn(one: PaperBlock): string {
  switch (one.kind) {
    case 'text':
      return paragraph(one.text, spaced)
    case 'blank':
      return paragraph(one.text, framed + spaced)
    case 'list':
      return one.items.map(item => paragraph(item, listed)).join('')
    case 'table':
      return table(one)
  }
}

function table({ caption, head, rows }: Extract<PaperBlock, { kind: 'table' }>): string {
  const cell = (text: string, isBold: boolean) => element('tc', paragraph(text, '', isBold))
  const row = (cells: string[], isHead: boolean) =>
    element(
      'tr',
      element('trPr', `<w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}`) +
        cells.map((text, at) => cell(text, isHead || at === 0)).join(''),
    )
  const column = `<w:gridCol w:w="${Math.round((width - 2 * margin) / head.length)}"/>`
  return [
    paragraph(caption, '<w:keepNext/>', true),
    element(
      'tbl',
      element('tblPr', `<w:tblW w:type="pct" w:w="5000"/>${ruled}`) +
        element('tblGrid', column.repeat(head.length)) +
        row(head, true) +
        rows.map(cells => row(cells, false)).join(''),
    ),
    '<w:p/>',
  ].join('')
}

function styled(style: string): string {
  return `<w:pStyle w:val="${style}"/>`
}

/** `looks`: those of the whole paragraph. */
function paragraph(text: string, looks: string, isBold = false): string {
  const words = element('t', escapeHtml(inert(text)), ' xml:space="preserve"')
  const run = element('r', (isBold ? element('rPr', '<w:b/><w:bCs/>') : '') + words)
  return element('p', (looks === '' ? '' : element('pPr', looks)) + run)
}

/** Signs that XML cannot hold would make a file that nothing opens. */
function inert(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
}
