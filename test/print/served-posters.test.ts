import assert from 'node:assert/strict'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import type { PosterPage, PosterProof } from '../../src/core/domain/relays/poster-proof.ts'
import type { PosterTask } from '../../src/print/poster.ts'
import { createServedPosters } from '../../src/print/served-posters.ts'
import { signName } from '../../src/http/signed-name.ts'
import { loadWords } from '../../src/words.ts'

const root = 'https://mary.ville.fr'
const roundId = '7d3c0a9e-0000-4000-8000-000000000042'
const proof: PosterProof = {
  locale: 'fr',
  reference: 'PUB-2026-0042',
  title: 'Vœux',
  lines: ['Venez.'],
  event: null,
  until: null,
  poster: 2,
  code: 'k7m3p9xz',
}
const page: PosterPage = {
  locale: 'fr',
  reference: 'PUB-2026-0042',
  title: 'Vœux <du maire>',
  summary: 'Venez fêter l’année.',
  body: 'Un **buffet** vous attend.\n\n- à 19 h\n- sur place',
  link: { title: 'S’inscrire', url: 'https://ville.example/?a=1&b="2"' },
  event: { when: 'mardi 12 janvier 2027 à 18\u202fh', where: 'Salle des fêtes' },
  until: '2027-01-12',
}

