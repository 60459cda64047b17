import assert from 'node:assert/strict'
import PostalMime from 'postal-mime'
import type { EditionProof } from '../../../src/core/domain/newspapers/proof.ts'
import { editionMail } from '../../../src/print/edition/edition-mail.ts'
import { loadWords } from '../../../src/words.ts'
import { editionProof, hostileProof } from '../../support/edition-proof.ts'

const words = loadWords()

describe('the e-mail of an edition', function () {
  let proof: EditionProof
  before(async () => {
    proof = await editionProof()
  })
  const bytes = (one: EditionProof) => editionMail(one, words[one.locale])
  const read = async (one: EditionProof) => {
    const { subject, text = '', html = '', attachments, from, to } = await PostalMime.parse(bytes(one))
    assert.deepEqual([attachments, from, to], [[], undefined, undefined])
    return { subject, text, html }
  }

  it('is read by another library: its subject, and everything that matters in both of its parts', async () => {
    const { subject, text, html } = await read(proof)
    assert.equal(subject, 'Trait d’Union, n°\u00a011\u00a0: Les agents du parc ouvrent leur serre')
    const titles = proof.sections.flatMap(({ articles }) => articles.map(({ title }) => title))
    for (const said of [
      'Trait d’Union',
      'N°\u00a011 · mardi 1er décembre 2026',
      'Un hiver ensemble',
      'Claire Martin, directrice générale des services',
      ...titles,
      'Chaque mercredi, six jardiniers montrent comment naissent les fleurs de la ville.',
      'mardi 12 janvier 2027, de 18\u202fh à 20\u202fh · Salle des fêtes',
      'La cantine ouvre à 11 h 30',
      proof.address!,
      'https://intranet.ville.example/serre/visites',
      'Direction de la publication\u00a0: Claire Martin',
      proof.mention,
    ])
      for (const part of [text, html.replaceAll('&nbsp;', '\u00a0')]) assert.ok(part.includes(said), `${said}\n${part}`)
  })

  it('loads nothing, runs nothing, and says its language', async () => {
    const { html } = await read(proof)
    assert.match(html, /<html [^>]*lang="fr"/)
    assert.doesNotMatch(html, /<img|<script|<link|url\(|src=|@import|tracking|lang="und"/i)
    for (const [, address] of html.matchAll(/href="([^"]+)"/g))
      assert.match(address!, /^https:\/\/(mary|intranet)\.ville\.example\//)
  })

  it('keeps to what every mail server takes: lines of at most 78 signs, CRLF, ASCII', () => {
    const raw = Buffer.from(bytes(proof)).toString('latin1')
    assert.match(raw, /^[\x00-\x7f]*$/)
    assert.doesNotMatch(raw, /(?<!\r)\n|\r(?!\n)/)
    for (const line of raw.split('\r\n')) assert.ok(line.length <= 78, line)
    assert.ok(Buffer.from(bytes(proof)).equals(bytes(structuredClone(proof))), 'the same bytes')
  })

  it('takes hostile words as words, in the subject too', async () => {
    const { subject, text, html } = await read(await hostileProof())
    assert.ok(subject!.startsWith('#panic("x") $x$ *a* _b_ = <c>'), subject)
    assert.ok(text.includes('</script><script>alert(1)</script>'))
    assert.doesNotMatch(html, /<script|javascript:/i)
    const broken = await read({ ...proof, name: 'Trait\r\nBcc: someone@ville.example', sections: [], editorial: null })
    assert.equal(broken.subject, 'Trait Bcc: someone@ville.example, n°\u00a011')
  })

  it('goes without what is not there, in the language of the edition', async () => {
    const plain = {
      ...proof,
      locale: 'en' as const,
      address: null,
      editorial: null,
      errata: [],
      mention: '',
      tagline: '',
    }
    const { subject, text, html } = await read(plain)
    assert.match(subject!, /^Trait d’Union, no\. 11: /)
    for (const part of [text, html]) assert.doesNotMatch(part, /Read the whole issue|abc\.sig|ISSN/)
    assert.match(html, /<html [^>]*lang="en"/)
  })
})
