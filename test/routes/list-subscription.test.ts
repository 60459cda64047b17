import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { watchOnTime } from '../support/on-time.ts'
import { type Cast, cast, inChat, propose } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const list = 'Propositions'
const dayMs = 24 * 60 * 60_000
/** Looked at every ten minutes where Graph tells of changes: what is followed sooner was told. */
const everySeconds = '60'
/** Moments, also on a machine that has much else to do; far from those ten minutes. */
const toldWithinMs = 30_000

onStores(['PostgreSQL'], open => {
  describe('the list of whose changes Graph tells', () => {
    const clock = join(mkdtempSync(join(tmpdir(), 'mary-clock-')), 'shift')
    const shiftClock = pathToFileURL(join(import.meta.dirname, '../faults/shift-clock.ts')).href
    const shifted = { NODE_OPTIONS: `--import=${shiftClock}`, CLOCK_SHIFT: clock }
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let item: string

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off', ...shifted },
        env: { LIST_NOTIFICATIONS: 'on', LIST_EVERY_SECONDS: everySeconds, ...shifted },
      })
      town = mary.town
      people = await cast(town)
      await propose(town, people.agent, 'Une ruche')
      const found = await eventually(
        async () =>
          (await town.lists())
            .find(({ name }) => name === list)
            ?.items.find(({ fields }) => fields['Title'] === 'Une ruche' && fields['Reference']),
        'the item',
      )
      item = found.id
      await lookNow()
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** The hour has come at which the list is read anyway. */
    const lookNow = () => mary.ask(`update asked_job set due = now() where name = 'list.read'`)
    const only = async (but?: string) =>
      eventually(async () => {
        const all = await town.subscriptions()
        return all.length === 1 && all[0]!.id !== but ? all[0] : null
      }, 'one subscription')
    const readings = async () => {
      const { byPath } = (await town.counts()).graph
      return Object.entries(byPath).reduce((sum, [path, count]) => (/items\/delta/.test(path) ? sum + count : sum), 0)
    }
    /** Nothing else than what is told or due reads the list for a while. */
    const settle = async (): Promise<void> => {
      for (let before = -1, now = await readings(); now !== before; now = await readings()) {
        before = now
        await delay(3_000)
      }
    }
    const edit = (text: string) => town.editItem(people.comms.id, list, item, { Texte: text })
    const followed = async (text: string, withinMs?: number) =>
      eventually(
        async () => (await mary.ask(`select 1 from initiative where doc->>'text' = $1`, text)).length === 1,
        `« ${text} » is followed`,
        withinMs,
      )
    const notify = (body: string | object, headers: Record<string, string> = {}) =>
      fetch(`${mary.url}/graph/notifications`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      })
    const noticeOf = async () => {
      const { id, clientState } = await only()
      return { subscriptionId: id, clientState, changeType: 'updated' }
    }
    const counted = async (how: string) => {
      const text = await (await fetch(mary.metricsUrl)).text()
      return Number(new RegExp(`mary_list_notifications_total{how="${how}"} (\\d+)`).exec(text)?.[1] ?? 0)
    }
    const pass = (days: number): void => {
      writeFileSync(clock, String(days * dayMs))
      for (const pid of [mary.sandbox.pid, mary.pid()]) process.kill(pid, 'SIGUSR2')
    }

    it('shakes hands at the start, and follows what somebody writes within moments', async () => {
      const { resource, notificationUrl, clientState } = await only()
      assert.match(resource, /^sites\/[^/]+\/lists\/[0-9a-f-]{36}$/)
      assert.equal(notificationUrl, `${mary.url}/graph/notifications`)
      assert.ok(clientState!.length >= 64 && clientState!.length <= 128)
      await settle()
      await edit('Du miel de ville.')
      await followed('Du miel de ville.', toldWithinMs)
      await inChat(town, people.agent.id, 'Votre proposition a été modifiée', people.comms.displayName)
      assert.ok((await counted('heard')) > 0)
    })

    it('a thousand notifications of one change are few readings, each taken within a second', async () => {
      const notice = await noticeOf()
      await settle()
      const [before, heard] = [await readings(), await counted('heard')]
      const took: number[] = []
      const tell = async (): Promise<void> => {
        const since = performance.now()
        const { status } = await notify({ value: [notice] })
        took.push(performance.now() - since)
        assert.equal(status, 202)
      }
      const began = performance.now()
      const watched = watchOnTime(() => fetch(`${mary.url}/healthz`))
      for (let count = 0; count < 1_000; count += 50) await Promise.all(Array.from({ length: 50 }, tell))
      const { longestMs } = watched()
      const halfSeconds = Math.ceil((performance.now() - began) / 500)
      await settle()
      const [read, most] = [(await readings()) - before, Math.max(...took)]
      assert.ok(read >= 1 && read <= halfSeconds + 2, `${read} readings in ${halfSeconds} half seconds`)
      // A bare request beside them says what the machine is worth meanwhile.
      assert.ok(most < 1_000 + longestMs, `${Math.round(most)} ms, a bare request ${Math.round(longestMs)} ms`)
      assert.equal((await counted('heard')) - heard, 1_000)
    })

    it('forged ones are ignored and counted, and cost the database nothing', async () => {
      const notice = await noticeOf()
      await settle()
      const [before, forged] = [await readings(), await counted('forged')]
      const scans = async () => {
        const sql = `select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as n from pg_stat_user_tables where relname = 'list_feed'`
        return Number((await mary.ask<{ n: string }>(sql))[0]!.n)
      }
      const scanned = await scans()
      const bodies = [
        { value: [{ ...notice, clientState: 'guessed' }] },
        { value: [{ ...notice, subscriptionId: crypto.randomUUID() }] },
        { value: 'nonsense' },
        'no JSON',
      ]
      const some = Array.from({ length: 400 }, (_none, index) => bodies[index % bodies.length]!)
      for (let start = 0; start < some.length; start += 40) {
        const said = await Promise.all(some.slice(start, start + 40).map(body => notify(body)))
        assert.ok(said.every(({ status }) => status === 202))
      }
      assert.equal((await notify('x'.repeat(1024 * 1024))).status, 413)
      assert.equal((await notify('no gzip', { 'content-encoding': 'gzip' })).status, 415)
      assert.equal((await counted('forged')) - forged, 402)
      await delay(3_000)
      assert.equal(await readings(), before)
      const cost = (await scans()) - scanned
      assert.ok(cost < 20, `the database was asked ${cost} times`)
    })

    it('what no notification told is found when the list is read anyway', async () => {
      await town.loseNotifications(true)
      await edit('Sans rien dire.')
      await delay(3_000)
      assert.equal((await mary.ask(`select 1 from initiative where doc->>'text' = $1`, 'Sans rien dire.')).length, 0)
      await lookNow()
      await followed('Sans rien dire.')
      await town.loseNotifications(false)
    })

    it('is renewed before it ends, and made anew with all that was missed where Graph forgot it', async () => {
      const first = await only()
      pass(24)
      await edit('Dans un mois.')
      await followed('Dans un mois.')
      const renewed = await eventually(async () => {
        const now = await only()
        return now.expiresAt > first.expiresAt ? now : null
      }, 'renewed')
      assert.deepEqual([renewed.id, renewed.clientState], [first.id, first.clientState])
      await town.forgetSubscriptions()
      await edit('Personne ne l’a dit.')
      pass(48)
      await lookNow()
      const anew = await only(first.id)
      assert.notEqual(anew.clientState, first.clientState)
      await followed('Personne ne l’a dit.')
      await settle()
      await edit('De nouveau dit.')
      await followed('De nouveau dit.', toldWithinMs)
    })

    it('goes on by reading where it is not granted', async () => {
      await town.setPermissions({ subscribeToLists: false })
      await town.forgetSubscriptions()
      pass(72)
      await lookNow()
      await eventually(() => Promise.resolve(/Sites\.ReadWrite\.All/.test(mary.output())), 'the operator is told')
      await edit('Lu quand même.')
      await lookNow()
      await followed('Lu quand même.')
      assert.deepEqual(await town.subscriptions(), [])
    })
  })
})
