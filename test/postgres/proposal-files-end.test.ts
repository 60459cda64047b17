import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Change } from '../../src/core/change.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { Attachment, Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import type { PostVideo } from '../../src/core/domain/posts/post-video.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { endProposalFiles } from '../../src/core/use-cases/retention/end-proposal-files.ts'
import { purgeDocuments } from '../../src/core/use-cases/retention/purge-documents.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { filmFacts } from '../fakes/a-film.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { settings } from '../fakes/ports.ts'
import { eachDatabase } from '../support/database.ts'
import { jobsLeft, takeJobs } from '../support/jobs-left.ts'
import { initiative, post } from './rows.ts'

const job = 'proposal.files-end'
const folder = 'Propositions/PROP-2026-0001'
const yearsLater = '2029-01-01T03:30:00.000Z'
const author = initiative({}).author.id
const due = { before: yearsLater, held: { people: [], references: [], rows: [] } as never }
const facts = filmFacts()
const film = {
  id: 'film',
  digest: 'd',
  consent: null,
  name: 'pont.mp4',
  title: 'Pont',
  url: 'https://l/pont.mp4',
  facts,
}
const paper = { name: 'plan.pdf', videoIds: [] }
const reel = { name: 'pont.mp4', videoIds: ['film'] }

function stored(name: string, more: object = {}): Attachment {
  const rest = { id: name, contentType: 'a/b', source: null, url: `https://l/${name}`, consent: null, picture: null }
  return { ...rest, name, state: 'stored', ...more }
}

const attachments = [
  stored('plan.pdf'),
  stored('pont.mp4', { picture: { id: 'film', digest: 'd' }, video: facts }),
  stored('plan.pdf'),
]

function media(until?: string): Media {
  const by = { id: 'a', name: 'Ada' }
  const video = { facts, folder, name: 'pont.mp4', url: 'https://l/pont.mp4', ...(until && { until }) }
  return {
    ...{ id: 'd', version: 0, reference: 'VIS-2026-0001', kind: 'video', pictureIds: ['film'], name: 'pont.mp4' },
    ...{ section: null, firstAt: yearsLater, firstBy: by, answer: null, agreements: [], video, updatedAt: yearsLater },
  }
}

async function world(open: () => Promise<Database>) {
  const database = await open()
  for (const table of ['initiative', 'post', 'media', 'listed_item', 'suspension'])
    await sql`delete from ${sql.table(table)}`.execute(database.kysely)
  await takeJobs(database, job)
  const binned: string[] = []
  const box = { now: yearsLater, isAway: false }
  const stores = openStores(database, () => box.now)
  const ports = {
    ...stores,
    now: () => box.now,
    hours: settings,
    initiativeList: createFakeInitiativeList(() => box.now),
    libraryBin: {
      remove: async (where: string, name: string) => {
        if (box.isAway) throw new Unavailable('graph')
        return binned.push(`${where}/${name}`) > 0
      },
    },
  }
  const ends = async () => (await jobsLeft(database, job)).map(({ data }) => data)
  /** Does what is asked for, and no more: what it asks for is left. */
  const runJobs = async () => {
    for (const data of await takeJobs(database, job)) await endProposalFiles(ports, data as never)
  }
  const save = async (row: Initiative | Post | Media, table: 'initiative' | 'post' | 'media') =>
    assert.equal(await ports.commit({ save: table, row, ifVersion: row.version } as Change), 'done')
  await save(initiative({ id: 'no', state: 'declined', attachments }), 'initiative')
  return { ports, binned, box, ends, runJobs, save }
}

