import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import type { WordTree } from '../src/words.ts'

const root = new URL('..', import.meta.url).pathname
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name))
const pages = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/guide')]
const guides = markdownIn('docs/guide')
const words = JSON.parse(read('cards/locales/fr.json')) as WordTree

/** The part of an address after `#`, as GitHub makes it of a heading. */
const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )

function brokenLinks(page: string): string[] {
  const text = read(page).replaceAll(/```[^`]*```/g, '')
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].map(([, link, picture]) => link ?? picture!)
  return targets
    .filter(target => !/^(https?:|mailto:)/.test(target))
    .filter(target => {
      const [path, anchor] = target.split('#')
      const file = path === '' ? page : normalize(join(dirname(page), path!))
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && !anchorsOf(file).includes(anchor)
    })
    .map(target => `${page}: ${target}`)
}

const texts = (tree: WordTree): string[] =>
  Object.values(tree).flatMap(value =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value : texts(value),
  )
const plain = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

/** A label of a card as a pattern: what stands in braces is filled in. */
const label = (text: string) =>
  new RegExp(
    `^${plain(text)
      .split(/\{\w+\}/)
      .map(part => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  )
/** Names that are not Mary's: columns and folders of SharePoint, a command of Excel, Mary herself in the search of Teams. */
const elsewhere = new Set([
  'Alias',
  'Responsable',
  'Adjoint',
  'Correspondant',
  'Diffusions',
  'Événements',
  'Destinataires',
  'Enregistrer sous',
  'Mary',
  'Renvoyer aux incertains',
  'Renvoyer aux … incertains',
])

/** What stands between single asterisks is a button or a part of a card. */
const namedIn = (page: string) =>
  [
    ...read(page)
      .replaceAll('**', '\u0000')
      .replaceAll(/`[^`\n]+`/g, '')
      .matchAll(/(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)/g),
  ].map(([, name]) => plain(name!))

describe('the documents', () => {
  it('lead to pages, headings and pictures that are there', () => assert.deepEqual(pages.flatMap(brokenLinks), []))

  it('have tables that fit on a screen, where she is met and installed', () => {
    const rows = ['README.md', 'docs/install.md', 'docs/installation.md'].flatMap(page => read(page).match(/^\|.*/gm)!)
    assert.deepEqual(
      rows.filter(row => row.length > 200),
      [],
    )
  })

  it('name each address that a proxy has to let through, and each that it keeps inside', () => {
    const served = read('src/app/server.ts').matchAll(/'(\/[a-z]+)(?:\/[^']*)?'/g)
    const [told] = /\*\*In front of her\*\*[^]*?\n- /.exec(read('README.md'))!
    const missing = new Set([...served].map(([, path]) => path!).filter(path => !told.includes(`${path}`)))
    assert.deepEqual([...missing], [])
  })

  it('name buttons as the cards do', () => {
    // A text that begins with what is filled in, or is little else, would be the name of anything.
    const labels = texts(words)
      .filter(text => text.length < 80 && /^\p{L}/u.test(text) && text.replaceAll(/\{\w+\}/g, '').length > 3)
      .flatMap(text => [text, text.replace(/ \(.*$/, '')])
      .map(label)
    const shipped = /→/
    const strange = guides.flatMap(page =>
      namedIn(page)
        .filter(name => !elsewhere.has(name) && !shipped.test(name) && !labels.some(one => one.test(name)))
        .map(name => `${page}: ${name}`),
    )
    assert.deepEqual(strange, [])
  })

  it('name the words that people type as Mary reads them', () => {
    const typed = texts(words['typed'] as WordTree).map(plain)
    // Beside what Mary reads as a word: the signs of a text's Markdown.
    const others =
      /^(\*+\p{L}|[-\\]$|\d\.$|\[mots\]|@Mary |\{|npm run |diffuser 42 2871|oui$|1\/12|1er|demain|mardi|dans deux|[A-Z_]+$)/u
    const strange = guides.flatMap(page =>
      [...read(page).matchAll(/`([^`\n]+)`/g)]
        .map(([, word]) => plain(word!))
        .filter(word => !others.test(word) && !typed.some(one => word === one || word.startsWith(`${one} `)))
        .map(word => `${page}: ${word}`),
    )
    assert.deepEqual(strange, [])
  })

  it('name variables that somebody reads: she, as .env.example says, a test, a bench, or another program', () => {
    // Of Node.js, of an authority's SPIP, and a picture of somebody's telephone.
    const others = new Set(['NODE_OPTIONS', 'SYNDIC_ARTICLES', 'IMG_2041'])
    const said = new Set([...read('.env.example').matchAll(/^#? ?([A-Z][A-Za-z_]+)=/gm)].map(([, name]) => name!))
    const makers = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(path => /^(?:test|bench|sandbox)\/.*\.ts$/.test(path))
      .map(read)
      .join('\n')
    const strange = pages.flatMap(page =>
      [...read(page).matchAll(/\b(?:[A-Z][A-Z\d]+(?:_[A-Z\d]+)+|MicrosoftApp\w+)\b/g)]
        .map(([name]) => name)
        .filter(name => !said.has(name) && !others.has(name) && !makers.includes(`env['${name}']`))
        .map(name => `${page}: ${name}`),
    )
    assert.deepEqual([...new Set(strange)], [])
  })
})
