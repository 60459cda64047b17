import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { bytesDigest, isAsSealed } from '../../src/core/domain/seal.ts'
import type { EditionFile } from '../../src/core/domain/sealed-edition.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Printed } from '../../src/core/ports/newspapers.ts'
import { keepServed } from '../../src/core/use-cases/newspapers/issued/keep-served.ts'
import { blockersOf } from '../../src/core/use-cases/personal/decide-erasure.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import { wrongErasures } from '../../src/postgres/journal/erased-versions.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { editionName } from '../../src/print/edition-names.ts'
import { createServedEditions } from '../../src/print/served-editions.ts'
import { loadWords } from '../../src/words.ts'
import { traitDUnion } from '../core/use-cases/newspapers/published-edition.ts'
import { eachDatabase } from '../support/database.ts'
import { editionProof } from '../support/edition-proof.ts'
import { printHere } from '../support/print-here.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump } from './personal-rows.ts'
import { erasureId, erasureOf, nadia, namingProof, publishIssue, rose, wordsOf } from './printed-issues.ts'
import { now } from './rows.ts'

const rules = { timeZone: 'Europe/Paris' }
const address = 'rose.martin@ville.fr'
/** Whoever’s name holds Rose’s. */
const another = `Jean-${rose.name}`
const waysOfRose = [rose.id, rose.name, rose.name.toUpperCase(), address]
const waysOfNadia = [nadia.id, nadia.name, 'Nadia O’Hara']

