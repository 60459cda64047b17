import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { eventually } from '../support/eventually.ts'
import { remains } from '../support/remains.ts'
import { type Cast, cast, inChannel, pressed, readable } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Une carte qui s’arrête et repart'
/** Within so many ms nothing more leaves. */
const stillAfterMs = 2_000

onStores(['PostgreSQL'], open => {
  describe('a broadcast that is paused, stopped and taken up again', () => {
    let mary: StoredMary
    let people: Cast
    let card: Shown

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '240', SANDBOX_LIMITS: 'off' },
        env: { BROADCAST_PER_SECOND: '20' },
      })
      people = await cast(mary.town)
      card = await approved(mary.town, people, { title, everyone: 'true' })
      await broadcastNow(mary.town, people.comms.id, card)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    /** Copies that each person has, by the town's own count, in whichever language the frame is. */
    const received = async (): Promise<number[]> =>
      (
        await Promise.all(['Pourquoi je reçois ceci', 'Why do I get this'].map(why => mary.town.copies(title, why)))
      ).flatMap(one => Object.values(one))
    const many = (least: number) =>
      eventually(async () => ((await received()).length >= least ? true : null), `${least} people have it`)
    const press = (button: string) =>
      pressed(mary.town, people.comms.id, { in: 'channel', activityId: card.id, button })
    const still = async (): Promise<number> => {
      await delay(stillAfterMs)
      const before = (await received()).length
      await remains(async () => (await received()).length, before, stillAfterMs, 'nothing more leaves')
      return before
    }

    it('pauses: within two seconds nothing more leaves, and it goes on where it was', async () => {
      await many(10)
      await eventually(() => press('Suspendre'), 'she pauses')
      await inChannel(mary.town, people.otherComms.id, title, 'Suspension depuis', people.comms.displayName)
      const before = await still()
      assert.ok(before < 200, `${before} had it`)
      await eventually(() => press('Reprendre'), 'she resumes')
      await many(before + 10)
    })

    it('stops: within two seconds nothing more leaves, those who are left are counted', async () => {
      await eventually(() => press('Arrêter l’envoi'), 'she stops')
      const before = await still()
      const shown = readable(await inChannel(mary.town, people.comms.id, title, 'Reprendre l’envoi'))
      const left = Number(/Reprendre l’envoi \(aux (\d+) restants\)/.exec(shown)?.[1])
      const [row] = await mary.ask<{ delivered: number; cancelled: number; open: number }>(`
        select count(*) filter (where state = 'delivered')::int as delivered, count(*) filter (where reason = 'cancelled')::int as cancelled,
          count(*) filter (where state in ('queued', 'sending'))::int as open from delivery`)
      assert.deepEqual(row, { delivered: before, cancelled: left, open: 0 })
    })

    it('is taken up again: nobody is lost, and nobody has it twice', async () => {
      const shown = await inChannel(mary.town, people.comms.id, title, 'Reprendre l’envoi')
      const button = /Reprendre l’envoi \(aux \d+ restants\)/.exec(readable(shown))![0]
      await eventually(() => press(button), 'she takes it up again')
      await eventually(
        async () => readable(await inChannel(mary.town, people.comms.id, title)).includes('Diffusée'),
        'it ends',
        60_000,
      )
      const copies = await received()
      assert.ok(
        copies.every(count => count === 1),
        'nobody twice',
      )
      const [row] = await mary.ask<{ all: number; delivered: number; cancelled: number; open: number }>(`
        select count(*)::int as all, count(*) filter (where state = 'delivered')::int as delivered,
          count(*) filter (where reason = 'cancelled')::int as cancelled,
          count(*) filter (where state in ('queued', 'sending'))::int as open from delivery`)
      assert.deepEqual([row?.cancelled, row?.open, row?.delivered], [0, 0, copies.length])
      assert.ok(copies.length > 220, `${copies.length} of ${row?.all}`)
      const verbs = await mary.ask<{ verb: string }>(
        `select verb from journal where verb like 'broadcast.%' order by seq`,
      )
      const decisions = verbs.map(({ verb }) => verb).filter(verb => verb !== 'broadcast.planned')
      assert.deepEqual(decisions, [
        'broadcast.started',
        'broadcast.paused',
        'broadcast.resumed',
        'broadcast.stopped',
        'broadcast.resumed',
        'broadcast.finished',
      ])
    })
  })
})
