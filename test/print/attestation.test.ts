import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import type { Attestation, AttestationLink } from '../../src/core/domain/events/attestation.ts'
import { attestationPaper } from '../../src/print/attestation-paper.ts'
import { createServedAttestations, papersPerSecond } from '../../src/print/served-attestations.ts'
import { signName } from '../../src/http/signed-name.ts'
import { loadWords } from '../../src/words.ts'
import { readPdf } from '../support/read-pdf.ts'

const words = loadWords()
const attestation: Attestation = {
  person: 'Nadia Benali',
  event: 'Fête de la science',
  reference: 'PUB-2026-0042',
  date: '2026-12-01',
  from: '14:30',
  until: '16:00',
  place: 'Médiathèque, salle B',
  session: 'Visite guidée',
  issuedOn: '2027-01-04',
}
const ville = 'Ville de Sainte-Colombe'
/** Of its page, in points. */
const a4Width = 595.28

describe('an attestation on paper', function () {
  // The first one loads the compiler and its fonts.
  this.timeout(60_000)

  const read = (one: Partial<Attestation>, language: 'fr' | 'en' = 'fr') =>
    readPdf(attestationPaper({ ...attestation, ...one }, ville, words[language]))

  it('says who was where, when, and who attests it; another reader finds its title, language and tags', async () => {
    const { roles, text, right: _, ...about } = await read({})
    assert.deepEqual(about, { pages: 1, title: 'Attestation de présence', language: 'fr', author: ville })
    assert.deepEqual(
      roles.filter(role => !['Span', 'Lbl', 'LBody'].includes(role)),
      ['Root', 'Document', 'P', 'H1', 'P', 'P', 'P', 'L', 'LI', 'LI', 'LI', 'LI', 'LI', 'P', 'P'],
    )
    for (const said of [
      `${ville} Attestation de présence ${ville} atteste que Nadia Benali a participé à l’événement suivant.`,
      'Événement : Fête de la science',
      'Date : mardi 1er décembre 2026',
      'Horaire : de 14 h 30 à 16 h',
      'Créneau : Visite guidée',
      'Lieu : Médiathèque, salle B',
      'Établie le lundi 4 janvier 2027, d’après les présences relevées sur place.',
      'Référence : PUB-2026-0042',
    ])
      assert.ok(text.includes(said), `${said}\n${text}`)
  })

  it('is English where the authority is, and leaves out what nobody said', async () => {
    const { title, language, text } = await read({ from: null, until: null, place: '', session: '' }, 'en')
    assert.deepEqual([title, language], ['Certificate of attendance', 'en'])
    assert.match(text, /Event: Fête de la science Date: Tuesday 1 December 2026 Issued on/)
    assert.match((await read({ until: null }, 'en')).text, /Time: 14:30 Session/)
  })

  it('sets what people wrote as it is, and runs none of it', async () => {
    const hostile = [
      '#import "@preview/x": *',
      '#read("/etc/passwd")',
      '#set document(title: "x")',
      '$x^2$ \\ " \' ` ~ @ref <label>',
      '*gras* _fin_ = titre - liste / terme: x',
      '] #panic("x") [',
      '{{name}} ${name} %s \\u{41} // x /* y */',
    ]
    for (const text of hostile) {
      const paper = await read({ person: text, event: text, place: text })
      assert.equal(paper.title, 'Attestation de présence')
      const plain = text.replace(/\s+/g, ' ')
      assert.ok(paper.text.includes(`atteste que ${plain} a participé`), paper.text)
      assert.ok(paper.text.includes(`Événement : ${plain}`) && paper.text.includes(`Lieu : ${plain}`), paper.text)
    }
  })

  it('holds two hundred signs without a space on its one page', async () => {
    const long = { person: 'é'.repeat(200), event: 'W'.repeat(200), session: 'm'.repeat(200), place: 'M'.repeat(200) }
    const { pages, text, right } = await read(long)
    assert.equal(pages, 1)
    for (const name of Object.values(long)) assert.ok(text.replaceAll(' ', '').includes(name), name)
    assert.ok(right < a4Width, `${right} is beyond the paper`)
  })

  it('has emoji, goes without control signs, and prints a name that no font of its own has', async () => {
    const { text, title } = await read({
      event: 'Fête 🎉 des 👩‍🔬 sciences 🇫🇷',
      person: 'Zo\u0000é\u001b \ud800Ben\ue000ali',
    })
    assert.ok(text.includes('Fête 🎉 des 👩‍🔬 sciences 🇫🇷'), text)
    assert.ok(/Zo é Ben ali/.test(text), text)
    assert.equal(title, 'Attestation de présence')
    const other = await read({ person: '山田花子' })
    assert.deepEqual([other.title, other.language], ['Attestation de présence', 'fr'])
    assert.ok((await read({ person: '' })).text.includes('atteste que '))
  })
})

