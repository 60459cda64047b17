import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { interrupted, judged, leasesEnd } from '../support/cut-off.ts'
import { eventually } from '../support/eventually.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, readable, sendAnyway } from '../support/road.ts'
import { approved, broadcastNow, howMany, listed } from '../support/steps.ts'
import { onStores, type StoredMary, type StoreName } from '../support/stores.ts'

const long = process.env['LONG'] !== undefined
/** Each costs a start, and on PGlite as much as three on PostgreSQL: there one of each kind. */
const proposalsOn = (store: StoreName): number => (long ? 200 : store === 'PGlite' ? 2 : 4)
const broadcasts = long ? 4 : 1
/** After how many ms she dies: from before her jobs begin to after they are done. */
const latestMs = 250

onStores(['PGlite', 'PostgreSQL'], (open, store) => {
  describe(`a process that dies (SEED=${seed})`, function () {
    this.timeout(long ? 3_600_000 : 300_000)
    const chance = chanceOf(seed)
    const proposals = proposalsOn(store)
    let mary: StoredMary
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    it(`killed after ${proposals} accepted clicks: one list item, one receipt and an inbox card each, and of two cards the one that Mary does not know goes`, async () => {
      const { town } = mary
      // Nobody proposes so often in one day.
      const { people: agents } = await town.people({ role: 'agent', situation: 'well', limit: 20 })
      const sent: { title: string; ms: number; reference: string; agent: string }[] = []
      for (let round = 0; round < proposals; round++) {
        // Nothing like another: a card names its likely doubles, with their references.
        const title = createHash('sha256').update(String(round)).digest('hex').slice(0, 30)
        const agent = agents[round % agents.length]!.id
        await eventually(async () => (await town.say(agent, 'proposer')).status === 200, 'Mary takes the word')
        const form = await inChat(town, agent, 'Envoyer')
        // In every second the card has left, and Teams takes it after her death: before the card of her next life, or after it.
        const leaving = round % 2 === 1
        if (leaving)
          await town.setFaults({
            target: 'teams',
            kind: 'slow',
            share: 1,
            seconds: 60,
            delayMs: round % 4 === 1 ? 6_000 : 2_000,
          })
        const done = await town.press(agent, {
          activityId: form.id,
          action: sendAnyway(form),
          inputs: { title, text: 'Acceptée, donc jamais perdue.' },
        })
        assert.equal(done.status, 200)
        const ms = leaving ? 1_500 : Math.round(chance() * latestMs)
        await delay(ms)
        await mary.kill()
        await town.setFaults()
        await timePasses()
        await mary.start()
        const reference = /PROP-\d{4}-\d{4,}/.exec(JSON.stringify(done.body))?.[0]
        assert.ok(reference, `${title}: ${JSON.stringify(done.body).slice(0, 300)}`)
        sent.push({ title, ms, reference, agent })
      }
      for (const { title, ms, reference, agent } of sent) {
        const at = `${title}, killed after ${ms} ms`
        await eventually(async () => (await listed(town, title)).length === 1, `${at}: a list item`, 90_000)
        await eventually(async () => (await inboxCards(reference)).length >= 1, `${at}: an inbox card`, 180_000)
        assert.equal(await howMany(town, agent, reference), 1, `${at}: one receipt`)
      }
      // Killed twice over one card, she lets two lie and places a third later: before that no copy is known for one.
      // To be asked, she is stopped on PGlite, where a card waits for its lease, and no second death comes so late.
      if (store !== 'PGlite')
        await eventually(async () => (await inboxPlaced()) === proposals, 'Mary knows where each card lies', 180_000)
      await delay(1_000)
      for (const { title, ms, reference } of sent) {
        assert.equal((await listed(town, title)).length, 1, `${title}, killed after ${ms} ms`)
        await oneIsLeft(reference, `${title}, killed after ${ms} ms`)
      }
    })

    /** Those that may be used. */
    async function inboxCards(reference: string): Promise<Shown[]> {
      const { threads } = await mary.town.channel(people.comms.id)
      const live = (one: Shown): boolean =>
        one.from.bot && !one.deleted && [reference, 'Retenir'].every(word => readable(one).includes(word))
      return threads.flatMap(({ activities }) => activities).filter(live)
    }

    async function inboxPlaced(): Promise<number> {
      const placed = `doc->>'key' like 'inbox:%' and doc->>'state' = 'placed'`
      return (await mary.ask(`select 1 from placement where ${placed}`)).length
    }

    /** Whoever presses the copy that Mary does not know learns so, and then everybody sees it. */
    async function oneIsLeft(reference: string, at: string): Promise<void> {
      const cards = await inboxCards(reference)
      assert.ok(cards.length > 0, at)
      if (cards.length === 1) return
      // As it lies under the hand: once one is pressed, the other may be drawn again without that button.
      const presses = cards.map(card => ({ activityId: card.id, action: buttonOf(card, 'Prendre en charge') }))
      for (const press of presses) await mary.town.press(people.comms.id, { in: 'channel', ...press })
      await eventually(
        async () => (await inboxCards(reference)).length === 1,
        `${at}: one of ${cards.length} cards is left`,
      )
      await inChannel(mary.town, people.otherComms.id, reference, 'remplacée par une autre')
    }

    it('killed in the middle of a broadcast: nobody twice, nobody lost, and the report says so', async () => {
      for (let round = 0; round < broadcasts; round++) {
        const title = `Envoi interrompu ${round}`
        const kills = await broadcastOf(title, () => mary.kill().then(timePasses), long ? 3 : 1)
        await judged(mary, people.comms.id, title, kills)
      }
    })

    it('stopped in the middle of a broadcast: in her time, code 0, and it goes on after a start; nothing is unknown', async () => {
      const title = 'Envoi suspendu'
      await broadcastOf(title, async () => assert.equal(await mary.stop(), 0), 1)
      assert.equal((await judged(mary, people.comms.id, title, 0)).unknown, 0)
    })

    /** Another process waits until the leases of the dead one have run out: the short form does not. */
    async function timePasses(): Promise<void> {
      if (!long && store !== 'PGlite') await leasesEnd(mary)
    }

    /** To everyone, `times` interrupted in the middle; answers how many requests were under way at most. */
    async function broadcastOf(title: string, interrupt: () => Promise<void>, times: number): Promise<number> {
      const { town } = mary
      const card = await approved(town, people, { title, everyone: 'true' })
      await broadcastNow(town, people.comms.id, card)
      for (let done = 0; done < times; done++) {
        const least = Math.round(10 + chance() * 50)
        const enough = Math.round((least * (done + 1)) / times)
        await interrupted(mary, title, enough, interrupt)
      }
      return times
    }
  })
})
