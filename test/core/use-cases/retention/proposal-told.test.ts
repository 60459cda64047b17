import assert from 'node:assert/strict'
import { decideRule, proposeRule } from '../../../../src/core/use-cases/retention/change-rule.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { drawnProposals } from '../../../../src/teams/retention/draw-rule-proposal.ts'
import type { FaceOf } from '../../../../src/core/domain/faces/face.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, camille, fanny } from '../../../fakes/town.ts'
import { createChat } from '../../../teams/chat.ts'

const comms = actor(camille, 'comms')
const dpo = actor(fanny, 'dpo')

describe('a change of a rule that waits for its second person', () => {
  let ports: FakePorts
  /** New messages in the channel, and what was drawn again: each in French, and who it went to. */
  let told: string[]
  let redrawn: string[]
  beforeEach(() => {
    ports = createFakePorts()
    told = []
    redrawn = []
  })
  const drawn = (to: unknown, face: unknown): string => {
    const { words } = createChat(ports)
    const look = { words: words.fr, locale: 'fr' } as never
    const card = drawnProposals['rule-proposal'].draw(face as FaceOf<'rule-proposal'>, look, null as never)
    return `${JSON.stringify(to)} ${JSON.stringify(card)}`
  }
  const messenger: Pick<Messenger, 'show' | 'redraw'> = {
    show: async ({ to }, face) => {
      told.push(drawn(to, face))
      return { kind: 'delivered', conversationId: 'c', activityId: `a${told.length}` }
    },
    redraw: async ({ to, ...at }, face) => {
      redrawn.push(drawn(to, face))
      return { kind: 'delivered', ...at }
    },
  }
  const work = async () => {
    for (let job = ports.jobs.shift(); job; job = ports.jobs.shift())
      if (job.job === 'placement.refresh')
        await refreshPlacement({ ...ports, messenger: messenger as Messenger }, job.data.key)
    ports.pass(60_000)
  }
  const propose = async (days: string) => {
    const typed = { days, basis: 'public-task', purpose: '', recipients: '' }
    await proposeRule(ports, comms, { category: 'notes', seen: 0, typed })
    await work()
  }
  const decide = async (agrees: boolean, seen = 1) => {
    await decideRule(ports, dpo, { category: 'notes', seen, agrees })
    await work()
  }

  it('is told in the channel once: what would change, what to write, and of nobody', async () => {
    await propose('20')
    assert.equal(told.length, 1)
    assert.match(told[0]!, /^\{"kind":"channel"\}/)
    assert.match(told[0]!, /Mots non compris.*30 jours → 20 jours.*deuxième personne.*durées/)
    assert.doesNotMatch(told[0]!, new RegExp([comms.id, ...comms.name.split(' ')].join('|')))
  })

  for (const [agrees, said] of [
    [true, /Confirmé à deux/],
    [false, /n’attend plus personne/],
  ] as const)
    it(`is drawn again, and told no second time, once it is ${agrees ? 'confirmed' : 'declined'}`, async () => {
      await propose('20')
      await decide(agrees)
      assert.deepEqual([told.length, redrawn.length], [1, 1])
      assert.match(redrawn[0]!, said)
      assert.doesNotMatch(redrawn[0]!, /Attend une|Fanny/)
    })

  it('gives way to the one that replaces it, which is told, and to no card of what is over', async () => {
    await propose('20')
    await propose('25')
    assert.match(redrawn[0]!, /n’attend plus personne/)
    assert.match(told[1]!, /30 jours → 25 jours/)
    await decide(true, 2)
    assert.match(redrawn[1]!, /Confirmé à deux/)
    assert.deepEqual([told.length, redrawn.length], [2, 2])
  })

  it('that was decided on before its card was there is told to nobody', async () => {
    const typed = { days: '20', basis: 'public-task', purpose: '', recipients: '' }
    await proposeRule(ports, comms, { category: 'notes', seen: 0, typed })
    await decide(false)
    assert.deepEqual([told, redrawn], [[], []])
  })
})
