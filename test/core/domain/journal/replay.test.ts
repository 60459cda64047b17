import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { applyDelegation } from '../../../../src/core/use-cases/delegations/apply-delegation.ts'
import { endDelegation } from '../../../../src/core/use-cases/delegations/end-delegation.ts'
import { replay } from '../../../../src/core/domain/validations/replay.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { nudge } from '../../../../src/core/use-cases/validations/nudge.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { waitedFor } from '../../../../src/core/domain/validations/chairs.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, claude, diane, fanny, gaelle, hugo, karim } from '../../../fakes/town.ts'
import { comms, fields, press, submitted } from '../../../fakes/walk.ts'
import { aCircuit, aStep } from '../../use-cases/circuits/a-circuit.ts'
import { holds } from '../../../support/holds.ts'

const people = [karim, claude, hugo, diane, fanny, gaelle, alice]
const who = fc.nat(people.length - 1).map(index => people[index]!)

type Kind = 'approve' | 'changes' | 'refuse' | 'withdraw'
type Move =
  | { do: 'decide'; who: (typeof people)[number]; kind: Kind; step: number }
  /** By somebody whose word is waited for. */
  | { do: 'asked'; nth: number; kind: Kind }
  | { do: 'edit'; title: boolean }
  | { do: 'reassign' | 'lend'; who: (typeof people)[number] }
  | { do: 'submit' | 'nudge' | 'end' }

const kind = fc.constantFrom<Kind[]>('approve', 'approve', 'approve', 'approve', 'withdraw', 'changes', 'refuse')
const likely = fc.constantFrom<Kind[]>(...Array.from({ length: 20 }, () => 'approve' as const), 'changes', 'refuse')
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('decide' as const), who, kind, step: fc.nat(2) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('asked' as const), nth: fc.nat(5), kind: likely }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), title: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('reassign' as const, 'lend' as const), who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('submit' as const, 'submit' as const, 'nudge' as const, 'end' as const),
    }),
  },
)

/** Three steps, two of them with panels of several people. */
const circuit = aCircuit([
  aStep({
    name: 'un',
    approvers: [{ by: 'head' }, { by: 'person', person: hugo }, { by: 'person', person: diane }],
    quorum: 2,
    facets: ['substance'],
  }),
  aStep({ name: 'deux', quorum: 'any', facets: ['form', 'reach'] }),
  aStep({
    name: 'trois',
    approvers: [
      { by: 'person', person: gaelle },
      { by: 'person', person: fanny },
    ],
    quorum: 'all',
  }),
])

async function make(ports: FakePorts, postId: string, one: Move, count: number): Promise<void> {
  const post = (await ports.posts.byId(postId))!
  const validation = (await ports.validations.byId(post.validationId!))!
  ports.pass(60_000)
  switch (one.do) {
    case 'decide':
      return void (await press(
        ports,
        actor(one.who),
        { id: postId, seal: validation.seal },
        one.kind,
        one.step,
        'une raison',
      ))
    case 'asked': {
      const waited = waitedFor(validation)
      const { id, name } = waited[one.nth % Math.max(1, waited.length)] ?? karim
      return void (await press(
        ports,
        actor({ ...karim, id, name }),
        { id: postId, seal: validation.seal },
        one.kind,
        validation.current,
        'une raison',
      ))
    }
    case 'edit':
      return void (await savePost(
        ports,
        comms,
        {
          postId,
          revision: post.revision,
          fields: {
            ...fields,
            ...(one.title
              ? { title: `Titre ${count}` }
              : { everyone: 'false', departments: count % 2 ? 'Voirie' : 'Communication' }),
          },
        },
        settings,
      ))
    case 'submit':
      return void (await submitPost(ports, comms, { postId, revision: post.revision }, settings))
    case 'nudge':
      return void (await nudge(ports, comms, postId))
    case 'reassign':
      return void (await reassign(ports, comms, {
        postId,
        step: validation.current,
        to: one.who.mail,
        reason: 'en congé',
      }))
    case 'lend':
      return void (await addDelegation(
        ports,
        actor(one.who),
        { to: alice.mail, since: '2026-11-25', until: '2026-12-02' },
        settings,
      ))
    case 'end':
      for (const { id } of await ports.delegations.open(ports.now(), 1)) await endDelegation(ports, comms, id)
  }
}

async function work(ports: FakePorts): Promise<void> {
  for (const job of ports.jobs.splice(0))
    if (job.job === 'delegation.apply' && (job.at ?? '') <= ports.now())
      await applyDelegation(ports, job.data.id, settings)
}

const lastOf = async (ports: FakePorts, postId: string): Promise<Validation> =>
  (await ports.validations.byId((await ports.posts.byId(postId))!.validationId!))!

