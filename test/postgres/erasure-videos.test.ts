import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Change } from '../../src/core/change.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { Attachment } from '../../src/core/domain/initiatives/initiative.ts'
import type { Erasure } from '../../src/core/domain/personal/erasure.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import { endProposalFiles } from '../../src/core/use-cases/retention/end-proposal-files.ts'
import { absorbQueued } from '../../src/postgres/jobs/absorb-queued.ts'
import { queues } from '../../src/postgres/jobs/queues.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { filmFacts } from '../fakes/a-film.ts'
import { aMedia } from '../fakes/a-media.ts'
import { eachDatabase } from '../support/database.ts'
import { jobsLeft, takeJobs } from '../support/jobs-left.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump, marc, other } from './personal-rows.ts'
import { initiative, now, post } from './rows.ts'

const name = 'proposal.files-end'
const rules = { timeZone: 'Europe/Paris' }
const by = { by: other, roles: ['agent', 'dpo'] as const, at: now() }
const standIn = '00000000-0000-4000-8000-0000000000aa'
const underWay: Erasure = {
  ...{ id: 'e', version: 0, state: 'under-way', person: marc, names: [], ids: [], called: [], found: [], standIn },
  ...{ proposed: by, confirmed: by, blockers: [], receipt: null },
}
const facts = filmFacts()
const folder = 'Propositions/PROP-2026-0001'
const film = (file: string): Attachment => ({
  ...{ id: 'film', name: file, contentType: 'video/mp4', state: 'stored', source: null, consent: null, video: facts },
  ...{ url: `https://s/${encodeURIComponent(file)}`, picture: { id: 'film', digest: 'd' } },
})

