import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Change } from '../../src/core/change.ts'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import type { ArchiveList } from '../../src/core/domain/retention/archive-list.ts'
import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import { countDue } from '../../src/core/use-cases/retention/count-due.ts'
import { purge } from '../../src/core/use-cases/retention/purge.ts'
import { purgeArchives } from '../../src/core/use-cases/retention/purge-archives.ts'
import { suspendPurge } from '../../src/core/use-cases/retention/suspend-purge.ts'
import { createFakeInitiativeList } from '../fakes/initiative-list.ts'
import { eachDatabase } from '../support/database.ts'
import { takeJobs } from '../support/jobs-left.ts'
import { initiative, post } from './rows.ts'

const settings = { timeZone: 'Europe/Paris' }
const transferredAt = '2032-01-10T09:00:00.000Z'
const [lastDay, after] = ['2034-01-09T03:30:00.000Z', '2034-01-11T03:30:00.000Z']
const ada = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lovelace' }
const dpo = { id: 'd', name: 'Dominique', locale: 'fr', roles: ['dpo'] } as Actor
const job = 'proposal.files-end'
const lying = { folder: 'Propositions/PROP-2026-0001', author: ada.id, files: [{ name: 'plan.pdf', videoIds: [] }] }
const plan = { id: 'a', name: 'plan.pdf', contentType: 'application/pdf', state: 'stored', picture: null } as never

const suspended = (of: Suspension['of']): Change => {
  const row = {
    id: 'held',
    version: 0,
    of,
    reason: 'r',
    reviewOn: '2040-01-01',
    by: dpo,
    at: transferredAt,
    lifted: null,
  }
  return { save: 'suspension', row, ifVersion: 0 }
}
const reference = (text: string): Suspension['of'] => ({ kind: 'reference', reference: text })

