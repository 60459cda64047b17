import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import type { RelayAct, RelayTask } from '../../../../src/core/domain/relays/relay.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { type Instant, msBetween } from '../../../../src/core/domain/time.ts'
import { sayCannot, sayPosted, sayTakenDown, sayTold } from '../../../../src/core/use-cases/relays/answer-relay.ts'
import { askRelays } from '../../../../src/core/use-cases/relays/ask-relays.ts'
import { followRelays } from '../../../../src/core/use-cases/relays/follow-relays.ts'
import { remindRelays } from '../../../../src/core/use-cases/relays/remind-relays.ts'
import { seeTask } from '../../../../src/core/use-cases/relays/see-task.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedFor, relayWorld, type SentCard, sitesOf } from '../../../fakes/relay-world.ts'
import { actor } from '../../../fakes/town.ts'
import { approved, otherComms } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

const minute = 60_000
const siteCount = 3
const reasons = ['panneau cassé', 'en congé']

/** `poster`: of how many posters ago the pressed card is; null: it was typed. */
type Press = { site: number; deputy: boolean; poster: 0 | 1 | null }
type Step =
  | ({ what: 'posted' | 'told' } & Press)
  | ({ what: 'cannot'; reason: string } & Press)
  | { what: 'taken-down'; site: number }
  | { what: 'corrected' }
  | { what: 'time'; minutes: number }
  /** A job runs once more than it has to. */
  | { what: 'ask' | 'follow' }
  | { what: 'end'; kind: 'take-back' | 'call-off' }

const site = fc.nat(siteCount - 1)
const pressed = { site, deputy: fc.boolean(), poster: fc.constantFrom<(0 | 1 | null)[]>(0, 0, 0, null, 1) }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('posted' as const, 'told' as const), ...pressed }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('cannot' as const), reason: fc.constantFrom(...reasons), ...pressed }),
  },
  { weight: 2, arbitrary: fc.constant({ what: 'corrected' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('time' as const), minutes: fc.constantFrom(10, 25, 60, 26 * 60) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('ask' as const, 'follow' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('taken-down' as const), site }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('end' as const),
      kind: fc.constantFrom('take-back' as const, 'call-off' as const),
    }),
  },
)

/** What is true of one site: the posters of which something was said last. */
type Said = {
  posted: number | null
  told: number | null
  cannot: { poster: number; reason: string } | null
  down: boolean
}

/** A round of three sites, and a model of it. */
class World {
  readonly ports: FakePorts = createFakePorts()
  readonly world = relayWorld(this.ports)
  readonly model: Said[] = Array.from({ length: siteCount }, () => ({
    posted: null,
    told: null,
    cannot: null,
    down: false,
  }))
  poster = 1
  ended = false
  /** Of each poster before, when the next one came. */
  readonly replaced: Instant[] = []
  broadcast!: Broadcast
  relays: Person[] = []
  deputies: Person[] = []
  readonly urgent: boolean

  constructor(urgent: boolean) {
    this.urgent = urgent
  }

  async open(): Promise<void> {
    ;({ broadcast: this.broadcast } = await brought(this.ports))
    ;({ relays: this.relays, deputies: this.deputies } = sitesOf(this.ports, siteCount))
    if (!this.urgent) await askedFor(this.ports, this.broadcast)
    else {
      this.ports.tamper('broadcast', { ...this.broadcast, urgent: { by: otherComms, people: 3, told: null } })
      await this.follow()
    }
    await this.world.runDue()
  }

  taskId(index: number): string {
    return `${this.broadcast.id}.${index + 1}`
  }

  async task(index: number): Promise<RelayTask> {
    return (await this.ports.relayTasks.byId(this.taskId(index)))!
  }

  cards(card: string, index: number, poster = this.poster): SentCard[] {
    return this.world.sent.filter(
      ({ card: is, to, face }) =>
        is === card && to === this.relays[index]!.id && 'poster' in face && face.poster === poster,
    )
  }

  isWaiting(index: number): boolean {
    const { posted, told, cannot } = this.model[index]!
    return !this.ended && ![posted, told, cannot?.poster].includes(this.poster)
  }

  follow(): Promise<void> {
    return followRelays(this.ports, { broadcastId: this.broadcast.id }, settings)
  }

  pass(ms: number): Promise<void> {
    return this.world.until(new Date(Date.parse(this.ports.now()) + ms).toISOString())
  }

