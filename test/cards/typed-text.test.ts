import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Post, PostContent } from '../../src/core/domain/posts/post.ts'
import type { Reader } from '../../src/core/use-cases/people/reader-of.ts'
import { drawPreview } from '../../src/teams/posts/drawn/draw-preview.ts'
import { drawKeptNote } from '../../src/teams/notes/draw-note.ts'
import { drawNotice } from '../../src/teams/cards/draw-notice.ts'
import { fillFrame, fillSummary } from '../../src/teams/cards/frame.ts'
import { escapeMarkdown } from '../../src/teams/cards/markdown.ts'
import { elements, look, parseFaults, renderPost } from './every-card.ts'
import { holds } from '../support/holds.ts'

const { markdownToHtml } = (await import(new URL('../../sandbox/desk/js/cards/markdown.js', import.meta.url).href)) as {
  markdownToHtml(text: string): string
}

/** What a person reads of a TextBlock. */
function read(markdown: string): string {
  return flat(
    markdownToHtml(markdown)
      .replaceAll(/<\/p><p>|<br>|<\/li><li>/g, '\n')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(
        /&(lt|gt|amp|quot|#39);/g,
        (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name]!,
      ),
  )
}

/** Spaces and empty lines may be told otherwise. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

const nasty = [
  '**gras**',
  '_it_',
  '[lien](https://example.org)',
  '${title}',
  '${$root}',
  '{{DATE(2026-11-25T00:00:00Z)}}',
  '"',
  '\\',
  '`',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '# ',
  '> ',
  '<b>',
  '&amp;',
  '{prénom',
  '}',
  '😀',
  'é',
  '\u2028',
  '---',
  '| a |',
  '~~x~~',
  '*',
  '_',
  'a',
  ' ',
  '    ',
]
const typed = fc
  .oneof(
    fc.array(fc.constantFrom(...nasty), { maxLength: 60 }).map(parts => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('x'.repeat(4000), '*'.repeat(4000), '${'.repeat(2000)),
  )
  .map(text => text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' '))

describe('text typed by people', () => {
  it('is previewed as its reader will get it', () => {
    const rendered = {
      locale: 'fr' as const,
      summary: 'Pour {prénom}',
      card: JSON.stringify({ body: [{ type: 'TextBlock', text: 'Bonjour {prénom}, de {direction}' }] }),
    }
    const post = { id: 'p' } as Post
    const shown = (reader: Reader | null) => JSON.stringify(drawPreview({ rendered, post, reader }, look('fr')))
    assert.match(shown({ givenName: 'Zoé', department: 'Voirie' }), /votre prénom.*Pour Zoé/)
    assert.match(shown({ givenName: 'Zoé', department: 'Voirie' }), /Bonjour Zoé, de Voirie/)
    assert.match(shown(null), /Bonjour \{prénom\}/)
    assert.doesNotMatch(shown(null), /votre prénom/)
  })

  it('shows as it was typed', () => {
    holds(
      fc.property(typed, text => assert.equal(read(escapeMarkdown(text)), flat(text))),
      { numRuns: 400 },
    )
  })

  it('never becomes a date of Adaptive Cards', () => {
    assert.doesNotMatch(escapeMarkdown('{{DATE(2026-11-25T00:00:00Z, SHORT)}} {{TIME(x)}}'), /\{\{/)
  })

  it('stands in a card whole, and breaks none', () => {
    holds(
      fc.property(typed, text => {
        const note = {
          id: 'n',
          version: 1,
          writer: { id: 'w', name: text },
          text,
          files: [],
          at: '2026-11-25T08:00:00.000Z',
          state: 'kept' as const,
        }
        const card = JSON.parse(JSON.stringify(drawKeptNote(note, look('fr')))) as Record<string, unknown>
        assert.deepEqual(parseFaults(card), [])
        const shown = elements(card).flatMap(element =>
          element['type'] === 'TextBlock' ? [read(String(element['text']))] : [],
        )
        if (text !== '') assert.ok(shown.includes(flat(text)))
      }),
      { numRuns: 150 },
    )
  })

  it('stands in a notice as typed', () => {
    const card = drawNotice({ text: 'duplicated', values: { reference: '**x** ${y}' }, tone: 'ok' }, look('fr'))
    const text = elements(card).find(element => element['type'] === 'TextBlock')?.['text']
    assert.match(read(String(text)), /\*\*x\*\* \$\{y\}/)
  })
})

describe('a sealed card in its frame', () => {
  const content: PostContent = {
    kind: 'news',
    locale: 'fr',
    title: 'Pour {prénom}',
    summary: '{prénom}, lisez',
    body: 'Bonjour {prénom},\n\nAux agents de {direction} : $& "body":[ ok',
    section: null,
    link: null,
    pictures: [],
    event: null,
  }
  const sealed = renderPost(content, () => null, 'post').card
  const filling = {
    department: 'Culture',
    broadcastId: 'b',
    firstContact: false,
    correctedAt: null,
    expiredOn: null,
    look: look('fr'),
  }
  const blocks = (json: string) =>
    elements(JSON.parse(json)).flatMap(element =>
      element['type'] === 'TextBlock' ? [read(String(element['text']))] : [],
    )

  it('is filled with any name, as that name is written', () => {
    holds(
      fc.property(typed, name => {
        const blocksOf = blocks(fillFrame(sealed, { ...filling, givenName: name }))
        const given = flat(name)
        assert.equal(blocksOf[1], given === '' ? 'Bonjour,' : `Bonjour ${given},`)
        assert.equal(blocksOf.at(-1), 'Aux agents de Culture : $& "body":[ ok')
      }),
      { numRuns: 200, examples: [['$&'], ['$`"'], ["J$$ean $'"]] },
    )
  })

  it('keeps the sealed bytes but for the two openings', () => {
    const plain = renderPost({ ...content, title: 'T', body: 'B' }, () => null, 'post').card
    const framed = fillFrame(plain, { ...filling, givenName: 'Zoé' })
    assert.equal(framed.slice(0, plain.length - 1), plain.slice(0, -1))
  })

  it('says who Mary is, the first time only, and always offers why', () => {
    const first = JSON.parse(fillFrame(sealed, { ...filling, givenName: 'Zoé', firstContact: true })) as Record<
      string,
      unknown
    >
    assert.match(String((first['body'] as { text: string }[])[0]!.text), /Je suis Mary/)
    assert.doesNotMatch(fillFrame(sealed, { ...filling, givenName: 'Zoé' }), /Je suis Mary/)
    assert.doesNotMatch(JSON.stringify(first), /Vos données/, 'no address was given')
    const privacyUrl = 'https://www.ville.example/donnees'
    const told = (firstContact: boolean) =>
      fillFrame(sealed, { ...filling, givenName: 'Zoé', firstContact, privacyUrl })
    assert.ok(told(true).includes(`Vos données\u00a0: [ce que nous en faisons](${privacyUrl}).`))
    assert.doesNotMatch(told(false), /Vos données/)
    const [why] = first['actions'] as Record<string, unknown>[]
    assert.equal(why!['title'], 'Pourquoi je reçois ceci\u202f?')
    assert.deepEqual(why!['data'], { broadcastId: 'b' })
  })

  it('says when it was corrected, and since when it is over: both, of what was corrected before it was over', () => {
    const framed = (change: object) => blocks(fillFrame(sealed, { ...filling, givenName: 'Zoé', ...change }))
    const [correctedAt, expiredOn] = ['2026-11-24T13:05:00.000Z', '2026-11-26']
    const corrected = /^Corrigé le mardi 24 novembre à 14.h.05$/
    const over = /^Terminé depuis le jeudi 26 novembre/
    assert.match(framed({ correctedAt })[0]!, corrected)
    assert.match(framed({ expiredOn })[0]!, over)
    const [first, second] = framed({ correctedAt, expiredOn })
    assert.match(first!, over)
    assert.match(second!, corrected)
    assert.equal(framed({}).filter(text => corrected.test(text) || over.test(text)).length, 0)
  })

  it('has words for whoever has no name or no department', () => {
    const shown = blocks(fillFrame(sealed, { ...filling, givenName: '', department: null }))
    assert.equal(shown[1], 'Bonjour,')
    assert.match(shown.at(-1)!, /^Aux agents de votre direction :/)
    assert.equal(fillSummary('{prénom}, lisez **', { ...filling, givenName: 'Zoé' }), 'Zoé, lisez **')
  })

  it('has the same bytes for the same words, however composed', () => {
    assert.equal(renderPost({ ...content, body: content.body.normalize('NFD') }, () => null, 'post').card, sealed)
  })
})