describe('addresses of attestations', function () {
  this.timeout(60_000)
  const link: AttestationLink = {
    postId: '7d3c0a9e-0000-4000-8000-000000000042',
    person: '00000000-0000-4000-8000-000000000009',
    until: '2026-12-08T09:30:00.000Z',
  }
  let asked: AttestationLink[]
  let seen: Attestation | null
  let ms: number
  const options = {
    publicUrl: 'https://mary.ville.fr',
    secret: 's',
    authority: ville,
    words: words.fr,
    now: () => ms,
    see: async (one: AttestationLink) => {
      asked.push(one)
      return seen
    },
  }
  beforeEach(() => {
    asked = []
    seen = attestation
    ms = 0
  })
  const nameOf = (address: string) => address.slice('https://mary.ville.fr/attestation/'.length)

  it('bring back exactly what they were made for, to be kept by nobody on the way', async () => {
    const served = createServedAttestations(options)
    const address = served.address(link)
    assert.match(address, /^https:\/\/mary\.ville\.fr\/attestation\/[\w~-]+\.[\w-]{43}\.pdf$/)
    const paper = await served.read(nameOf(address))
    assert.ok(paper.kind === 'served')
    assert.deepEqual(asked, [link])
    assert.equal(Buffer.from(paper.bytes.subarray(0, 5)).toString(), '%PDF-')
    assert.deepEqual(paper.headers, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="attestation.pdf"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
    seen = null
    assert.deepEqual(await served.read(nameOf(address)), { kind: 'unknown' })
  })

  it('answer nothing to who made them up, and ask nobody for it', async () => {
    const served = createServedAttestations(options)
    const right = nameOf(served.address(link))
    const [id, signature] = right.split('.') as [string, string]
    const [postId, person, until] = id.split('~')
    const other = createServedAttestations({ ...options, secret: 't' })
    for (const name of [
      '',
      '.pdf',
      right.slice(0, -'.pdf'.length),
      right.replace(/pdf$/, 'ics'),
      `${[postId, person, 'zzzzzz'].join('~')}.${signature}.pdf`,
      `${[postId, Buffer.from('somebody').toString('base64url'), until].join('~')}.${signature}.pdf`,
      `${id}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}.pdf`,
      nameOf(other.address(link)),
      // What opens an entry for a calendar, or a picture, opens no attestation.
      `${signName('calendar', id, 's')}.pdf`,
      `${signName('media', id, 's')}.pdf`,
      `${signName('attestation', 'a~b', 's')}.pdf`,
      `${signName('attestation', 'a~b~c~d', 's')}.pdf`,
      `${signName('attestation', 'a~b~zzzzzzzzzzzz', 's')}.pdf`,
      `${signName('attestation', 'a~b~_', 's')}.pdf`,
      `${'a'.repeat(100_000)}.pdf`,
    ])
      assert.deepEqual(await served.read(name), { kind: 'unknown' }, name.slice(0, 200))
    assert.deepEqual(asked, [])
  })

  it('print so many a second, and no more', async () => {
    const served = createServedAttestations(options)
    const name = nameOf(served.address(link))
    const kinds = []
    for (let n = 0; n <= papersPerSecond; n++) kinds.push((await served.read(name)).kind)
    assert.deepEqual([kinds.slice(0, -1).every(kind => kind === 'served'), kinds.at(-1)], [true, 'busy'])
    ms = 1_000
    assert.equal((await served.read(name)).kind, 'served')
  })

  it('cost nothing until somebody asks: the compiler is loaded with the first paper', () => {
    const script = `
      await import('./src/print/served-attestations.ts')
      const loaded = () => process.report.getReport().sharedObjects.some(path => path.includes('typst'))
      const before = loaded()
      const { typeset } = await import('./src/print/typeset.ts')
      typeset('#set document(title: "t")\\nx', {})
      console.log(JSON.stringify([before, loaded()]))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    assert.equal(stdout.trim(), '[false,true]', stderr)
  })
})