  async becomes(kind: 'take-back' | 'call-off' | 'correct', change: Partial<Broadcast> = {}): Promise<void> {
    const { id } = this.broadcast
    this.ports.pass(1_000)
    const at = { state: 'done', createdAt: this.ports.now(), startedAt: this.ports.now() } as const
    const row: Broadcast = { ...this.broadcast, id: this.ports.newId(), kind, targetId: id, ...at, ...change }
    assert.equal(await this.ports.commit({ save: 'broadcast', row, ifVersion: 0 }), 'done')
    await this.follow()
    await this.world.runDue()
  }

  async correct(): Promise<void> {
    const post = (await this.ports.posts.byId(this.broadcast.postId))!
    const number = post.sealed.length + 1
    const words = { ...post.sealed[0]!, number, correctionOf: `${this.broadcast.id} ${number}` }
    const seal = computeSeal(words)
    this.ports.tamper('post', { ...post, sealed: [...post.sealed, { ...words, seal }] })
    await this.becomes('correct', { seal })
    if (this.ended) return
    this.poster++
    this.replaced.push(this.ports.now())
  }

  /** What the model says of a press; the model changes with it. */
  expected(what: 'posted' | 'told' | 'cannot', said: Said, of: number | null, reason: string): string {
    const { poster } = this
    const isSaid =
      what === 'cannot' ? said.cannot?.poster === poster && said.cannot.reason === reason : said[what] === poster
    if (isSaid) return 'said'
    if (this.ended) return 'relay-over'
    if (of !== null && of !== poster) return 'poster-replaced'
    if (what !== 'cannot') Object.assign(said, { [what]: poster, cannot: null })
    else
      Object.assign(said, {
        cannot: { poster, reason },
        posted: said.posted === poster ? null : said.posted,
        told: said.told === poster ? null : said.told,
      })
    return 'changed'
  }

  async press(
    what: 'posted' | 'told' | 'cannot',
    { site: index, deputy, poster: ago }: Press,
    reason = '',
  ): Promise<void> {
    const who = actor((deputy ? this.deputies : this.relays)[index]!)
    const poster = ago === null ? null : this.poster - ago
    const asked = { taskId: this.taskId(index), poster }
    const { kind } = await (what === 'posted'
      ? sayPosted(this.ports, who, asked)
      : what === 'told'
        ? sayTold(this.ports, who, asked)
        : sayCannot(this.ports, who, { ...asked, reason }))
    assert.equal(kind, this.expected(what, this.model[index]!, poster, reason), `${what} at ${index}`)
    await this.world.runDue()
  }

  async takeDown(index: number): Promise<void> {
    const said = this.model[index]!
    const { kind } = await sayTakenDown(this.ports, actor(this.relays[index]!), this.taskId(index))
    const is = said.down ? 'said' : this.ended && said.posted !== null ? 'changed' : 'nothing-hangs'
    assert.equal(kind, is, `taken down at ${index}`)
    said.down ||= is === 'changed'
    await this.world.runDue()
  }

  async end(kind: 'take-back' | 'call-off'): Promise<void> {
    await this.becomes(kind)
    this.ended = true
    for (const said of this.model) if (said.cannot) said.cannot.reason = ''
  }

  async take(next: Step): Promise<void> {
    switch (next.what) {
      case 'posted':
      case 'told':
        return this.press(next.what, next)
      case 'cannot':
        return this.press('cannot', next, next.reason)
      case 'taken-down':
        return this.takeDown(next.site)
      case 'corrected':
        return this.correct()
      case 'time':
        return this.pass(next.minutes * minute)
      case 'ask':
        await askRelays(this.ports, { id: this.broadcast.id }, settings)
        return void (await this.world.runDue())
      case 'follow':
        await this.follow()
        return void (await this.world.runDue())
      case 'end':
        return this.end(next.kind)
    }
  }

  async judge(): Promise<void> {
    const round = (await this.ports.relayRounds.byId(this.broadcast.id))!
    assert.deepEqual([round.poster, round.ended !== null], [this.poster, this.ended])
    const of = (act: RelayAct | null) => act?.poster ?? null
    for (const [index, said] of this.model.entries()) {
      const { posted, told, cannot, takeDown, reminded } = await this.task(index)
      for (const { at, poster } of reminded)
        assert.ok(at <= (this.replaced[poster - 1] ?? at), `reminded of poster ${poster} when there was another one`)
      const kept = cannot && { poster: cannot.poster, reason: cannot.reason }
      const is = { posted: of(posted), told: of(told), cannot: kept, down: Boolean(takeDown?.done) }
      assert.deepEqual(is, said, `site ${index}`)
      assert.equal(takeDown !== null, this.ended && said.posted !== null, `asked to take it down at ${index}`)
      const downs = this.world.sent.filter(({ card, to }) => card === 'relay-down' && to === this.relays[index]!.id)
      assert.ok(downs.length <= 1, 'asked twice to take it down')
      for (let poster = 1; poster <= this.poster; poster++) this.judgeCards(index, poster)
    }
  }