describe('addresses of posters', () => {
  let printed: PosterTask[]
  let seen: PosterProof | null
  let ms: number
  let looks: number
  let pagesSeen: number
  let codes: string[]
  let shown: PosterPage | null
  let served: ReturnType<typeof createServedPosters>
  let options: Parameters<typeof createServedPosters>[0]
  beforeEach(() => {
    printed = []
    seen = proof
    ms = 0
    looks = 0
    pagesSeen = 0
    codes = [proof.code]
    shown = page
    options = {
      publicUrl: root,
      secret: 's',
      authority: 'Ville',
      words: loadWords(),
      locale: 'fr',
      see: async link => (link.roundId === roundId && link.poster === seen?.poster ? seen : null),
      codes: async () => {
        looks++
        return codes
      },
      seePage: async code => {
        pagesSeen++
        return code === proof.code ? shown : null
      },
      print: async task => {
        printed.push(task)
        return new TextEncoder().encode(`%PDF ${task.paper}`)
      },
      now: () => ms,
    }
    served = createServedPosters(options)
  })
  const link = { roundId, poster: 2, paper: 'a4' } as const
  const read = (address: string) => served.read(address.slice(root.length + 1), {}, 'GET')

  it('bring the poster of that version, printed once for all who ask', async () => {
    const address = served.posters.address(link)
    assert.match(address, /^https:\/\/mary\.ville\.fr\/affiche\/[\w~-]+\.[\w-]{43}\.pdf$/)
    const [one, other] = await Promise.all([read(address), read(address)])
    assert.equal(one?.body?.toString(), '%PDF a4')
    assert.deepEqual(one, other)
    assert.deepEqual(one.headers, {
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="PUB-2026-0042-a4.pdf"',
      'content-length': '7',
    })
    assert.deepEqual(printed, [{ proof, paper: 'a4', authority: 'Ville', page: `${root}/lire/k7m3p9xz` }])
    await read(served.posters.address({ ...link, paper: 'a3' }))
    seen = { ...proof, title: 'Autre' }
    await read(address)
    assert.deepEqual(
      printed.map(({ paper, proof: { title } }) => [paper, title]),
      [
        ['a4', 'Vœux'],
        ['a3', 'Vœux'],
        ['a4', 'Autre'],
      ],
    )
  })

  it('say that it was replaced or came down, and nothing to who made one up', async () => {
    seen = { ...proof, poster: 3 }
    const over = (await read(served.posters.address(link)))!
    assert.equal(over.status, 410)
    assert.match(over.body!.toString(), /<h1>Cette affiche n’est plus à jour<\/h1>/)
    const right = served.posters.address(link).slice(root.length + '/affiche/'.length)
    for (const path of [
      'affiche/',
      'affiche/x.pdf',
      `affiche/${right.replace('~2~', '~3~')}`,
      `journal/${right}`,
      `affiche/${signName('edition', `${roundId}~2~a4`, 's')}.pdf`,
      `affiche/${signName('poster', `${roundId}~2~a0`, 's')}.pdf`,
      `affiche/${signName('poster', roundId, 's')}.pdf`,
      'lire/',
      'lire/abc',
      'lire/k7m3p9x',
      'lire/k7m3p9xz2',
      'lire/k7m3p9%E0',
      `lire/${'-'.repeat(100)}k7m3p9xz`,
    ])
      assert.equal(await read(`${root}/${path}`), null, path)
    assert.deepEqual(printed, [])
  })

  it('lead who types the code to the same words, whole', async () => {
    assert.equal(served.posters.page('k7m3p9xz'), `${root}/lire/k7m3p9xz`)
    for (const typed of ['K7M3P9XZ', 'k7m3%20P9xz', 'k7m3-p9xz', 'K7M3%E2%80%93P9XZ', 'k7m3%C2%A0p9xz.', 'k7m3p9xz/'])
      assert.equal((await read(`${root}/lire/${typed}`))!.status, 200, typed)
    const { status, body, headers } = (await read(`${root}/lire/K7M3P9XZ`))!
    assert.equal(status, 200)
    assert.match(headers['content-security-policy']!, /^default-src 'none'; img-src data:; style-src 'sha256-/)
    const html = body!.toString()
    for (const said of [
      '<html lang="fr">',
      '<h1>Vœux &lt;du maire&gt;</h1><p><strong>Venez fêter l’année.</strong></p>',
      '<dt>Quand\u00a0:</dt><dd>mardi 12 janvier 2027 à 18\u202fh</dd><dt>Où\u00a0:</dt><dd>Salle des fêtes</dd>',
      '<p>Un <strong>buffet</strong> vous attend.</p><ul><li>à 19 h</li><li>sur place</li></ul>',
      '<a href="https://ville.example/?a=1&amp;b=&quot;2&quot;">S’inscrire</a>',
      '<footer><p>Ville</p><p>Affiché jusqu’au mardi 12 janvier 2027</p></footer>',
    ])
      assert.ok(html.includes(said), `${said}\n${html}`)
    const other = (await read(`${root}/lire/aaaaaaaa`))!
    assert.equal(other.status, 410)
    assert.match(other.body!.toString(), /le code a été mal recopié/)
  })

  it('are read whatever others try: wrong codes cost one look a second, and take nothing from anybody', async () => {
    for (let n = 0; n < 500; n++) assert.equal((await read(`${root}/lire/aaaaaaaa`))!.status, 410)
    assert.deepEqual([looks, pagesSeen], [1, 0])
    assert.equal((await read(`${root}/lire/k7m3p9xz`))!.status, 200)
    codes = ['bbbbbbbb']
    assert.equal((await read(`${root}/lire/bbbbbbbb`))!.status, 410)
    assert.deepEqual([looks, pagesSeen], [1, 1])
    ms = 1_000
    await Promise.all([1, 2, 3].map(() => read(`${root}/lire/bbbbbbbb`)))
    assert.deepEqual([looks, pagesSeen], [2, 4], 'those who wait for the list read it together')
  })

  it('are asked for so often a second; whoever asks more often reads what was there in this second', async () => {
    const address = served.posters.address(link)
    for (let n = 0; n < 100; n++) assert.equal((await read(address))!.status, 200)
    for (let n = 0; n < 100; n++) assert.equal((await read(`${root}/lire/k7m3p9xz`))!.status, 200)
    assert.deepEqual([pagesSeen, printed.length], [20, 1])
    seen = null
    shown = null
    ms = 1_000
    assert.equal((await read(address))!.status, 410)
    assert.equal((await read(`${root}/lire/k7m3p9xz`))!.status, 410)
  })

  it('wait for the press, unless too many do', async () => {
    const ends: (() => void)[] = []
    served = createServedPosters({
      ...options,
      see: async ({ roundId: title }) => ({ ...proof, title }),
      print: () => new Promise(resolve => ends.push(() => resolve(new Uint8Array([1])))),
    })
    const ask = (n: number) => read(served.posters.address({ ...link, roundId: `r${n}` }))
    const waiting = Array.from({ length: 20 }, (_, n) => ask(n))
    await endOfTurn()
    assert.equal((await ask(20))!.status, 429)
    for (const end of ends) end()
    for (const answer of await Promise.all(waiting)) assert.equal(answer!.status, 200)
    const after = ask(21)
    await endOfTurn()
    ends.at(-1)!()
    assert.equal((await after)!.status, 200)
  })
})