describe('issues that name somebody who is erased', function () {
  this.timeout(240_000)
  let named: Printed
  let plain: Printed
  before(async () => {
    const [one, other] = [await printHere(await namingProof()), await printHere(await editionProof())]
    assert.ok(one.kind === 'printed' && other.kind === 'printed')
    ;[named, plain] = [one, other]
  })

  eachDatabase((_kind, open) => {
    let database: Database
    const removed: string[] = []
    let ports: ReturnType<typeof erasurePorts>
    let read: (id: string, kind: EditionFile) => Promise<{ status: number; body: Buffer }>
    before(async () => {
      database = await open()
      ports = erasurePorts(database, removed)
      const world = ports as unknown as Ports
      await ports.commit({ save: 'newspaper', row: traitDUnion, ifVersion: 0 })
      await publishIssue(world, { id: 'named', printed: named })
      await publishIssue(world, { id: 'older', printed: named, without: 'proof' })
      await publishIssue(world, { id: 'plain', printed: plain })
      const served = createServedEditions({
        secret: 's',
        words: loadWords().fr,
        see: keepServed(ports),
        bytes: file => ports.editionFiles.get(file),
        opened: () => undefined,
      })
      read = async (editionId, kind) => {
        const answer = await served(`journal/${editionName({ editionId, production: null, kind }, 's')}`, {}, 'GET')
        return { status: answer!.status, body: Buffer.from(answer!.body ?? []) }
      }
    })
    /** Every row, and all that is read of every file: what a search of a dump of the database finds. */
    const dumped = async (): Promise<string> => {
      const { rows } = await sql<{ kind: string; bytes: Buffer }>`select kind, bytes from edition_file`.execute(
        database.kysely,
      )
      const files = rows.map(({ kind, bytes }) => wordsOf(kind, bytes) ?? '')
      return [...[...(await dump(database)).values()].flat(), ...files].join('\n').replaceAll(another, '')
    }
    const left = async (ways: readonly string[]): Promise<string[]> => {
      const text = await dumped()
      return ways.filter(way => text.includes(way))
    }

    it('wait while one of them is suspended', async () => {
      const suspension = { id: 's', version: 0, reason: 'r', reviewOn: '2027-01-01', by: rose, at: now(), lifted: null }
      const of = (reference: string) => ({ kind: 'reference' as const, reference })
      const look = () => blockersOf(ports, erasureOf(rose), rules)
      await ports.commit({ save: 'suspension', row: { ...suspension, of: of('TU-2026-plain') }, ifVersion: 0 })
      assert.deepEqual(await look(), [])
      await ports.commit({ save: 'suspension', row: { ...suspension, id: 't', of: of('TU-2026-named') }, ifVersion: 0 })
      assert.deepEqual(await look(), [{ why: 'suspended-reference', names: ['TU-2026-named'] }])
      await sql`delete from suspension`.execute(database.kysely)
    })

    it('are made anew without them, and nothing of them is left in a dump but of whose name holds theirs', async () => {
      assert.deepEqual(await left(waysOfRose), waysOfRose.slice(1))
      assert.ok((await read('named', 'pdf')).body.equals(named.pdf))
      await ports.commit({ save: 'erasure', row: erasureOf(rose, [address]), ifVersion: 0 })
      await runErasure(ports, { id: erasureId(rose) }, rules)
      assert.deepEqual(await left(waysOfRose), [])
      const page = (await read('named', 'html')).body.toString()
      assert.ok(page.includes('Une idée proposée par personne effacée, Parcs') && page.includes(another))
      assert.ok(page.includes('alt="personne effacée devant la serre"'))
    })

    it('are read as they were made, page and paper; what could not be printed anew answers that it ended', async () => {
      for (const kind of ['html', 'pdf'] as const) {
        const { status, body } = await read('named', kind)
        const { produced } = (await ports.editions.byId('named'))!
        assert.deepEqual([status, bytesDigest(body)], [200, produced!.files[kind].digest], kind)
      }
      const paper = wordsOf('pdf', (await read('named', 'pdf')).body)
      if (paper !== null) assert.match(paper, /proposée par personne effacée, Parcs.*Les archives/)
      assert.equal((await read('older', 'html')).status, 200)
      const gone = await read('older', 'pdf')
      assert.equal(gone.status, 410)
      assert.match(gone.body.toString(), /dont les données ont été effacées/)
    })

    it('that name nobody keep the very same bytes', async () => {
      const { rows } = await sql<{ production: number }>`
        select distinct production from edition_file where edition_id = 'plain'`.execute(database.kysely)
      assert.deepEqual(rows, [{ production: 2 }])
      for (const kind of ['html', 'pdf'] as const) assert.ok((await read('plain', kind)).body.equals(plain[kind]), kind)
      const version = (await ports.posts.byId('post-plain'))!.sealed[0]!
      assert.equal(version.erasedAt, undefined)
      assert.deepEqual(
        removed.filter(one => one.includes('plain')),
        [],
      )
    })

    it('are announced by what is sealed anew, which the journal knows, and no other version is', async () => {
      const post = (await ports.posts.byId('post-named'))!
      const [version] = post.sealed as [Post['sealed'][number]]
      assert.ok(isAsSealed(version) && version.erasedAt === now())
      assert.equal(version.edition?.production, 3)
      assert.deepEqual(await wrongErasures(database), [])
      const { rows } = await sql<{ verb: string; subject: string }>`
        select verb, subject from journal where verb in ('edition.redacted', 'erasure.resealed') order by 1, 2`.execute(
        database.kysely,
      )
      assert.deepEqual(
        rows.map(({ verb, subject }) => `${verb} ${subject}`),
        [
          'edition.redacted TU-2026-named',
          'edition.redacted TU-2026-older',
          'erasure.resealed PUB-2026-named',
          'erasure.resealed PUB-2026-older',
        ],
      )
      assert.ok((await verifyJournal(database)).ok)
    })

    it('leave the library for its bin, and are put there anew', async () => {
      for (const ending of ['html', 'pdf', 'eml', 'zip'])
        assert.ok(removed.includes(`Journaux/TU/TU-2026-named.${ending}`))
      assert.equal((await ports.editions.byId('named'))!.library, null)
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pgboss.job where name = 'edition.library'`.execute(database.kysely)
      assert.equal(rows[0]!.n, 2)
    })

    it('stand on the receipt, with the articles, and with what ended', async () => {
      const { receipt } = (await ports.erasures.byId(erasureId(rose)))!
      const articles = ['Les agents du parc ouvrent leur serre']
      const issue = { newspaper: traitDUnion.name, number: 11, articles }
      assert.deepEqual(receipt?.issues, [
        { ...issue, editionId: 'named' },
        { ...issue, editionId: 'older', isPdfGone: true },
      ])
      // Page, paper, e-mail and archive of both, in the library.
      assert.equal(receipt.files, 8)
    })

    it('name a second one who is erased no more either, on paper too', async () => {
      const before = (await read('named', 'html')).body
      assert.ok(before.includes('Nadia'))
      await ports.commit({ save: 'erasure', row: erasureOf(nadia), ifVersion: 0 })
      await runErasure(ports, { id: erasureId(nadia) }, rules)
      assert.deepEqual(await left([...waysOfNadia, ...waysOfRose]), [])
      const { productions, erased } = (await ports.editions.byId('named'))!
      assert.deepEqual([productions, erased], [4, { production: 4, ended: [], at: now() }])
      assert.equal((await read('named', 'pdf')).status, 200)
      assert.deepEqual((await ports.editions.byId('older'))!.erased?.ended, ['pdf', 'email'])
      assert.ok(isAsSealed((await ports.posts.byId('post-named'))!.sealed[0]!))
      assert.deepEqual(await wrongErasures(database), [])
    })

    it('run again change nothing', async () => {
      const before = await dump(database)
      for (const one of [rose, nadia]) await runErasure(ports, { id: erasureId(one) }, rules)
      assert.deepEqual(await dump(database), before)
    })
  })
})
