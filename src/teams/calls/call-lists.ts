import type { Call, CallDepartment } from '../../core/domain/calls/call.ts'
import { seeCall } from '../../core/use-cases/placements/kept/kept-calls.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { drawCalls, drawMyCalls, type Page } from './draw-calls.ts'

const pageLength = 12
/** Older ones are closed for years. */
const listedMost = 200

type Asked = { call: Call; row: CallDepartment }

/** « appels », to the communication team. */
export async function showCalls(turn: Turn, from = 0): Promise<Answer> {
  const { shown, page } = paged(await turn.ports.calls.recent(listedMost), from)
  const seen = await Promise.all(shown.map(({ id }) => seeCall(turn.ports, id)))
  return { kind: 'card', card: drawCalls({ calls: seen.filter(one => one !== null), page }, turn.look) }
}

/** « mes appels », for people who answer for a department. */
export async function showMyCalls(turn: Turn, from = 0): Promise<Answer> {
  const { shown, page } = paged(await turn.ports.calls.askedOf(turn.actor.id, listedMost), from)
  return showAsked(turn, shown, page)
}

export async function showAsked(turn: Turn, asked: Asked[], page?: Page): Promise<Answer> {
  const calls = [...new Set(asked.map(({ call }) => call.id))]
  const came = (await Promise.all(calls.map(id => turn.ports.calls.cameFor(id)))).flat()
  const lines = asked.map(one => ({
    ...one,
    came: came.filter(({ callDepartmentId }) => callDepartmentId === one.row.id),
  }))
  return { kind: 'card', card: drawMyCalls({ asked: lines, ...(page && { page }) }, turn.look) }
}

/** « mes appels 2 »: the second card of them. Not a number: the first. */
export function firstOnPage(typed: string): number {
  return /^\d{1,3}$/.test(typed) ? Math.max(0, Number(typed) - 1) * pageLength : 0
}

/** `from`: from a button, untrusted; beyond the end it means the last page. */
function paged<T>(all: T[], from: number): { shown: T[]; page: Page } {
  const last = Math.max(0, Math.ceil(all.length / pageLength) - 1)
  const index = Number.isSafeInteger(from) && from > 0 ? Math.min(Math.floor(from / pageLength), last) : 0
  const start = index * pageLength
  const rest = all.length - start - pageLength
  return { shown: all.slice(start, start + pageLength), page: { number: index + 1, next: start + pageLength, rest } }
}