describe('the files of a proposal that is purged', () => {
  eachDatabase((_kind, open) => {
    it('are asked for in the commit that removes its row, whatever SharePoint does, and go by their job', async () => {
      const { ports, binned, box, ends, runJobs } = await world(open)
      box.isAway = true
      assert.equal(await purgeDocuments(ports, 'proposals', due), 1)
      assert.equal(await ports.initiatives.byId('no'), null)
      const data = { folder, author, files: [paper, reel] }
      assert.deepEqual([binned, await ends()], [[], [data]])
      await assert.rejects(endProposalFiles(ports, data), Unavailable)
      box.isAway = false
      await runJobs()
      assert.deepEqual([binned, await ends()], [[`${folder}/plan.pdf`, `${folder}/pont.mp4`], []])
      await endProposalFiles(ports, data)
      assert.deepEqual(await ends(), [], 'once more, it asks for nothing')
    })

    for (const [what, of] of [
      ['who sent them in', { kind: 'person', person: { id: author, name: 'Ada' } }],
      ['the proposal', { kind: 'reference', reference: 'PROP-2026-0001' }],
    ] as const)
      it(`stay while a suspension that began meanwhile keeps ${what}, and go once it was lifted`, async () => {
        const { ports, binned, ends, runJobs } = await world(open)
        await purgeDocuments(ports, 'proposals', due)
        const by = { id: 'd', name: 'Dominique' }
        const row = { id: 's', version: 0, of, reason: 'r', reviewOn: '2031-01-01', by, at: yearsLater, lifted: null }
        await ports.commit({ save: 'suspension', row, ifVersion: 0 })
        await runJobs()
        assert.deepEqual([binned, await ends()], [[], [{ folder, author, files: [paper, reel] }]])
        const lifted = { ...row, version: 2, lifted: { by, at: yearsLater } }
        await ports.commit({ save: 'suspension', row: lifted, ifVersion: 1 })
        await runJobs()
        assert.deepEqual([binned.length, await ends()], [2, []])
      })

    it('stay where the row was changed meanwhile', async () => {
      const { ports, binned, ends, runJobs } = await world(open)
      let isFirst = true
      const overtaken = {
        ...ports,
        commit: async (...changes: Change[]) => {
          const row = isFirst && (await ports.initiatives.byId('no'))
          isFirst = false
          const taken = row && { ...row, state: 'retained' as const, postId: 'p', version: row.version + 1 }
          if (taken) await ports.commit({ save: 'initiative', row: taken, ifVersion: taken.version - 1 })
          return ports.commit(...changes)
        },
      }
      assert.equal(await purgeDocuments(overtaken, 'proposals', due), 0)
      await runJobs()
      assert.equal((await ports.initiatives.byId('no'))?.state, 'retained')
      assert.deepEqual([binned, await ends()], [[], []])
    })

    const video: PostVideo = film
    const plain = post({ id: 'p' })
    const content = { ...plain.content, video }
    for (const [what, row] of [
      ['a post shows', { ...plain, content }],
      ['a post was given, without an answer yet', { ...plain, videoAside: video }],
      ['a version shows that is being corrected', { ...plain, correcting: { ...plain, content } as never }],
    ] as const)
      it(`stay, of a video that ${what}, until that ends`, async () => {
        const { ports, binned, ends, runJobs, save } = await world(open)
        await save(media(), 'media')
        await save(row, 'post')
        await purgeDocuments(ports, 'proposals', due)
        await runJobs()
        const left = [{ folder, author, files: [reel] }]
        assert.deepEqual([binned, await ends()], [[`${folder}/plan.pdf`], left])
        await runJobs()
        assert.deepEqual([binned.length, await ends()], [1, left])
        assert.equal((await ports.media.byId('d'))?.video?.url, film.url)
        const kept = (await ports.posts.byId('p'))!
        await ports.commit({ remove: 'post', id: 'p', ifVersion: kept.version })
        await runJobs()
        assert.deepEqual([binned.slice(1), await ends()], [[`${folder}/pont.mp4`], []])
        assert.equal((await ports.media.byId('d'))?.video?.url, null, 'nobody is given an address that is dead')
      })

    it('go, of a video that a post has no more, once its cards left', async () => {
      const { ports, binned, box, ends, runJobs, save } = await world(open)
      await save(media('2029-02-01T00:00:00.000Z'), 'media')
      await save({ ...plain, content: { ...content, video: { ...video, gone: true } } }, 'post')
      await purgeDocuments(ports, 'proposals', due)
      await runJobs()
      assert.deepEqual([binned, (await ends()).length], [[`${folder}/plan.pdf`], 1])
      box.now = '2029-02-01T00:00:01.000Z'
      await runJobs()
      assert.deepEqual([binned.slice(1), await ends()], [[`${folder}/pont.mp4`], []])
    })
  })
})
