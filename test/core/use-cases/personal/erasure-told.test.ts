import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import type { FaceOf } from '../../../../src/core/domain/faces/face.ts'
import { afterQuietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { confirmErasure, giveUpErasure } from '../../../../src/core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../../../src/core/use-cases/personal/propose-erasure.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { drawnPersonal } from '../../../../src/teams/personal/drawn-personal.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, diane, fanny, karim } from '../../../fakes/town.ts'
import { createChat } from '../../../teams/chat.ts'

const comms = actor(camille, 'comms')
const admin = actor(karim, 'admin')
const dpo = actor(fanny, 'dpo')
const channel = 'channel'

describe('an erasure that waits for its second person', () => {
  let ports: FakePorts
  /** New cards, and what was drawn again, by where it lies: each in French. */
  let told: Map<string, string>
  let redrawn: Map<string, string>
  beforeEach(() => {
    told = new Map()
    redrawn = new Map()
    ports = createFakePorts()
    ports.town.officers = [fanny.id, diane.id]
    ports.town.admins = [karim.id]
  })
  const drawn = (face: unknown): string => {
    const look = { words: createChat(ports).words.fr, locale: 'fr' } as never
    return JSON.stringify(drawnPersonal.erasure.draw(face as FaceOf<'erasure'>, look, null as never))
  }
  const whereOf = (to: { kind: string; id?: string }): string => to.id ?? channel
  const messenger: Pick<Messenger, 'show' | 'redraw'> = {
    show: async ({ to }, face) => {
      assert.ok(!told.has(whereOf(to)), 'told once')
      told.set(whereOf(to), drawn(face))
      return { kind: 'delivered', conversationId: `c-${whereOf(to)}`, activityId: `a${told.size}` }
    },
    redraw: async ({ to, ...at }, face) => {
      redrawn.set(whereOf(to), drawn(face))
      return { kind: 'delivered', ...at }
    },
  }
  const nextDue = () => {
    const at = ports.jobs.findIndex(({ at }) => at === undefined || at === null || at <= ports.now())
    return at < 0 ? undefined : ports.jobs.splice(at, 1)[0]
  }
  const work = async () => {
    for (let due = nextDue(); due; due = nextDue())
      if (due.job === 'placement.refresh')
        await refreshPlacement({ ...ports, messenger: messenger as Messenger }, due.data.key, at =>
          afterQuietHours(at, settings),
        )
    ports.pass(60_000)
  }
  const propose = async (who: Actor, whose = alice) => {
    assert.equal((await proposeErasure(ports, who, { who: whose.mail, names: '' })).kind, 'erasure-proposed')
    const { id } = (await ports.erasures.openOf(whose.id))!
    await work()
    return id
  }
  const places = (of: Map<string, string>) => [...of.keys()].toSorted()
  const all = (...ids: string[]) => [channel, ...ids].toSorted()

  it('is told in the channel by no name, and to each DPO and administrator by name, with what to press', async () => {
    await propose(comms)
    assert.deepEqual(places(told), all(fanny.id, diane.id, karim.id))
    assert.doesNotMatch(told.get(channel)!, /Alice|erasure\./)
    for (const id of [fanny.id, diane.id, karim.id])
      assert.match(told.get(id)!, /Effacer Alice Martin.*"verb":"erasure\.confirm".*"verb":"erasure\.giveup"/)
  })

  it('asks neither whoever began it nor whom it is about', async () => {
    await propose(dpo)
    assert.deepEqual(places(told), all(diane.id, karim.id))
    told.clear()
    await propose(comms, diane)
    assert.deepEqual(places(told), all(fanny.id, karim.id))
  })

  it('names nobody to who is none of those who decide any more, and has no button for them', async () => {
    const id = await propose(comms)
    ports.town.officers = [diane.id]
    await confirmErasure(ports, admin, id, settings)
    await work()
    assert.doesNotMatch(redrawn.get(fanny.id)!, /Alice|erasure\./)
    assert.match(redrawn.get(diane.id)!, /Alice/)
  })

  for (const [what, decide, said] of [
    ['confirmed', (id: string) => confirmErasure(ports, admin, id, settings), /En cours, depuis la confirmation/],
    ['given up', (id: string) => giveUpErasure(ports, admin, id), /Abandonné/],
  ] as const)
    it(`is settled wherever it lies, and told no second time, once it is ${what}`, async () => {
      const id = await propose(comms)
      await decide(id)
      await work()
      assert.deepEqual(places(redrawn), all(fanny.id, diane.id, karim.id))
      for (const card of redrawn.values()) {
        assert.match(card, said)
        assert.doesNotMatch(card, /"verb":"erasure\./)
      }
      assert.equal(told.size, 4)
    })

  it('that was decided on before its cards were there is told to nobody', async () => {
    await proposeErasure(ports, comms, { who: alice.mail, names: '' })
    await giveUpErasure(ports, admin, (await ports.erasures.openOf(alice.id))!.id)
    await work()
    assert.deepEqual([told.size, redrawn.size], [0, 0])
  })

  it('rings nobody at night: the channel has it at once, the chats in the morning', async () => {
    ports.pass(14 * 60 * 60_000)
    await propose(comms)
    assert.deepEqual(places(told), all())
    ports.pass(11 * 60 * 60_000)
    await work()
    assert.deepEqual(places(told), all(fanny.id, diane.id, karim.id))
  })
})
