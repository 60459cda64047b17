import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Inline } from '../../../../src/core/domain/posts/text/rich-line.ts'
import { type Block, plainAsRich, plainOf, readRichText } from '../../../../src/core/domain/posts/text/rich-text.ts'
import { typesetBody as typesetBlocks } from '../../../../src/core/domain/posts/text/typeset-post.ts'
import { typeset } from '../../../../src/core/domain/posts/text/typography.ts'
import { escapeMarkdown } from '../../../../src/teams/cards/markdown.ts'
import type { Look } from '../../../../src/teams/cards/card-templates.ts'
import { inertBody } from '../../../../src/teams/cards/inert-body.ts'
import { fillFrame } from '../../../../src/teams/cards/frame.ts'
import { loadWords } from '../../../../src/words.ts'
import { bodyTexts } from '../../../../src/teams/posts/drawn/body-texts.ts'
import { holds } from '../../../support/holds.ts'
import { typedBodies } from '../../../support/rich-texts.ts'

const typesetBody = (body: string, locale: 'fr' | 'en') => typesetBlocks(readRichText(body), locale)

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/cards/card-markdown.ts'
const { markdownToHtml } = (await import(path)) as { markdownToHtml: (text: string) => string }

describe('the body of a post on its card', function () {
  this.timeout(60_000)

  it('is a TextBlock a paragraph and a list, as Teams reads Markdown', () => {
    const body = 'Bonjour *à* **tous** :\n- un\n- [le site](https://x.fr/a_(b))\n\n1. *a*\n2. b_c'
    assert.deepEqual(bodyTexts(body), [
      { text: 'Bonjour *à* **tous** :' },
      { text: '- un\r- [le site](https://x.fr/a_%28b%29)' },
      { text: '1. *a*\r2. b\\_c' },
    ])
  })

  it('makes no picture of a link, fills nothing into an address, and makes no entity of it', () => {
    assert.deepEqual(bodyTexts('Venez ![là](https://x.fr/{prénom}?a&lt;b*c*)'), [
      { text: 'Venez \\![là](https://x.fr/%7Bprénom%7D?a&lt%3Bb%2Ac%2A)' },
    ])
  })

  it('tells an approver where each link leads, and links to nothing', () => {
    const body = bodyTexts('Voir [le **site**](https://x.fr/a_b).').map(({ text }) => ({ type: 'TextBlock', text }))
    const inert = inertBody({ locale: 'fr', summary: '', card: JSON.stringify({ body }) }, loadWords().fr)
    assert.deepEqual(inert, [{ type: 'TextBlock', text: 'Voir le **site** (lien\u00a0: https://x.fr/a\\_b).' }])
  })

  it('leaves no stars around a name that nobody has', () => {
    const [block] = bodyTexts('Bonjour **{prénom}**, *{prénom}* et \\**{prénom}\\**')
    const card = JSON.stringify({ body: [{ type: 'TextBlock', ...block }], actions: [] })
    const look: Look = { words: loadWords().fr, locale: 'fr', timeZone: 'Europe/Paris' }
    const frame = { broadcastId: 'b', firstContact: false, correctedAt: null, expiredOn: null, look, department: null }
    const shown = (givenName: string) => fillFrame(card, { ...frame, givenName })
    assert.match(shown('Alice'), /Bonjour \*\*Alice\*\*, \*Alice\*/)
    assert.doesNotMatch(shown(''), /Bonjour ?\*|, ?\*\*/)
  })

  it('shows what was typed, whatever it is: words, bold, italic, links, lists', () => {
    const table = JSON.parse(readFileSync('test/fixtures/rich-text.json', 'utf8')) as { source: string }[]
    const examples = table.map(({ source }): [string] => [source])
    holds(
      fc.property(typedBodies, body => {
        const html = bodyTexts(body).map(({ text }) => markdownToHtml(text).replaceAll('</p><p>', '<br>'))
        assert.deepEqual(html.map(seenOf), readRichText(body).map(meantOf))
      }),
      { numRuns: 2000, examples },
    )
  })

  it('is typeset over the edges of what is bold or linked, and no address is', () => {
    const cases = [
      ['**Attention** : *vite*!', '**Attention**\u00a0: *vite*\u202f!'],
      ['l\'**école** : "*oui*"', 'l’**école**\u00a0: «\u00a0*oui*\u00a0»'],
      [
        '**12** 000 € [a "b" !](https://x.fr/a:b;c!)',
        '**12**\u202f000\u202f€ [a «\u00a0b\u00a0»\u202f!](https://x.fr/a:b;c!)',
      ],
      ['- **suite**.*..*\n- a...', '- **suite**…\n- a…'],
      ['**a**  \\*b\\* :', '**a** \\*b\\*\u00a0:'],
    ]
    for (const [typed = '', set] of cases) assert.equal(typesetBody(typed, 'fr'), set)
    holds(
      fc.property(typedBodies, fc.constantFrom('fr' as const, 'en' as const), (body, locale) => {
        const set = typesetBody(body, locale)
        assert.equal(typesetBody(set, locale), set)
        // Read as plain words, an item that begins with a sign of punctuation has the space of its mark before that sign.
        if (!/^(?:- |\d+\. )[^\p{L}\p{N}]/mu.test(plainOf(body)))
          assert.equal(plainOf(set), typeset(plainOf(body), locale))
      }),
      { numRuns: 2000 },
    )
  })

  it('of plain words has the very bytes that it had before there was Markdown', () => {
    holds(
      fc.property(typedBodies, fc.constantFrom('fr' as const, 'en' as const), (words, locale) => {
        const before = typeset(words, locale)
          .split(/\n\s*\n/)
          .filter(text => text.trim() !== '')
          .map(text => ({ text: escapeMarkdown(text) }))
        assert.deepEqual(bodyTexts(typesetBody(plainAsRich(words), locale)), before)
      }),
      { numRuns: 2000 },
    )
  })
})

