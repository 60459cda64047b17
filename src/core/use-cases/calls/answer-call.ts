import { type Actor, named, type Person } from '../../domain/actor.ts'
import { askInstead } from '../../domain/calls/ask-department.ts'
import { counted, isAnswerable, passReasonMax } from '../../domain/calls/call.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { personChosen } from '../people/read-people.ts'
import { unfitAccount, type UnfitKey, unfitKeys } from '../people/unfit.ts'
import { type Asked, departmentRoad } from './change-call.ts'

type Needs = Pick<Ports, 'calls' | 'history' | 'commit' | 'now'>
type NotNow =
  { kind: 'call-not-open' } | ({ kind: 'department-proposed' } & Asked) | ({ kind: 'department-answered' } & Asked)

function notNow(asked: Asked): NotNow | null {
  if (!isAnswerable(asked.call)) return { kind: 'call-not-open' }
  return counted(asked.came).length > 0 ? { kind: 'department-proposed', ...asked } : null
}

/** *Rien à signaler*: a full answer. Pressed again it is the same answer. */
export function nothingToReport(ports: Needs, actor: Actor, departmentId: string) {
  return departmentRoad.change<NotNow>(ports, actor, departmentId, (row, asked) => {
    const refused = notNow(asked)
    if (refused) return refused
    if (row.answer?.kind === 'nothing') return { kind: 'department-answered', ...asked }
    const answer = { kind: 'nothing', by: named(actor), at: ports.now() } as const
    return { row: { ...row, answer }, verb: 'call.nothing' }
  })
}

type PassRefusal = NotNow | { kind: 'reason-missing' } | { kind: 'too-long' }

/** *Pas cette fois*, with a reason. */
export function passCall(ports: Needs, actor: Actor, departmentId: string, text: unknown) {
  const reason = cleanText(text)
  return departmentRoad.change<PassRefusal>(ports, actor, departmentId, (row, asked) => {
    const refused = notNow(asked)
    if (refused) return refused
    const { answer } = row
    if (answer?.kind === 'passed' && answer.reason === reason) return { kind: 'department-answered', ...asked }
    if (reason === '') return { kind: 'reason-missing' }
    if (reason.length > passReasonMax) return { kind: 'too-long' }
    return {
      row: { ...row, answer: { kind: 'passed', by: named(actor), at: ports.now(), reason } },
      verb: 'call.passed',
      details: { reason },
    }
  })
}

/** Until the call closes, an answer that is no proposal may be taken back. */
export function undoAnswer(ports: Needs, actor: Actor, departmentId: string) {
  return departmentRoad.change<{ kind: 'call-closed' } | ({ kind: 'nothing-to-undo' } & Asked)>(
    ports,
    actor,
    departmentId,
    (row, asked) => {
      if (row.answer === null) return { kind: 'nothing-to-undo', ...asked }
      if (asked.call.state !== 'open') return { kind: 'call-closed' }
      return { row: { ...row, answer: null }, verb: 'call.answer-undone' }
    },
  )
}

type HandOnRefusal =
  | { kind: 'call-not-open' }
  | { kind: 'unknown-colleague' }
  | { kind: UnfitKey | 'colleague-without-teams'; by: Person }
  | { kind: 'hand-on-to-oneself' }
  | ({ kind: 'already-handed-on' } & Asked)

/**
 * *Transmettre à un collègue*: a colleague is asked; the first person stays the fallback. `to`: an id, as Teams’ search
 * gives it, or an address; untrusted.
 */
export async function handOn(ports: Needs & Pick<Ports, 'directory'>, actor: Actor, departmentId: string, to: unknown) {
  const person = await personChosen(ports, cleanText(to))
  const unfit = person && (await unfitAccount(ports, person))
  return departmentRoad.change<HandOnRefusal>(ports, actor, departmentId, (row, asked) => {
    if (!isAnswerable(asked.call)) return { kind: 'call-not-open' }
    if (!person) return { kind: 'unknown-colleague' }
    if (unfit) return { kind: unfitKeys[unfit], by: person }
    // Their card would reach nobody, and the person who hands the question on would rely on them.
    if (!person.licensed) return { kind: 'colleague-without-teams', by: person }
    if (person.id === row.person?.id)
      return person.id === actor.id ? { kind: 'hand-on-to-oneself' } : { kind: 'already-handed-on', ...asked }
    const as = person.id === row.first?.id ? row.firstAs : 'colleague'
    return {
      row: {
        ...askInstead(row, person, as),
        handed: [...(row.handed ?? []), { by: named(actor), to: named(person) }],
      },
      verb: 'call.handed-on',
      details: { toId: person.id, to: person.name },
    }
  })
}
