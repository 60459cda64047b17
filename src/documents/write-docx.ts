import type * as library from 'docx'
import type { Paper, PaperBlock } from '../core/domain/register/paper.ts'

type Docx = typeof library

/**
 * A paper as Word and LibreOffice open it, with headings that a screen reader walks by, a header row that each page
 * repeats, and the language of its words. The library is loaded with the first paper.
 */
export async function writeDocx({ locale, title, lead, sections }: Paper): Promise<Uint8Array> {
  const docx = await import('docx')
  const { Document, HeadingLevel, Packer, PageOrientation, Paragraph } = docx
  const children = [
    new Paragraph({ text: inert(title), heading: HeadingLevel.TITLE }),
    paragraph(docx, lead),
    ...sections.flatMap(({ heading, blocks }) => [
      new Paragraph({ text: inert(heading), heading: HeadingLevel.HEADING_1 }),
      ...blocks.flatMap(one => drawn(docx, one)),
    ]),
  ]
  const document = new Document({
    title: inert(title),
    creator: 'Mary',
    description: inert(lead),
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: languages[locale] } } } } },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE, width: 11906, height: 16838 } } },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

const languages = { fr: 'fr-FR', en: 'en-GB' } as const

function drawn(docx: Docx, one: PaperBlock) {
  const { BorderStyle, Paragraph } = docx
  switch (one.kind) {
    case 'text':
      return [paragraph(docx, one.text)]
    case 'blank': {
      const side = { style: BorderStyle.DASHED, size: 8, space: 4 }
      return [paragraph(docx, one.text, { border: { top: side, bottom: side, left: side, right: side } })]
    }
    case 'list':
      return one.items.map(item => new Paragraph({ text: inert(item), bullet: { level: 0 } }))
    case 'table':
      return table(docx, one)
  }
}

function paragraph({ Paragraph }: Docx, text: string, more: Partial<library.IParagraphOptions> = {}) {
  return new Paragraph({ text: inert(text), spacing: { after: 120 }, ...more })
}

function table(docx: Docx, { caption, head, rows }: Extract<PaperBlock, { kind: 'table' }>) {
  const { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const cell = (text: string, bold: boolean) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: inert(text), bold })] })] })
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, at) => cell(text, isHead || at === 0)),
    })
  return [
    new Paragraph({ children: [new TextRun({ text: inert(caption), bold: true })], keepNext: true }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(head, true), ...rows.map(cells => row(cells, false))],
    }),
    new Paragraph({ text: '' }),
  ]
}

/** Signs that XML cannot hold would make a file that nothing opens. */
function inert(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
}
