import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { readable } from '../support/road.ts'
import { onStores } from '../support/stores.ts'
import type { About } from '../support/town-client.ts'

/** Of one person in a minute; the town keeps Teams' limits. */
const perMinute = 30
const flood = 3_000
/** Of each other person, one after the other, before the flood and within it. */
const words = 10
const betweenMs = 400
const soonMs = 1_000
/** A busy machine makes everybody wait: then it is held against what as many requests cost that are refused at the door. */
const busyFactor = 4

onStores(['PostgreSQL'], open => {
  describe('one person’s flood', function () {
    this.timeout(180_000)
    let mary: Mary
    let about: About
    let token: string
    let noisy: Person
    let others: Person[]
    const chats = new Map<string, string>()

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' }, env: { TURNS_PER_MINUTE: String(perMinute) } })
      about = await mary.town.about()
      token = await mary.town.token()
      const [first, ...rest] = (await mary.town.people({ role: 'agent', situation: 'well', limit: 11 })).people
      noisy = first!
      others = rest
      for (const { id } of [noisy, ...others]) chats.set(id, (await mary.town.chat(id)).conversationId)
    })
    after(() => mary?.close())

    const say = async (who: Person, text: string, bearer = token): Promise<number> => {
      const activity = {
        type: 'message',
        id: `f:${randomUUID()}`,
        channelId: 'msteams',
        text,
        serviceUrl: `${about.urls.teams}/`,
        locale: 'fr-FR',
        from: { id: who.teamsId, name: who.displayName, aadObjectId: who.id },
        recipient: { id: `28:${about.appId}`, name: 'Mary' },
        conversation: { conversationType: 'personal', tenantId: about.tenantId, id: chats.get(who.id) },
      }
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }
      return (await fetch(`${mary.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) }))
        .status
    }
    const answersOf = async (who: Person) => (await mary.town.chat(who.id)).activities.map(readable)

    /** Whoever asks reads the answer before they ask again: the longest wait but for one in a hundred, in ms. */
    const waited = async (): Promise<number> => {
      const all = await Promise.all(
        others.map(async who => {
          const waits: number[] = []
          for (let left = words; left > 0; left--) {
            const since = performance.now()
            assert.equal(await say(who, 'aide'), 200)
            waits.push(performance.now() - since)
            await delay(betweenMs)
          }
          return waits
        }),
      )
      const sorted = all.flat().toSorted((a, b) => a - b)
      return sorted[Math.floor(sorted.length * 0.99) - 1]!
    }

    /** Fifty at once; what they are answered. */
    const flooding = async (bearer: string): Promise<number[]> => {
      let left = flood
      const statuses = new Set<number>()
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          while (left-- > 0) statuses.add(await say(noisy, 'aide', bearer))
        }),
      )
      return [...statuses]
    }

    it('gets so many answers, one word that it is too much, and delays nobody else', async () => {
      // On a busy machine she may not yet have read whose tokens are good: Teams, too, delivers again what was answered 503.
      await eventually(async () => (await say(noisy, 'aide')) === 200, 'Mary takes the word')
      const refused = flooding('nobodys.own.token')
      const calm = await waited()
      assert.deepEqual(await refused, [401])
      const began = performance.now()
      const noise = flooding(token)
      const loud = await waited()
      assert.ok(
        loud < Math.max(soonMs, busyFactor * calm),
        `the others waited ${loud.toFixed(0)} ms, and ${calm.toFixed(0)} ms while as many were refused`,
      )
      assert.deepEqual(await noise, [200])
      await eventually(
        async () => (await answersOf(noisy)).some(text => text.includes('trop rapide pour Mary')),
        'told that it is too much',
      )
      const answers = await answersOf(noisy)
      // A minute may end within the flood, and the next one allows as much again.
      const told = answers.filter(text => text.includes('trop rapide')).length
      const minutes = Math.ceil((performance.now() - began) / 60_000)
      assert.ok(
        told <= minutes + 1 && answers.length <= told * (perMinute + 1),
        `${answers.length} answers, ${told} times told, in ${minutes} minutes`,
      )
      for (const who of others)
        await eventually(async () => (await answersOf(who)).length === 2 * words, `${who.displayName} has every answer`)
      const { teams } = await mary.town.counts()
      assert.equal(teams.throttled, 0)
      assert.ok(mary.output().split('\n').length < 20, mary.output())
    })
  })
})
