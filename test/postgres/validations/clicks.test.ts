import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { holidaysOf } from '../../../src/core/domain/working-time/public-holidays.ts'
import type { Actor } from '../../../src/core/domain/actor.ts'
import { openStores } from '../../../src/app/open-stores.ts'
import { decideValidation, type DecideResult } from '../../../src/core/use-cases/validations/decide-validation.ts'
import type { DecisionKind, Validation } from '../../../src/core/domain/validations/validation.ts'
import { verifyJournal } from '../../support/verify-journal.ts'
import { newReference } from '../../../src/postgres/stores/kept-values.ts'
import type { Database } from '../../../src/postgres/open/database.ts'
import { chanceOf, seed } from '../../support/chance.ts'
import { eachDatabase } from '../../support/database.ts'
import { stepOf } from '../../support/steps-of.ts'
import { now, post, validation } from '../rows.ts'

const people = Array.from({ length: 20 }, (_, index) => `approver-${index}`)
const clicks = 200
const rounds = { pglite: 3, postgres: process.env['LONG'] ? 200 : 10 }
const seal = 'a'.repeat(64)

const actor = (id: string): Actor => ({ id, name: id, locale: 'fr', roles: ['agent'] })

/** What the decisions that were really taken must add up to, whatever their order was. */
function isLegal({ state, steps, decisions }: Validation, needs: number): void {
  const deciders = decisions.map(({ by }) => by.id)
  assert.equal(new Set(deciders).size, deciders.length, 'one decision each')
  const against = decisions.filter(({ kind }) => kind !== 'approve')
  assert.ok(
    against.length <= 1 && (against.length === 0 || decisions.at(-1) === against[0]),
    'nothing after it was ended',
  )
  const visas = decisions.filter(({ kind }) => kind === 'approve').length
  assert.equal(steps[0]!.visas.length, visas)
  if (against.length === 1) assert.equal(state, against[0]!.kind === 'refuse' ? 'refused' : 'changes-requested')
  else assert.deepEqual([state, visas], ['approved', needs], 'no visa after the last one that was needed')
}

describe('two hundred clicks of twenty approvers on one post at once', () => {
  eachDatabase((kind, open) => {
    let handles: Database[]
    let stores: ReturnType<typeof openStores>[]
    const chance = chanceOf(seed)

    before(async function () {
      // On PostgreSQL two processes' worth of connections, each gathering its own commits; PGlite has one connection.
      handles = kind === 'pglite' ? [await open()] : [await open(), await open()]
      stores = handles.map(handle => openStores(handle, now))
    })

    async function round(
      number: number,
      needs: number,
      kinds: readonly DecisionKind[],
    ): Promise<{ results: DecideResult[]; left: Validation }> {
      const id = `round-${kind}-${number}`
      const step = stepOf('everybody', people, { openedAt: now(), panels: [{ department: null, people, needs }] })
      const sealed = {
        number: 1,
        seal,
        rendered: { locale: 'fr' as const, summary: 's', card: '{}' },
        pictures: [],
        audience: { kind: 'everyone' as const },
        headCount: 3,
        slot: null,
        mandatory: false,
        expiresOn: null,
        correctionOf: null,
        at: now(),
        by: { id: 'author', name: 'author' },
      }
      const [store] = stores
      await store!.commit(
        {
          save: 'post',
          row: post({
            id,
            reference: `PUB-2026-${1000 + number}`,
            state: 'in-validation',
            validationId: id,
            sealed: [sealed],
          }),
          ifVersion: 0,
        },
        {
          save: 'validation',
          row: validation({ id, postId: id, reference: `PUB-2026-${1000 + number}`, seal, steps: [step] }),
          ifVersion: 0,
        },
      )
      const results = await Promise.all(
        Array.from({ length: clicks }, (_, click) => {
          const which = click % stores.length
          const ports = {
            ...stores[which]!,
            now,
            newId: randomUUID,
            newReference: (what: 'PROP' | 'PUB' | 'DIF', once?: string) =>
              newReference(handles[which]!)(what, 2026, once),
          }
          const kindOf = kinds[Math.floor(chance() * kinds.length)]!
          return decideValidation(
            ports,
            actor(people[Math.floor(chance() * people.length)]!),
            { postId: id, seal, step: 0, kind: kindOf, reason: 'motif' },
            { timeZone: 'Europe/Paris', quietHours: 'off', isHoliday: holidaysOf('FR') },
          )
        }),
      )
      return { results, left: (await store!.validations.byId(id))! }
    }

    const decided = (results: DecideResult[]) => results.filter(({ kind }) => kind === 'decided').length

    it(`leave exactly one legal outcome, ${rounds[kind]} times (seed ${seed})`, async function () {
      this.timeout(900_000)
      for (let number = 0; number < rounds[kind]; number++) {
        const needs = [1, 10, 7, 15][number % 4]!
        const kinds: DecisionKind[] =
          number % 3 === 2 ? ['approve', 'approve', 'approve', 'approve', 'changes', 'refuse'] : ['approve']
        const { results, left } = await round(number, needs, kinds)
        isLegal(left, needs)
        assert.equal(decided(results), left.decisions.length, 'each that was told so stands, and no other')
        assert.deepEqual(
          [...new Set(results.map(({ kind }) => kind))].filter(
            kind => !['decided', 'already-decided', 'closed'].includes(kind),
          ),
          [],
        )
        const entries = await handles[0]!.kysely
          .selectFrom('journal')
          .select('seq')
          .where('subject', '=', left.reference)
          .execute()
        assert.equal(entries.length, left.decisions.length, 'one entry a decision')
        const broadcasts = (await stores[0]!.broadcasts.recent(1_000)).filter(({ postId }) => postId === left.postId)
        assert.equal(broadcasts.length, left.state === 'approved' ? 1 : 0)
      }
      assert.equal((await verifyJournal(handles[0]!)).ok, true)
    })
  })
})
