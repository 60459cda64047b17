import type { RelayAsked } from '../../core/domain/faces/relay-seen.ts'
import { mayAnswer, stateOf } from '../../core/domain/relays/relay-state.ts'
import type { RelayAct, RelayRound } from '../../core/domain/relays/relay.ts'
import { keysOf, type Words } from '../../words.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'

const key = keysOf('relays.site.note')

type Note = { text: string; style: 'good' | 'emphasis' | 'warning' }

/** The state at this site, as its reader must know it. */
export function noteOf(asked: RelayAsked & { why: string }, words: Words): Note {
  const { round, task, reader, poster, why } = asked
  if (why === 'relay-down') return downNote(asked, words)
  if (round.ended)
    return {
      text: words.text(key(endedKey(round.edition, round.ended.because))),
      style: 'warning',
    }
  if (poster < round.poster) return { text: words.text(key('replaced'), { poster: round.poster }), style: 'warning' }
  const state = stateOf(task, round)
  if (state === 'done') return { text: doneText(asked, words), style: 'good' }
  if (state === 'cannot' && task.cannot) {
    const { by, reason } = task.cannot
    const values = { name: escapeLine(by.name), reason: escapeMarkdown(reason) }
    return { text: words.text(key('cannot'), values), style: 'emphasis' }
  }
  if (!mayAnswer(task, reader)) return { text: goneText(asked, words), style: 'emphasis' }
  return { text: poster > 1 ? words.text(key('replace'), { poster }) : '', style: 'warning' }
}

function endedKey(isEdition: boolean, because: NonNullable<RelayRound['ended']>['because']) {
  if (because === 'over') return isEdition ? 'copiesOver' : 'over'
  return isEdition ? 'copiesGone' : 'takenBack'
}

function doneText({ round, task: { posted, told } }: RelayAsked, words: Words): string {
  const isPosted = posted?.poster === round.poster
  const isTold = told?.poster === round.poster
  const last = isPosted ? posted : told
  if (!last) return ''
  if (round.edition) return words.text(key('put'), valuesOf(last, words))
  return words.text(key(isPosted && isTold ? 'both' : isPosted ? 'posted' : 'told'), valuesOf(last, words))
}

function valuesOf({ by, at }: Pick<RelayAct, 'by' | 'at'>, words: Words) {
  return { name: escapeLine(by.name), date: words.date(at) }
}

function goneText({ task: { asked } }: RelayAsked, words: Words): string {
  return asked === null ? words.text(key('nobodyNow')) : words.text(key('takenOver'), { name: escapeLine(asked.name) })
}

function downNote({ round, task: { takeDown } }: RelayAsked, words: Words): Note {
  if (takeDown?.done)
    return {
      text: words.text(key(round.edition ? 'copiesDown' : 'down'), valuesOf(takeDown.done, words)),
      style: 'good',
    }
  if (round.edition) return { text: words.text(key('copiesTakenBack')), style: 'warning' }
  return { text: words.text(key(round.ended?.because === 'over' ? 'downOver' : 'downTakenBack')), style: 'warning' }
}