describe('the files of a proposal that was transferred to the archives', () => {
  eachDatabase((_kind, open) => {
    const world = async (state: ArchiveList['state'] = 'transfer', attachments: Initiative['attachments'] = [plan]) => {
      const database = await open()
      for (const table of ['post', 'initiative', 'archive_list', 'suspension', 'retention_rule'])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      const box = { now: transferredAt }
      const now = () => box.now
      const ports = {
        ...openStores(database, now),
        now,
        newId: () => 'new',
        directory: { archivists: async () => [], byMail: async () => null, person: async () => null } as never,
        initiativeList: createFakeInitiativeList(now),
        libraryBin: { remove: async () => true },
        library: { put: async () => 'https://library/parcel' } as never,
      }
      const item = { kind: 'post', id: 'p', reference: 'PUB-2026-0001', title: 't', seal: null } as const
      const items = [{ ...item, from: '2026-01-01', to: '2026-02-01' }] satisfies ArchiveList['items']
      const beginning = { file: null, parcel: null, visa: { by: ada, at: transferredAt }, purgedAt: null }
      const proposal = initiative({ id: 'i', postId: 'p', state: 'retained', author: ada, attachments })
      await ports.commit(
        { save: 'post', row: post({ id: 'p', state: 'broadcast', sealed: [{ seal: 's' } as never] }), ifVersion: 0 },
        { save: 'initiative', row: proposal, ifVersion: 0 },
        {
          save: 'archive_list',
          row: { id: 'l', version: 0, at: transferredAt, items, state, ...beginning },
          ifVersion: 0,
        },
      )
      await takeJobs(database, job)
      const archive = () => purgeArchives(ports, 'l')
      const count = async () => {
        const { due, held } = (await countDue(ports, settings)).find(({ rule }) => rule.category === 'proposals')!
        return [due, held]
      }
      /** What a night asks for, and what is known after. */
      const night = async (day: string) => {
        box.now = day
        const { purged } = await purge(ports, settings)
        return { ended: await takeJobs(database, job), gone: purged.proposals ?? 0 }
      }
      return { ports, database, archive, count, night, box }
    }
    const nothing = { ended: [], gone: 0 }

    it('stay as long as the rule of proposals says, then go by their job, once', async () => {
      const { ports, database, archive, count, night } = await world()
      await archive()
      const list = (await ports.archiveLists.byId('l'))!
      const known = { reference: 'PROP-2026-0001', post: 'PUB-2026-0001', at: transferredAt, ...lying }
      assert.deepEqual([list.files, list.purgedAt, await ports.initiatives.byId('i')], [[known], transferredAt, null])
      assert.deepEqual([await takeJobs(database, job), await count()], [[], [0, 0]])
      assert.deepEqual(await night(lastDay), nothing)
      assert.notEqual(await ports.archiveLists.byId('l'), null, 'a list stays as long as it knows of files')
      assert.deepEqual(await night(after), { ended: [lying], gone: 1 })
      assert.equal(await ports.archiveLists.byId('l'), null, 'and ends with them')
      assert.deepEqual(await night(after), nothing)
      const [said] = await ports.history.about(['retention'], { before: null, limit: 9, without: [] })
      assert.equal(said?.verb, 'retention.purged')
    })

    it('are counted before, and go by the rule that two people made of it', async () => {
      const { ports, archive, count, night, box } = await world()
      await archive()
      const rule = (await ports.retentionRules.all()).find(({ category }) => category === 'proposals')!
      const by = { proposedBy: ada, confirmedBy: dpo, at: transferredAt, proposedAt: transferredAt }
      const row = { ...rule, id: 'proposals' as const, days: 90, version: 1, ...by }
      await ports.commit({ save: 'retention_rule', row, ifVersion: 0 })
      box.now = '2032-04-11T03:30:00.000Z'
      assert.deepEqual(await count(), [1, 0])
      assert.deepEqual(await night(box.now), { ended: [lying], gone: 1 })
      assert.deepEqual(await count(), [0, 0])
    })

    for (const [what, of] of [
      ['who sent them in', { kind: 'person', person: ada }],
      ['the proposal', reference('PROP-2026-0001')],
      ['the post that was made of it', reference('PUB-2026-0001')],
    ] as const)
      it(`stay while a suspension keeps ${what}, and go the night after it was lifted`, async () => {
        const { ports, archive, count, night, box } = await world()
        await archive()
        await ports.commit(suspended(of))
        assert.deepEqual(await night(after), nothing)
        assert.deepEqual([(await ports.archiveLists.byId('l'))?.files?.length, await count()], [1, [0, 1]])
        const row = (await ports.suspensions.byId('held'))!
        const lifted = { ...row, version: row.version + 1, lifted: { by: dpo, at: box.now } }
        await ports.commit({ save: 'suspension', row: lifted, ifVersion: row.version })
        assert.deepEqual(await night(after), { ended: [lying], gone: 1 })
      })

    it('can be suspended by references whose rows are gone, and by no other', async () => {
      const { ports, archive } = await world()
      await archive()
      const suspend = async (of: string) => {
        const result = await suspendPurge(ports, dpo, { of, reason: 'r', reviewOn: '2040-01-01' }, settings)
        return result.kind === 'invalid' ? result.errors.of : result.kind
      }
      assert.deepEqual(
        [await suspend('PROP-2026-0001'), await suspend('prop-2026-0002'), await suspend('PUB-2026-0003')],
        ['suspended', 'not-found', 'not-found'],
      )
    })

    it('are asked to end at once where it was eliminated, and nothing is known where there are none', async () => {
      const eliminated = await world('eliminate')
      await eliminated.archive()
      assert.deepEqual(await takeJobs(eliminated.database, job), [lying])
      assert.equal((await eliminated.ports.archiveLists.byId('l'))?.files, undefined)
      const bare = await world('transfer', [{ ...(plan as object), state: 'lost' } as never])
      await bare.archive()
      assert.deepEqual(
        [(await bare.ports.archiveLists.byId('l'))?.files, await bare.night(after)],
        [undefined, nothing],
      )
    })

    it('are known with the commit that takes the row, or not at all: whatever was changed meanwhile', async () => {
      const { ports, archive } = await world()
      const list = (await ports.archiveLists.byId('l'))!
      const killed = { ...ports, commit: () => Promise.reject(new Error('killed')) }
      await assert.rejects(purgeArchives(killed, 'l'), /killed/)
      assert.deepEqual(await ports.archiveLists.byId('l'), list)
      assert.notEqual(await ports.initiatives.byId('i'), null)
      await archive()
      await archive()
      assert.equal((await ports.archiveLists.byId('l'))?.files?.length, 1)
    })
  })
})
