import { escapeHtml } from '../http/escape-html.ts'

/*
 * The parts of a .docx beside its text (ECMA-376, Office Open XML): what they are, how title, headings and lists look,
 * and that Word opens the file without its compatibility mode.
 */

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const inPackage = 'http://schemas.openxmlformats.org/package/2006'
const application = 'application/vnd.openxmlformats-'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** An element of the text, by its name without prefix. */
export function element(name: string, inside: string, attributes = ''): string {
  return `<w:${name}${attributes}>${inside}</w:${name}>`
}

export function root(name: string, inside: string): string {
  return `${head}<w:${name} xmlns:w="${main}">${inside}</w:${name}>`
}

/** `language`: of all words, for screen readers. */
function styles(language: string): string {
  const font = '<w:rFonts w:ascii="Calibri" w:cs="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri"/>'
  const defaults = element('rPr', `${font}${size(22)}<w:lang w:val="${language}"/>`)
  const margins = ['top', 'left', 'bottom', 'right']
    .map(side => `<w:${side} w:type="dxa" w:w="${side === 'left' || side === 'right' ? 108 : 0}"/>`)
    .join('')
  const table = '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
  const cells = element('tblPr', `<w:tblInd w:type="dxa" w:w="0"/>${element('tblCellMar', margins)}`)
  const based = '<w:basedOn w:val="Normal"/>'
  const heading = `${based}<w:next w:val="Normal"/><w:qFormat/>`
  return root(
    'styles',
    element('docDefaults', element('rPrDefault', defaults) + '<w:pPrDefault/>') +
      style('Normal', 'Normal', '<w:qFormat/>', ' w:default="1"') +
      element('style', table + cells, ' w:type="table" w:styleId="TableNormal" w:default="true"') +
      style('Title', 'Title', heading + element('rPr', size(56))) +
      style('Heading1', 'Heading 1', heading + element('rPr', `<w:color w:val="2E74B5"/>${size(32)}`)) +
      style('ListParagraph', 'List Paragraph', `${based}<w:qFormat/>`),
  )
}

/** In half points. */
function size(half: number): string {
  return `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`
}

function style(id: string, name: string, inside: string, more = ''): string {
  return element('style', `<w:name w:val="${name}"/>${inside}`, ` w:type="paragraph" w:styleId="${id}"${more}`)
}

/** One list with bullets, of number 1. */
const bullets = root(
  'numbering',
  element(
    'abstractNum',
    '<w:multiLevelType w:val="hybridMultilevel"/>' +
      element(
        'lvl',
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/><w:lvlJc w:val="left"/>' +
          element('pPr', '<w:ind w:left="720" w:hanging="360"/>'),
        ' w:ilvl="0"',
      ),
    ' w:abstractNumId="1"',
  ) + element('num', '<w:abstractNumId w:val="1"/>', ' w:numId="1"'),
)

const settings = root(
  'settings',
  '<w:defaultTabStop w:val="720"/>' +
    element(
      'compat',
      '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>',
    ),
)

function properties(title: string, description: string, at: string): string {
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  const names = [
    `cp="${inPackage}/metadata/core-properties"`,
    'dc="http://purl.org/dc/elements/1.1/"',
    'dcterms="http://purl.org/dc/terms/"',
    'xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].map(name => ` xmlns:${name}`)
  return (
    `${head}<cp:coreProperties${names.join('')}><dc:title>${escapeHtml(title)}</dc:title>` +
    `<dc:creator>Mary</dc:creator><dc:description>${escapeHtml(description)}</dc:description>` +
    `${stamp('created')}${stamp('modified')}</cp:coreProperties>`
  )
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
  return `${head}<Relationships xmlns="${inPackage}/relationships">${each.join('')}</Relationships>`
}

const parts = ['document.main', 'styles', 'numbering', 'settings'] as const
const nameOf = (part: string): string => `word/${part.split('.')[0]}.xml`

const contentTypes = [
  `<Default ContentType="${application}package.relationships+xml" Extension="rels"/>`,
  '<Default ContentType="application/xml" Extension="xml"/>',
  ...parts.map(
    part =>
      `<Override ContentType="${application}officedocument.wordprocessingml.${part}+xml" PartName="/${nameOf(part)}"/>`,
  ),
  `<Override ContentType="${application}package.core-properties+xml" PartName="/docProps/core.xml"/>`,
]

/** All files of a document, by their names. `text`: that of `word/document.xml`. */
export function docxFiles(
  text: string,
  { language, title, description }: { language: string; title: string; description: string },
): Record<string, string> {
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${inPackage}/content-types">${contentTypes.join('')}</Types>`,
    '_rels/.rels': relations([
      [`${office}/officeDocument`, nameOf('document')],
      [`${inPackage}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'word/document.xml': text,
    'word/_rels/document.xml.rels': relations(parts.slice(1).map(part => [`${office}/${part}`, `${part}.xml`])),
    'word/styles.xml': styles(language),
    'word/numbering.xml': bullets,
    'word/settings.xml': settings,
    'docProps/core.xml': properties(title, description, new Date().toISOString()),
  }
}