/** Whom a delegation reaches, and until when, follows from the delegation; the journal tells it when it is applied. */
const bare = (steps: Validation['steps']) =>
  steps.map(({ name, approvers, panels, visas, openedAt }) => ({
    name,
    approvers: approvers.map(({ id }) => id),
    panels,
    visas,
    openedAt,
  }))

describe('replaying the journal', function () {
  // All roads in one town, seconds of CPU; beside the roads of a whole run many times that.
  this.timeout(90_000)
  const begin = async (): Promise<{ ports: FakePorts; postId: string; subject: string }> => {
    const ports = createFakePorts()
    await ports.commit({ save: 'circuit', row: circuit, ifVersion: 0 })
    const { post } = await submitted(ports)
    return { ports, postId: post.id, subject: post.reference }
  }
  const told = (ports: FakePorts, subject: string) => ports.journal.filter(one => one.subject === subject)

  it('rebuilds what stands in the database, on whatever road', async () => {
    const seen: Record<string, number> = {}
    await holds(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 40 }), async moves => {
        const { ports, postId, subject } = await begin()
        for (const [count, one] of moves.entries()) {
          await make(ports, postId, one, count)
          await work(ports)
        }
        const stored = await lastOf(ports, postId)
        seen[stored.state] = (seen[stored.state] ?? 0) + 1
        const result = replay(told(ports, subject))
        assert.ok(result.kind === 'replayed' && result.validation, JSON.stringify(result))
        const { seal, state, current, decisions, steps } = result.validation
        assert.deepEqual(
          [seal, state, current, decisions],
          [stored.seal, stored.state, stored.current, stored.decisions],
        )
        assert.deepEqual(bare(steps), bare(stored.steps))
      }),
      { numRuns: process.env['LONG'] ? 2000 : 200 },
    )
    assert.deepEqual(
      Object.keys(seen).toSorted(),
      ['approved', 'changes-requested', 'refused', 'void', 'waiting'],
      JSON.stringify(seen),
    )
  })

  it('says which entry the rules do not allow', async () => {
    const { ports, postId, subject } = await begin()
    await make(ports, postId, { do: 'decide', who: karim, kind: 'approve', step: 0 }, 0)
    const entries = told(ports, subject)
    const forged = { ...entries.at(-1)!, actor: { id: alice.id, name: alice.name } }
    assert.deepEqual(replay([...entries, forged]), {
      kind: 'contradicts',
      entry: entries.length,
      because: 'not-an-approver',
    })
    assert.deepEqual(replay([...entries, entries.at(-1)!]), {
      kind: 'contradicts',
      entry: entries.length,
      because: 'already-decided',
    })
    assert.deepEqual(
      replay(entries.slice(1).filter(({ verb }) => verb !== 'post.submitted' && verb !== 'post.saved')),
      { kind: 'contradicts', entry: 0, because: 'another-version' },
    )
  })

  it('knows that two visas come from two people, and that nobody has what they handed on', async () => {
    const { ports, postId, subject } = await begin()
    for (const one of [hugo, diane]) await make(ports, postId, { do: 'decide', who: one, kind: 'approve', step: 0 }, 0)
    await make(ports, postId, { do: 'decide', who: claude, kind: 'approve', step: 1 }, 0)
    const visas = told(ports, subject)
    const again = { ...visas.at(-1)!, actor: { id: hugo.id, name: hugo.name } }
    const asksHugo = visas
      .slice(0, -1)
      .map(one =>
        one.verb === 'post.submitted'
          ? { ...one, details: { ...one.details, steps: String(one.details['steps']).replaceAll(claude.id, hugo.id) } }
          : one,
      )
    assert.deepEqual(replay([...asksHugo, again]), {
      kind: 'contradicts',
      entry: visas.length - 1,
      because: 'visa-elsewhere',
    })
    await reassign(ports, comms, { postId, step: 2, to: alice.mail, reason: 'en congé', whom: gaelle.id })
    await make(ports, postId, { do: 'decide', who: alice, kind: 'approve', step: 2 }, 0)
    const handed = told(ports, subject).map(one =>
      one.verb === 'validation.reassigned' ? { ...one, actor: { id: alice.id, name: alice.name } } : one,
    )
    assert.deepEqual(replay(handed), { kind: 'contradicts', entry: handed.length - 1, because: 'own-reassignment' })
    assert.equal(replay(told(ports, subject)).kind, 'replayed')
  })

  it('says what was erased, and what was never submitted', async () => {
    const { ports, subject } = await begin()
    const entries = told(ports, subject)
    assert.equal(replay(entries.map(one => ({ ...one, details: null }))).kind, 'untold')
    assert.deepEqual(replay(entries.filter(({ verb }) => verb === 'post.saved')), {
      kind: 'replayed',
      validation: null,
    })
  })
})
