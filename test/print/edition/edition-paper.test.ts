import assert from 'node:assert/strict'
import type { EditionProof } from '../../../src/core/domain/newspapers/proof.ts'
import { editionPage } from '../../../src/print/edition/edition-page.ts'
import { editionPaper } from '../../../src/print/edition/edition-paper.ts'
import { loadWords } from '../../../src/words.ts'
import { editionProof, fortyArticles, hostileProof, proofArticle } from '../../support/edition-proof.ts'
import { poppler } from '../../support/poppler.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { type Read, readTagged } from '../../support/read-tagged.ts'

const words = loadWords()

describe('an edition on paper', function () {
  this.timeout(120_000)
  let proof: EditionProof
  let read: Read
  before(async () => {
    proof = await editionProof()
    read = await readTagged(editionPaper(proof, words.fr).bytes)
  })

  it('is PDF/UA-1: title, language, headings in their order, and what each picture shows', async () => {
    const bytes = editionPaper(proof, words.fr).bytes
    const { title, language, author } = await readPdf(bytes)
    assert.deepEqual([title, language, author], ['Trait d’Union, n°\u00a011', 'fr', 'Ville de Sainte-Colombe'])
    assert.match(Buffer.from(bytes).toString('latin1'), /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.deepEqual(read.headings, [
      'H1 Trait d’Union',
      'H2 Errata',
      'H2 Un hiver ensemble',
      'H2 La vie des services',
      'H3 Les agents du parc ouvrent leur serre',
      'H4 Une idée de l’équipe',
      'H5 Pour les écoles',
      'H3 Les archives déménagent',
      'H3 Portrait : Jean, égoutier',
      'H2 À vos agendas',
      'H3 Vœux au personnel',
      'H3 Don du sang',
    ])
    assert.deepEqual(read.alts, [
      'L’hôtel de ville au soleil',
      'Six personnes en bottes devant une serre',
      'Jean tient un casque jaune',
    ])
    assert.deepEqual(read.outline, ['Trait d’Union', ...read.headings.slice(1).map(line => line.slice(3))])
    assert.ok(read.links.includes('https://intranet.ville.example/serre/visites'))
  })

  it('ends both columns of a short issue at one height', async () => {
    const [left, right] = read.ends
    assert.ok(Math.abs(left - right) < 60, `${left} and ${right}`)
    const one = [{ id: 's', name: 'Ici', articles: [proofArticle] }]
    const short = await readTagged(editionPaper({ ...proof, errata: [], sections: one }, words.fr).bytes)
    assert.ok(Math.abs(short.ends[0] - short.ends[1]) < 60, `${short.ends.join(' and ')}`)
  })

  it('says everything that the page says, in its order', () => {
    const pdf = poppler('pdftotext', ['-raw', '-', '-'], editionPaper(proof, words.fr).bytes)
    const said = (html: string) =>
      [...html.matchAll(/<(?:h[2-5]|p|li|dd|dt|figcaption)(?: [^>]*)?>((?:(?!<\/?(?:p|li|ul|dd)\b).)+)/g)].map(
        ([, text]) => lettersOf(text!.replace(/<[^>]+>/g, '')),
      )
    const html = editionPage({ ...proof, address: null }, words.fr)
    const articles = said(html.slice(html.indexOf('id="editorial"'))).filter(line => line !== '')
    assert.ok(articles.length > 30)
    for (const text of [read.text, ...(pdf === null ? [] : [pdf.toString()])]) {
      const letters = lettersOf(text)
      // Behind the contents, which name every title.
      let at = letters.indexOf(lettersOf('Décembre commence'))
      for (const line of articles.slice(1)) {
        const found = letters.indexOf(line, at)
        assert.ok(found >= 0, `${line} stands before what it follows`)
        at = found
      }
    }
  })

  it('holds whatever is written, and runs none of it', async () => {
    const hostile = await hostileProof()
    const { text, headings, right } = await readTagged(editionPaper(hostile, words.fr).bytes)
    assert.ok(lettersOf(text).includes(lettersOf('#panic("x") $x$ *a* _b_ = <c>')), text)
    assert.ok(headings.includes('H2 🎉') && headings.includes('H3 🎉'), headings.join('\n'))
    const blank = { ...proof, editorial: { ...proof.editorial!, title: '\ue000' } }
    const untitled = await readTagged(editionPaper(blank, words.fr).bytes)
    assert.ok(untitled.headings.includes('H2 Éditorial'), untitled.headings.join('\n'))
    assert.ok(right < 595, `${right} is beyond the paper`)
  })

  it('prints forty articles, one of 20 000 signs, and words that none of its fonts has', async () => {
    const { bytes, pages } = editionPaper(await fortyArticles(), words.fr)
    const { headings } = await readTagged(bytes)
    assert.ok(pages > 10, `${pages}`)
    assert.equal(headings.filter(line => line.startsWith('H3')).length, 40)
    const sections = [{ id: 's', name: 'Ailleurs', articles: [{ ...proofArticle, title: '山田花子' }] }]
    const other = editionPaper({ ...proof, sections }, words.fr).bytes
    assert.ok(isAccessible(other))
    assert.ok((await readTagged(other)).headings.includes('H3 □□□□'))
  })

  it('keeps the signs that are words and emoji, and shows where a sign has no font', async () => {
    const title = '© ® ™ ☎ ✔ ↔ ©️ | 🚲👩🏽‍🌾🇫🇷❤️1️⃣ | ㎡ ☐ \u{10fffd}∎'
    const article = { ...proofArticle, title, text: `« ${title} » dit-on.`, credit: '山田' }
    const bytes = editionPaper({ ...proof, sections: [{ id: 's', name: 'Ici', articles: [article] }] }, words.fr).bytes
    const { headings, text } = await readTagged(bytes)
    assert.ok(isAccessible(bytes))
    const heading = headings.find(line => line.startsWith('H3'))
    // Of the empty box a machine may have a font, or not.
    assert.match(heading?.replace(/\s+/g, ' ') ?? '', /^H3 © ® ™ ☎ ✔ ↔ © \| 🚲👩🏽‍🌾🇫🇷❤️1 \| m2 [□☐] ∎$/u)
    assert.ok(text.includes('□□'))
  })
})

const isAccessible = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).toString('latin1').includes('<pdfuaid:part>1</pdfuaid:part>')

/** Lines break elsewhere on paper, and words are parted there. */
function lettersOf(text: string): string {
  return text
    .replace(/&[a-z]+;|&#\d+;/g, '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
