import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Person } from '../../src/sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { startMary, type Mary } from '../support/mary.ts'
import { readable } from '../support/road.ts'
import type { About } from '../support/town-client.ts'

/** Of one person in a minute; the town keeps Teams' limits. */
const perMinute = 30
const flood = 1_000

describe('one person’s flood', () => {
  let mary: Mary
  let about: About
  let token: string
  let noisy: Person
  let others: Person[]
  const chats = new Map<string, string>()

  before(async () => {
    mary = await startMary({ sandbox: { SANDBOX_PEOPLE: '120' }, env: { TURNS_PER_MINUTE: String(perMinute), LOG_LEVEL: 'warn' } })
    about = await mary.town.about()
    token = await mary.town.token()
    const [first, ...rest] = (await mary.town.people({ role: 'agent', situation: 'well', limit: 11 })).people
    noisy = first!
    others = rest
    for (const { id } of [noisy, ...others]) chats.set(id, (await mary.town.chat(id)).conversationId)
  })
  after(() => mary?.close())

  const say = async (who: Person, text: string): Promise<number> => {
    const activity = {
      type: 'message', id: `f:${randomUUID()}`, channelId: 'msteams', text, serviceUrl: `${about.urls.teams}/`, locale: 'fr-FR',
      from: { id: who.teamsId, name: who.displayName, aadObjectId: who.id }, recipient: { id: `28:${about.appId}`, name: 'Mary' },
      conversation: { conversationType: 'personal', tenantId: about.tenantId, id: chats.get(who.id) },
    }
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    return (await fetch(`${mary.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) })).status
  }
  const answersOf = async (who: Person) => (await mary.town.chat(who.id)).activities.map(readable)

  it('gets so many answers, one word that it is too much, and delays nobody else', async () => {
    let left = flood
    const statuses = new Set<number>()
    const noise = Array.from({ length: 50 }, async () => {
      while (left-- > 0) statuses.add(await say(noisy, 'aide'))
    })
    const asked = others.map(async who => {
      assert.equal(await say(who, 'aide'), 200)
      await eventually(async () => (await answersOf(who)).length > 0, `${who.displayName} is answered`)
    })
    await Promise.all(asked)
    // Nobody waited behind the flood: what its own minute allows is not even sent yet, at Teams' pace for one conversation.
    const before = (await answersOf(noisy)).length
    assert.ok(before <= perMinute, `${before} answers to the flood came first`)
    await Promise.all(noise)
    assert.deepEqual([...statuses], [200])
    await eventually(async () => (await answersOf(noisy)).some(text => text.includes('trop rapide pour Mary')), 'told that it is too much')
    const answers = await answersOf(noisy)
    assert.ok(answers.length <= perMinute + 1, `${answers.length} answers`)
    assert.equal(answers.filter(text => text.includes('trop rapide')).length, 1)
    const { teams } = await mary.town.counts()
    assert.equal(teams.throttled, 0)
    assert.ok(mary.output().split('\n').length < 20, mary.output())
  })
})
