import assert from 'node:assert/strict'
import type { PosterProof } from '../../src/core/domain/relays/poster-proof.ts'
import { type PosterPaper, printPoster } from '../../src/print/poster.ts'
import { createPress } from '../../src/print/press.ts'
import { pressProgram } from '../support/press-program.ts'
import { loadWords } from '../../src/words.ts'
import { readPdf } from '../support/read-pdf.ts'
import { scanned } from '../support/scanned.ts'

const words = loadWords()
const page = 'https://mary.ville.example/lire/k7m3p9xz'
const authority = 'Ville de Sainte-Colombe'
const proof: PosterProof = {
  locale: 'fr',
  reference: 'PUB-2026-0042',
  title: 'Vœux du maire',
  lines: ['Venez fêter la nouvelle année.', 'Un buffet vous attend.'],
  event: { when: 'mardi 12 janvier 2027 de 18 h à 20 h', where: 'Salle des fêtes' },
  until: '2027-01-12',
  poster: 2,
  code: 'k7m3p9xz',
}

describe('a poster', function () {
  this.timeout(60_000)
  const printed = (change: Partial<PosterProof> = {}, paper: PosterPaper = 'a4') =>
    printPoster({ proof: { ...proof, ...change }, paper, authority, page }, words.fr)

  it('says what, when, where, until when, and where the rest is read; a screen reader finds it all', async () => {
    const { pages, title, language, author, roles, text } = await readPdf(printed())
    assert.deepEqual([pages, title, language, author], [1, 'Vœux du maire', 'fr', authority])
    assert.deepEqual(
      roles.filter(role => !['Span', 'Div', 'Document', 'Root'].includes(role)),
      ['P', 'H1', 'P', 'P', 'P', 'P', 'Figure', 'P', 'P', 'P', 'P'],
    )
    const said = [
      'Ville de Sainte-Colombe Vœux du maire',
      'mardi 12 janvier 2027 de 18 h à 20 h Salle des fêtes',
      'Venez fêter la nouvelle année. Un buffet vous attend.',
      'Lire la suite : mary.ville.example/lire/k7m3p9xz',
      'Affiché jusqu’au mardi 12 janvier 2027 PUB-2026-0042, affiche version 2',
    ]
    for (const one of said) assert.ok(text.replace(/\s/g, ' ').includes(one), `${one}\n${text}`)
  })

  it('has a code that a phone reads, on both papers', async function () {
    for (const paper of ['a4', 'a3'] as const) {
      const found = await scanned(printed({}, paper))
      if (found === null) return this.skip()
      assert.deepEqual(found, { address: page, points: paper === 'a4' ? 842 : 1191 })
    }
  })

  it('stays on one sheet whatever is written, with nothing below 18 points that is to be read from afar', async () => {
    const line = `${'Mot '.repeat(39)}fin.`
    const title =
      'Un titre de cent vingt signes qui dit tout ce que la ville prépare pour les agents des écoles en 2027'
    const long = { ...proof.event!, where: 'Une salle au nom qui n’en finit pas, dans une rue qui en a un plus long' }
    const full = await readPdf(printed({ title, event: long, lines: [line, line, line, line] }))
    assert.equal(full.pages, 1)
    assert.ok(full.text.includes(title) && full.text.includes('Mot Mot'), full.text)
    const wide = await readPdf(printed({ title: 'W'.repeat(120), lines: ['é'.repeat(160)] }))
    assert.equal(wide.pages, 1)
    assert.ok(wide.right < 595, `${wide.right} is beyond the paper`)
  })

  it('sets hostile words as they are, and an emoji in them', async () => {
    const hostile = '#panic("x") $x$ *a* _b_ = <c> \\ @d'
    const { text, title } = await readPdf(printed({ title: hostile, lines: [hostile] }))
    assert.equal(title, hostile)
    assert.equal(text.split(hostile).length, 3, text)
    for (const emoji of ['🎉', '❤️', '👍🏽', '👩‍👩‍👧', '🇫🇷', '⚠️']) {
      const party = printed({ title: `Fête ${emoji}`, lines: [`Venez ${emoji} !`] })
      assert.match(Buffer.from(party).toString('latin1'), /<pdfuaid:part>1</, emoji)
      const read = await readPdf(party)
      assert.equal(read.title, `Fête ${emoji}`)
      assert.ok(read.text.includes(`Venez ${emoji}`), read.text)
    }
    assert.equal((await readPdf(printed({ title: '\ue000', lines: [''] }))).title, 'Sans titre')
    const loose = await readPdf(printed({ title: 'Fête\u200d 1\ufe0f\u20e3', lines: ['a\ufe0f\u200db', '©\ufe0f'] }))
    assert.equal(loose.title, 'Fête 1')
    assert.ok(loose.text.includes('ab') && loose.text.includes('©'), loose.text)
    const bytes = printed({ title: '山田 © 🎉', lines: ['『山田』'] })
    assert.match(Buffer.from(bytes).toString('latin1'), /<pdfuaid:part>1</)
    assert.ok((await readPdf(bytes)).text.includes('□□ ©'))
  })

  it('goes without what nobody said, in the language of its words, and is printed in the press’s process', async () => {
    const plain = { ...proof, locale: 'en' as const, event: null, until: null, poster: 1 }
    const bytes = await createPress({ program: pressProgram }).poster({
      proof: plain,
      paper: 'a4',
      authority: '',
      page,
    })
    const { text, language } = await readPdf(bytes)
    assert.equal(language, 'en')
    assert.doesNotMatch(text, /On display|2027/)
    assert.match(text, /Read more: mary.ville.example\/lire\/k7m3p9xz PUB-2026-0042, poster version 1/)
    const same = printPoster({ proof: plain, paper: 'a4', authority: '', page }, words.en)
    assert.ok(Buffer.from(same).equals(bytes))
    // Nor does it know when it was made: the two may fall into different seconds.
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /CreationDate|xmp:CreateDate/)
  })
})
