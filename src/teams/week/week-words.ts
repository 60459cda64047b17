import { readWeek, weekAfter, weekOf } from '../../core/domain/week/week.ts'
import { maySeeAll } from '../../core/domain/actor.ts'
import type { Answer } from '../turn/answer.ts'
import { equivalent, nothing } from '../turn/equivalent.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { addressVerbs } from './address-verbs.ts'
import { todayOf } from '../written/written-when.ts'
import { showWeek } from './week-verbs.ts'
import { type Answers, forAll, notOfficers, stays } from '../turn/word-facts.ts'

export const weekWords = {
  // « semaine », « semaine 49 », « semaine 49 2027 », « semaine 49 suite 2 »
  week: stays(forAll, (turn, reference, rest) => {
    if (!maySeeAll(turn.actor)) return forComms(turn)
    const typed = `${reference} ${rest}`.trim()
    const [, named = typed, part] = inParts.exec(typed) ?? []
    const week = readWeek(named, todayOf(turn))
    const shown = named === typed ? {} : { part: Math.max(1, Number(part ?? 1)) }
    return week ? showWeek(turn, week.from, shown) : refusal(turn, { kind: 'no-such-week' })
  }),
  nextWeek: stays(forAll, turn => weekBeside(turn, 1)),
  lastWeek: stays(forAll, turn => weekBeside(turn, -1)),
  // « agenda de la semaine »: the address at which Outlook reads it
  weekAddress: equivalent(notOfficers, addressVerbs, 'week.address', nothing),
} satisfies TypedWords

/** A week whose card is too small for all its lines is read part by part: « 49 suite », « 49 2027 suite 2 ». */
const inParts = /^(.*?)(?<!\S)(?:suite|more)(?:\s+(\d{1,3}))?$/i

function weekBeside(turn: Turn, weeks: number): Answers {
  if (!maySeeAll(turn.actor)) return forComms(turn)
  return showWeek(turn, weekAfter(weekOf(todayOf(turn)), weeks).from)
}

/** Agents read what was announced to them in the tab, where there is one. */
function forComms(turn: Turn): Answer {
  if (!turn.rolesKnown || turn.postPage === null) return notComms(turn)
  return refusal(turn, { kind: 'week-comms' })
}