  /** Nobody is asked twice for one poster, nor reminded before somebody had the time to put it up. */
  judgeCards(index: number, poster: number): void {
    const cards = this.cards('relay', index, poster)
    assert.ok(cards.length <= 1, `${cards.length} cards of poster ${poster}`)
    const reminders = this.cards('relay-reminder', index, poster)
    assert.ok(reminders.length <= 2, `${reminders.length} reminders of poster ${poster}`)
    const times: Instant[] = [...cards, ...reminders].map(({ at }) => at)
    for (const [nth, at] of times.entries())
      if (nth > 0) assert.ok(msBetween(times[nth - 1]!, at) >= (this.urgent ? 20 : 600) * minute, times.join(' '))
  }

  /** In the days that follow. */
  async settle(): Promise<void> {
    await this.pass(6 * 24 * 60 * minute)
    for (const [index, { posted }] of this.model.entries()) {
      const downs = this.world.sent.filter(({ card, to }) => card === 'relay-down' && to === this.relays[index]!.id)
      const { takeDown } = await this.task(index)
      if (this.ended && posted !== null && !takeDown?.done) assert.equal(downs.length, 1, 'nobody asks to take it down')
      if (!this.isWaiting(index)) continue
      assert.equal(this.cards('relay', index).length, 1, `nobody asked site ${index} for poster ${this.poster}`)
      assert.equal(this.cards('relay-reminder', index).length, 2, `reminders of poster ${this.poster} at site ${index}`)
    }
  }
}

describe('the second step of a round', () => {
  let world: World
  beforeEach(async () => {
    world = new World(false)
    await world.open()
  })
  const after = async (...steps: Step[]): Promise<void> => {
    for (const next of steps) await world.take(next)
  }
  const at = { site: 0, deputy: false, poster: 0 } as const

  it('is an answer of its own: whoever could not, and did, and could not, said the last of them', async () => {
    await after({ what: 'cannot', reason: reasons[0]!, ...at }, { what: 'posted', ...at })
    assert.equal((await world.task(0)).cannot, null)
    await after({ what: 'cannot', reason: reasons[1]!, ...at })
    const { posted, cannot } = await world.task(0)
    assert.deepEqual([posted, cannot?.reason], [null, reasons[1]])
    await after({ what: 'told', ...at }, { what: 'cannot', reason: reasons[0]!, ...at })
    assert.equal((await world.task(0)).told, null)
  })
  it('leaves the poster before where it hangs, at a site that cannot put up the next one', async () => {
    await after({ what: 'posted', ...at }, { what: 'told', ...at }, { what: 'corrected' })
    await after({ what: 'cannot', reason: reasons[0]!, ...at })
    const { posted, told } = await world.task(0)
    assert.deepEqual([posted?.poster, told?.poster], [1, 1])
    await after({ what: 'end', kind: 'call-off' })
    assert.notEqual((await world.task(0)).takeDown, null)
  })
  it('shows the words of the newest poster, and none where they are not, byte for byte, what was sealed', async () => {
    await after({ what: 'corrected' }, { what: 'corrected' })
    const post = (await world.ports.posts.byId(world.broadcast.postId))!
    const broken = (which: number) =>
      post.sealed.map((one, index) =>
        index === which ? { ...one, rendered: { ...one.rendered, summary: 'Autre' } } : one,
      )
    world.ports.tamper('post', { ...post, sealed: broken(0) })
    assert.equal((await seeTask(world.ports, world.taskId(0)))?.rendered.summary, post.sealed[2]!.rendered.summary)
    world.ports.tamper('post', { ...post, sealed: broken(2) })
    assert.equal(await seeTask(world.ports, world.taskId(0)), null)
    const asked = { taskId: world.taskId(0), poster: 3 }
    assert.equal((await sayPosted(world.ports, actor(world.relays[0]!), asked)).kind, 'not-found')
  })
  it('reminds of a poster anew, however often of the one before', async () => {
    await after({ what: 'time', minutes: 26 * 60 }, { what: 'time', minutes: 26 * 60 })
    assert.equal(world.cards('relay-reminder', 0).length, 2)
    await after({ what: 'corrected' })
    await world.settle()
    const { reminded } = await world.task(0)
    assert.deepEqual(
      reminded.map(({ poster }) => poster),
      [1, 1, 2, 2],
    )
  })
  it('reminds nobody of a poster that another one took the place of', async () => {
    await after({ what: 'corrected' })
    await remindRelays(world.ports, { id: world.broadcast.id, poster: 1, nth: 0 }, settings)
    assert.deepEqual((await world.task(0)).reminded, [])
  })
  it('is said anew of each poster, in the same words too, and of the newest alone once it is the third', async () => {
    const cannot = { what: 'cannot', reason: reasons[0]!, ...at } as const
    for (const said of [cannot, { what: 'told', ...at }, { what: 'posted', ...at }, cannot] as const) {
      await after(said, said, { what: 'corrected' }, said)
      await world.judge()
    }
    assert.equal(world.poster, 5)
    await after({ what: 'posted', ...at, poster: 1 }, { what: 'ask' }, { what: 'follow' })
    await world.judge()
    assert.equal(world.cards('relay', 0, 5).length, 1)
  })
  for (const kind of ['take-back', 'call-off'] as const)
    it(`is asked once to take it down (${kind}), and is told once that it came down`, async () => {
      await after({ what: 'posted', ...at }, { what: 'end', kind })
      await world.judge()
      for (const index of [0, 0, 0, 1]) await world.takeDown(index)
      await after({ what: 'end', kind }, { what: 'corrected' }, { what: 'ask' }, { what: 'taken-down', site: 0 })
      await world.settle()
      await world.judge()
    })
  it('comes after twenty minutes in an emergency, and after twenty more, and never both at once', async () => {
    world = new World(true)
    await world.open()
    const counts: number[] = []
    for (const minutes of [19, 2, 18, 2, 60]) {
      await after({ what: 'time', minutes })
      counts.push(world.cards('relay-reminder', 0).length)
    }
    assert.deepEqual(counts, [0, 1, 1, 2, 2])
  })
  it('of a reminder that never ran is not two at once', async () => {
    await remindRelays(world.ports, { id: world.broadcast.id, poster: 1, nth: 1 }, settings)
    assert.deepEqual((await world.task(0)).reminded, [])
  })
})

