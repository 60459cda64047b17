import type { Instant } from '../../core/domain/time.ts'
import type { Channel } from '../../core/domain/channels/channel.ts'
import type { MoveResult } from '../../core/use-cases/planning/move-release.ts'
import { fieldErrors } from '../cards/faults.ts'
import { plainText } from '../cards/markdown.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import { channelName } from '../cards/release-text.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { timeErrors } from './time-text.ts'

/**
 * The text about a move, in plain text, the same on a card and on the page. `at`: its new time; `said`: the release
 * keeps its time without an error; `mistyped`: another time may be typed; `other`: every other refusal.
 */
export type MoveText =
  | { kind: 'moved'; text: string; at: Instant }
  | { kind: 'said' | 'mistyped' | 'refused'; text: string }
  | { kind: 'other'; answer: Answer }

/** `channel`: of the release. The question before a move is a list of warnings. */
export function moveText(turn: Turn, channel: Channel, result: Exclude<MoveResult, { kind: 'sure' }>): MoveText {
  const { words } = turn.look
  switch (result.kind) {
    case 'moved': {
      const { at, post } = result
      const values = { reference: post.reference, channel: channelName(channel, words), date: words.date(at) }
      return { kind: 'moved', text: words.text('week.move.done', values), at }
    }
    case 'second-needed': {
      const people = words.count('audience.headCount', result.broadcast.confirmation?.people ?? 0)
      return { kind: 'said', text: words.text('notices.second-needed', { people }) }
    }
    case 'same':
      return { kind: 'mistyped', text: words.text('week.move.same') }
    case 'invalid':
      return { kind: 'mistyped', text: timeErrors(turn, result.errors) }
    case 'faults': {
      const all = Object.fromEntries(result.faults.map(({ field, key }) => [field, key]))
      const texts = Object.values(fieldErrors(Object.keys(all), all, words))
      return { kind: 'mistyped', text: plainText(texts.join(' ')) }
    }
    case 'moved-meanwhile': {
      const text = result.by
        ? words.text('week.move.meanwhile', { name: result.by.name })
        : words.text('week.move.meanwhileNobody')
      return { kind: 'refused', text }
    }
    case 'left':
    case 'over':
      return { kind: 'refused', text: words.text(`week.release.${result.kind}`) }
    case 'no-approver':
      return { kind: 'other', answer: refusal(turn, result, noApproverValues(result, words)) }
    default:
      return { kind: 'other', answer: refusal(turn, result) }
  }
}
