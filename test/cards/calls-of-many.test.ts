import assert from 'node:assert/strict'
import { askedOf } from '../../src/core/domain/calls/ask-department.ts'
import type { CallSeen } from '../../src/core/domain/calls/call.ts'
import { newCall } from '../../src/core/use-cases/calls/plan-call.ts'
import type { Card } from '../../src/teams/cards/card-templates.ts'
import { drawAsked } from '../../src/teams/calls/draw-asked.ts'
import { drawBoard, drawTally } from '../../src/teams/calls/draw-board.ts'
import { drawCallForm, valuesOf } from '../../src/teams/calls/draw-call-form.ts'
import { drawArrived, drawCalls, drawMyCalls } from '../../src/teams/calls/draw-calls.ts'
import { drawReminder } from '../../src/teams/calls/draw-reminder.ts'
import { drawCallQuestion, drawPlanned } from '../../src/teams/calls/draw-planned.ts'
import { look } from './every-card.ts'

const cardMost = 25 * 1024
const at = '2026-11-25T09:00:00.000Z'
const who = { id: '00000000-0000-4000-8000-000000000001', name: 'Marie-Françoise de La Tour-Maubourg' }
const names = Array.from({ length: 200 }, (_, n) => `Direction de l’éducation et de la petite enfance ${n}`)
const draft = {
  title: 'é'.repeat(120),
  text: 'é'.repeat(1000),
  sections: [],
  departments: names,
  opensAt: at,
  closesAt: '2026-12-09T16:00:00.000Z',
  recurrence: { kind: 'weekly', weekday: 3 },
} as const
const call = {
  ...newCall(
    { ...draft, sections: [], departments: names },
    { id: who.id, reference: 'APP-2026-0001', by: who, at, previousId: null },
  ),
  state: 'open' as const,
  openedAt: at,
}

/** Whose correspondents left, and who handed it on; `kind`: what all of them said. */
function seenAs(kind: 'waiting' | 'passed' | 'answered'): CallSeen {
  const departments = names.map((department, n) => {
    const asked = askedOf({ id: `d${n}`, callId: call.id, department }, undefined)
    const answer = kind === 'passed' ? ({ kind, by: who, at, reason: 'é'.repeat(500) } as const) : null
    const people = {
      person: who,
      first: who,
      as: 'colleague',
      correspondentLeft: true,
      head: { person: who, at },
    } as const
    const row = { ...asked, ...people, answer }
    const one = {
      id: `i${n}`,
      reference: 'PROP-2026-0001',
      title: 'é'.repeat(120),
      author: who,
      state: 'received',
    } as const
    const came = kind === 'answered' ? [{ ...one, section: 'agenda', submittedAt: at, callDepartmentId: row.id }] : []
    return { row, came }
  })
  return { call, departments }
}

describe('a call to two hundred departments', () => {
  const isSmall = (name: string, card: Card): void => {
    const bytes = Buffer.byteLength(JSON.stringify(card))
    assert.ok(bytes < cardMost, `${name}: ${bytes}`)
  }
  for (const kind of ['waiting', 'passed', 'answered'] as const)
    it(`stays small when all of them are ${kind}`, () => {
      const seen = seenAs(kind)
      const [{ row, came }] = seen.departments as [CallSeen['departments'][0]]
      isSmall('board', drawBoard({ ...seen, now: at }, look('fr')))
      isSmall('tally', drawTally({ ...seen, call: { ...call, state: 'closed' }, reopening: 0 }, look('fr')))
      isSmall('arrived', drawArrived(seen, look('fr')))
      isSmall('list', drawCalls({ calls: Array.from({ length: 20 }, () => seen) }, look('fr')))
      isSmall('mine', drawMyCalls({ asked: seen.departments.map(one => ({ call, ...one })) }, look('fr')))
      isSmall('reminder', drawReminder({ ...seen, due: at, reader: who.id }, look('fr')))
      isSmall('asked', drawAsked({ call, row, came, reader: who.id }, look('fr')))
    })

  it('stays small while it is planned', () => {
    const filled = { callId: call.id, departments: names, values: valuesOf(call, 'Europe/Paris') }
    isSmall('form', drawCallForm(filled, look('fr')))
    isSmall('planned', drawPlanned({ call, nobody: names, now: at }, look('fr')))
    isSmall('question', drawCallQuestion({ call, last: seenAs('waiting') }, look('fr')))
  })
})