describe('what one person may confirm of sites, when the cards leave', () => {
  const slot = { slotDate: '2026-12-01', slotTime: '11:00' }
  let ports: FakePorts
  let broadcast: Broadcast
  let world: ReturnType<typeof relayWorld>
  const leaves = async (rules = settings): Promise<number> => {
    ports.pass(msBetween(ports.now(), '2026-12-01T10:01:00.000Z'))
    await askRelays(ports, { id: broadcast.id }, rules)
    return (await ports.relayTasks.of(broadcast.id)).length
  }
  const ended = async () => (await ports.relayRounds.byId(broadcast.id))!.ended?.why ?? null
  beforeEach(async () => {
    ports = createFakePorts()
    // 15 people, and one site more without a relay.
    sitesOf(ports, 5, 1)
    ;({ broadcast } = await approved(ports, slot))
    world = relayWorld(ports)
    await askedFor(ports, broadcast)
    await world.runDue()
  })

  it('is what they were shown, though the ceiling came down since', async () => {
    assert.equal(await leaves({ ...settings, fourEyesOver: 14 }), 6)
  })
  it('is no more than that, above the ceiling that is now', async () => {
    ports.sites[0]!.without = 2
    assert.equal(await leaves({ ...settings, fourEyesOver: 15 }), 0)
    assert.equal(await ended(), 'four-eyes')
  })
  it('is all below the ceiling, though they were shown fewer', async () => {
    ports.sites[0]!.without = 2
    assert.equal(await leaves({ ...settings, fourEyesOver: 16 }), 6)
  })
  it('does not count people at sites that nobody is asked for', async () => {
    ports.sites[5]!.without = 2_000
    assert.equal(await leaves({ ...settings, fourEyesOver: 14 }), 6)
  })
  it('is of the words that they saw, and not of others that were approved since', async () => {
    const post = (await ports.posts.byId(broadcast.postId))!
    const words = { ...post.sealed[0]!, mandatory: true }
    const seal = computeSeal(words)
    ports.tamper('post', { ...post, sealed: [{ ...words, seal }, ...post.sealed] })
    ports.tamper('relay_round', { ...(await ports.relayRounds.byId(broadcast.id))!, seal })
    assert.deepEqual([await leaves(), await ended()], [0, 'seal-differs'])
  })
})

describe('what a site says, whatever is done twice and thrice', function () {
  this.timeout(60_000)
  for (const urgent of [false, true])
    it(`counts for the poster that it was said of, and nobody is asked twice${urgent ? ', in an emergency' : ''}`, () =>
      holds(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async steps => {
          const world = new World(urgent)
          await world.open()
          for (const next of steps) {
            await world.take(next)
            await world.judge()
          }
          await world.settle()
          await world.judge()
        }),
        { numRuns: process.env['LONG'] ? 2_000 : 50 },
      ))
})
