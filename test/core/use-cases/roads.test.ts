import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Rows } from '../../../src/core/change.ts'
import type { Role } from '../../../src/core/domain/actor.ts'
import { Unavailable } from '../../../src/core/domain/errors.ts'
import { callRoad } from '../../../src/core/use-cases/calls/change-call.ts'
import { askedTown, plannedCall } from '../../fakes/calls.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, camille, gaelle, hugo } from '../../fakes/town.ts'
import { holds } from '../../support/holds.ts'
import { type Walked, walkedRoads } from './walked-roads.ts'

/** So often a road is walked, before it answers that it is busy. */
const rounds = 5
const roles: Role[] = ['agent', 'comms', 'admin', 'dpo', 'archivist']

/** Before each of the next `times` commits somebody else moves what it saves. */
function interrupted(ports: FakePorts, times: number, moved?: keyof Rows): void {
  const { commit } = ports
  let left = times
  ports.commit = async (...changes) => {
    if (left-- <= 0) return commit(...changes)
    const saves = changes.flatMap(change => ('save' in change ? [change] : []))
    const one = saves.find(({ save }) => moved === undefined || save === moved)
    // Of what is not there yet nothing can be moved: then the store says so all the same.
    return one && 'id' in one.row && ports.moved(one.save, one.row.id) ? commit(...changes) : 'stale'
  }
}

const written = ({ journal, jobs, commits }: FakePorts) => ({
  entries: journal.length,
  jobs: jobs.length,
  commits: commits(),
})

async function isOnlyForThose({ begin, may, denied }: Walked, who: ReturnType<typeof actor>): Promise<void> {
  const { ports, act } = await begin()
  const before = written(ports)
  const { kind } = await act(who)
  assert.equal(denied.includes(kind), !may(who), kind)
  if (may(who)) return
  assert.deepEqual(written(ports), { ...before, entries: before.entries + 1 })
  const { verb, actor: by, details } = ports.journal.at(-1)!
  assert.deepEqual([verb, by?.id, details['kind']], ['attempt.refused', who.id, kind])
}

async function isDecidedAgain({ begin, who, verbs, denied, moved }: Walked, times: number): Promise<void> {
  const { ports, act } = await begin()
  const before = written(ports)
  interrupted(ports, times, moved)
  const first = await act(who)
  assert.ok(!denied.includes(first.kind))
  assert.equal(first.kind === 'busy', times >= rounds, first.kind)
  const after = written(ports)
  if (first.kind === 'busy') return assert.deepEqual(after, before)
  assert.equal(after.commits, before.commits + 1)
  const told = ports.journal.slice(before.entries).map(one => [one.verb, one.actor?.id])
  assert.deepEqual(
    told,
    verbs.map(verb => [verb, who.id]),
  )
  await act(who)
  assert.deepEqual(written(ports), after, 'twice')
}

describe('every road of a change', () => {
  it('is walked here', () => {
    const root = new URL('../../../src/core/use-cases/', import.meta.url)
    const roads = globSync('**/*.ts', { cwd: root }).flatMap(file => {
      const source = readFileSync(new URL(file, root), 'utf8')
      return [...source.matchAll(/(?:(\w+) =|\breturn)\s*(?:road|roadOf)(?:<[^(]*>)?\(/g)].map(
        ([, name]) => `${file.replaceAll('\\', '/')} ${name}`,
      )
    })
    assert.deepEqual(roads.toSorted(), walkedRoads.map(({ road }) => road).toSorted())
  })

  for (const walked of walkedRoads) {
    const people = [alice, camille, gaelle, hugo, walked.who]
    const anybody = fc
      .tuple(fc.constantFrom(...people), fc.subarray(roles))
      .map(([person, given]) => actor(person as typeof alice, ...given))

    it(`${walked.road}: only who may, and what is refused changes nothing but the journal`, () =>
      holds(
        fc.asyncProperty(anybody, who => isOnlyForThose(walked, who)),
        { numRuns: 20 },
      ))

    it(`${walked.road}: again when it was stale, so often and no more; one commit, one entry; twice is once`, () =>
      holds(
        fc.asyncProperty(fc.nat(rounds + 2), times => isDecidedAgain(walked, times)),
        { numRuns: 8 },
      ))
  }

  it('is gone by Mary until a job has to run again', () =>
    holds(
      fc.asyncProperty(fc.nat(rounds + 2), async times => {
        const ports = createFakePorts()
        askedTown(ports, 1)
        const call = await plannedCall(ports)
        interrupted(ports, times)
        const gone = callRoad.byMary(ports, { id: call.id, what: 'call.skip' }, row => ({ row, verb: 'call.skipped' }))
        if (times >= rounds) return assert.rejects(gone, Unavailable)
        assert.equal((await gone).kind, 'changed')
        assert.deepEqual([ports.journal.length, ports.journal.at(-1)!.actor], [2, null])
        assert.equal((await ports.calls.byId(call.id))!.version, call.version + times + 1)
      }),
      { numRuns: 8 },
    ))
})