/** What is seen of a block: its kind, then sign by sign its look. */
function seenOf(html: string): string[] {
  const now = new Map<string, string>()
  const seen: string[] = []
  let kind = 'p'
  for (const [tag, end, name = '', sign = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>|(&[^;]+;|[\s\S])/gu)) {
    if (sign !== '') seen.push(`${kind} ${lookOf(now)}${signOf(sign)}`)
    else if (name === 'br' || (name === 'li' && end !== '')) seen.push('line')
    else if (/^[pou]l?$/.test(name)) kind = name
    else if (end === '') now.set(name, /href="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '')
    else now.delete(name)
  }
  return seen.at(-1) === 'line' ? seen.slice(0, -1) : seen
}

function meantOf(block: Block): string[] {
  const kind = { paragraph: 'p', bullets: 'ul', numbers: 'ol' }[block.kind]
  const lines = block.kind === 'paragraph' ? block.lines : block.items
  return lines.flatMap((line, at) => [...(at > 0 ? ['line'] : []), ...signsOf(line).map(sign => `${kind} ${sign}`)])
}

function signsOf(line: Inline[]): string[] {
  return line.flatMap(({ text, bold, italic, link }, at) => {
    const look = new Map<string, string>()
    if (bold) look.set('strong', '')
    if (italic) look.set('em', '')
    if (link !== undefined) look.set('a', addressOf(link))
    // Spaces have no look; those that indent do not break.
    const typed = at === 0 ? text.replace(/^\s+/, spaces => '\u00a0'.repeat(spaces.length)) : text
    return [...typed].map(sign => `${lookOf(look)}${sign}`)
  })
}

/** As a card has room for it. */
function addressOf(link: string): string {
  return link.replaceAll('*', '%2A').replaceAll(/(&\w+);/g, '$1%3B')
}

function lookOf(look: Map<string, string>): string {
  return ['strong', 'em', 'a'].flatMap(name => (look.has(name) ? `${name}${look.get(name)} ` : '')).join('')
}

function signOf(html: string): string {
  return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }[html] ?? html
}
