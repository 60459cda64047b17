import type { Broadcast, BroadcastState, DeliveryReport } from '../../../../core/broadcasts/broadcast.ts'
import type { BroadcastSeen } from '../../../../core/broadcasts/report/broadcast-seen.ts'
import type { Words } from '../../../../words.ts'
import { escapeLine } from '../../../markdown.ts'
import { audienceWithCount } from '../../view/audience-text.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`

const colors: Record<BroadcastState, string> = {
  ready: 'accent', scheduled: 'accent', planning: 'accent', running: 'accent', paused: 'warning',
  stopped: 'warning', done: 'good', held: 'attention', cancelled: 'default',
}

/** What it is, to whom, how it stands. */
export function headerView({ broadcast, report, target }: Pick<BroadcastSeen, 'broadcast' | 'report' | 'target'>, words: Words) {
  const { kind, reference, postReference, state } = broadcast
  const title = escapeLine(broadcast.title)
  const changes = kind !== 'send' && target !== null
  return {
    kicker: words.text(key('kicker'), { reference, post: postReference }),
    title: changes ? words.text(key(`titles.${kind}`), { target: target.reference }) : title,
    changes,
    subtitle: title,
    state: isMidway(broadcast, report) ? words.text('states.broadcastMidway') : stateText(broadcast, words),
    color: colors[state],
    to: toWhom(broadcast, words),
    isMandatory: kind === 'send' && broadcast.mandatory,
    ...whenView(broadcast, words),
  }
}

/** Held when some of it had left already. */
export function isMidway({ state }: Broadcast, report: DeliveryReport | null): boolean {
  return state === 'held' && report !== null && report.counts.delivered + report.counts.unknown > 0
}

/** « Corrigée » of a correction, « Diffusée » of what was sent. */
export function stateText({ kind, state }: Pick<Broadcast, 'kind' | 'state'>, words: Words): string {
  const own = `states.broadcastOf.${kind}.${state}`
  return words.text(words.has(own) ? own : `states.broadcast.${state}`)
}

function toWhom({ kind, planned, audience, headCount }: Broadcast, words: Words): string {
  if (kind !== 'send' && planned !== null) return words.count(key('at'), planned)
  return words.text(key('for'), { audience: escapeLine(audienceWithCount(audience, headCount, words)) })
}

function whenView(broadcast: Broadcast, words: Words): { hasWhen: boolean; when: string } {
  const when = whenText(broadcast, words)
  return { hasWhen: when !== '', when }
}

function whenText({ state, scheduledFor, sentBy, startedAt, finishedAt, paused }: Broadcast, words: Words): string {
  if (state === 'scheduled' && scheduledFor) return words.text(key('slot'), { date: words.date(scheduledFor) })
  if (state === 'paused' && paused) return words.text(key('pausedSince'), { date: words.date(paused.at), name: escapeLine(paused.by.name) })
  if (state === 'stopped' && finishedAt) return words.text(key('stoppedAt'), { date: words.date(finishedAt) })
  if (state === 'done' && finishedAt) return words.text(key('finished'), { date: words.date(finishedAt) })
  if (startedAt && sentBy) return words.text(key('startedBy'), { name: escapeLine(sentBy.name), date: words.date(startedAt) })
  return ''
}