describe('the videos of somebody who is erased', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let removed: string[]
    let ports: ReturnType<typeof erasurePorts>
    const save = async (table: 'initiative' | 'post' | 'media' | 'erasure', row: object) =>
      assert.equal(await ports.commit({ save: table, row: { ...row, version: 0 }, ifVersion: 0 } as Change), 'done')
    const run = () => runErasure(ports, { id: 'e' }, rules)
    const jobs = async () => (await jobsLeft(database, name)).map(({ data }) => data)
    const runJobs = async () => {
      for (const data of await takeJobs(database, name)) await endProposalFiles(ports, data as never)
    }
    const lies = (file: string) => {
      const video = { facts, folder, name: file, url: film(file).url }
      return save(
        'media',
        aMedia('d', { kind: 'video', pictureIds: ['film'], name: 'pont.mp4', firstBy: other, video }),
      )
    }
    const shows = (file: string) => {
      const plain = post({ id: 'p' })
      const given = { id: 'film', digest: 'd', consent: null, name: 'pont.mp4', title: 'Pont', facts }
      const video = { ...given, url: film(file).url! }
      return save('post', { ...plain, authors: [other], content: { ...plain.content, video } })
    }
    const closePost = async () =>
      ports.commit({ remove: 'post', id: 'p', ifVersion: (await ports.posts.byId('p'))!.version })
    const saysNothing = async (said: RegExp) => {
      for (const [table, rows] of await dump(database))
        for (const row of rows) assert.doesNotMatch(row, said, `${table}: ${row.slice(0, 300)}`)
    }
    beforeEach(async () => {
      database = await open()
      for (const table of ['initiative', 'media', 'post', 'erasure', 'asked_job', 'pgboss.job'])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      removed = []
      ports = erasurePorts(database, removed)
      await save('erasure', underWay)
    })

    it('stay while a post shows one, in a job that does not know whose they were, and go after', async () => {
      const attachments = [film('pont.mp4')]
      await save('initiative', initiative({ id: 'i', state: 'declined', author: marc, attachments }))
      await lies('pont.mp4')
      await shows('pont.mp4')
      await run()
      assert.equal((await ports.erasures.byId('e'))?.state, 'done')
      const left = [{ folder, author: standIn, files: [{ name: 'pont.mp4', videoIds: ['film'] }] }]
      assert.deepEqual([removed, await jobs()], [[], left])
      await saysNothing(new RegExp(marc.id, 'i'))
      await closePost()
      await runJobs()
      assert.deepEqual([removed, await jobs()], [[`${folder}/pont.mp4`], []])
    })

    it('and whatever else waits for its end since a purge keeps its job, which forgets them', async () => {
      const data = { folder, author: marc.id, files: [{ name: 'plan.pdf', videoIds: [] }] }
      await ports.commit({ job: name, data })
      await sql`insert into pgboss.job (name, data, singleton_key) values (${name}, ${JSON.stringify({
        ...data,
        folder: 'Propositions/PROP-2026-0002',
      })}::jsonb, 'k')`.execute(database.kysely)
      await run()
      const [one, two, ...more] = (await jobs()) as (typeof data)[]
      assert.deepEqual([one!.author, two!.author, more], [standIn, standIn, []])
      await runJobs()
      assert.deepEqual(removed.toSorted(), [`${folder}/plan.pdf`, 'Propositions/PROP-2026-0002/plan.pdf'])
    })

    for (const file of [`Avec ${marc.name}.mp4`, 'marc-dupont-élie.mp4'])
      it(`called « ${file} » go at once, or once no post shows them, from wherever they are named`, async () => {
        const text = `Avec ${marc.name}`
        const proposal = { author: other, text, attachments: [film(file)] }
        await save('initiative', initiative({ id: 'i', state: 'retained', ...proposal }))
        await lies(file)
        await run()
        assert.deepEqual([removed, await jobs()], [[`${folder}/${file}`], []])
        await saysNothing(/marc.{0,3}dupont/i)
        assert.equal((await ports.media.byId('d'))?.video?.url, null)
      })

    it('called as they are stay where they lie while a post shows them, and are named nowhere after', async () => {
      const file = `Avec ${marc.name}.mp4`
      const proposal = { author: other, attachments: [film(file)] }
      await save('initiative', initiative({ id: 'i', state: 'retained', ...proposal }))
      await lies(file)
      await shows(file)
      await run()
      assert.equal((await ports.erasures.byId('e'))?.state, 'done')
      assert.deepEqual([removed, (await ports.media.byId('d'))?.video?.name], [[], file])
      assert.deepEqual(await jobs(), [{ folder, author: other.id, files: [{ name: file, videoIds: ['film'] }] }])
      assert.equal((await ports.initiatives.byId('i'))?.attachments[0]?.name, 'PROP-2026-0001-1.mp4')
      await closePost()
      await runJobs()
      assert.deepEqual(removed, [`${folder}/${file}`])
      await saysNothing(/marc.{0,3}dupont/i)
    })

    it('of a job at work are waited for: what it orders next forgets them as well', async () => {
      const data = { folder, author: marc.id, files: [{ name: 'pont.mp4', videoIds: ['film'] }] }
      await lies('pont.mp4')
      await shows('pont.mp4')
      await sql`insert into pgboss.job (name, data, singleton_key, state)
        values (${name}, ${JSON.stringify(data)}::jsonb, 'k', 'active')`.execute(database.kysely)
      await assert.rejects(run(), Unavailable)
      assert.equal((await ports.erasures.byId('e'))?.state, 'under-way')
      await endProposalFiles(ports, data)
      await sql`delete from pgboss.job where state = 'active'`.execute(database.kysely)
      await run()
      assert.equal((await ports.erasures.byId('e'))?.state, 'done')
      assert.deepEqual(await jobs(), [{ ...data, author: standIn }])
    })

    it('keep their job whatever is asked of the same folder later', async () => {
      const files = [{ name: 'pont.mp4', videoIds: ['film'] }]
      await ports.commit({ job: name, data: { folder, author: standIn, files }, inMs: 1_000_000 })
      const purged = { folder, author: other.id, files: [] }
      await absorbQueued(database, name, [{ id: standIn, key: queues[name].key(purged) }])
      assert.equal((await jobs()).length, 1)
      await absorbQueued(database, name, [{ id: standIn, key: queues[name].key({ ...purged, files }) }])
      assert.equal((await jobs()).length, 0, 'one chain of runs for the same files')
    })
  })
})
