import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import type { Card, Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { told } from './draw-taken.ts'

type Delayed = { initiative: Initiative; index: number }

/** *Pas maintenant*, told to the author: until which day, who said so, and why. */
export function drawDelay({ initiative, index }: Delayed, look: Look): Card {
  const { words } = look
  const { name, on, reason } = saidOf({ initiative, index }, look)
  return told(
    initiative,
    {
      heading: words.text('initiatives.delay.heading', { day: on }),
      next: words.text('initiatives.delay.next', { day: on }),
      by: words.text(reason === '' ? 'initiatives.delay.by' : 'initiatives.outcome.declinedText', { name }),
      reason,
      last: words.text('initiatives.delay.last'),
    },
    look,
  )
}

/** It is in the inbox again: told to the author, whose idea was not forgotten. */
export function drawReturn({ initiative, index }: Delayed, look: Look): Card {
  const { words } = look
  const { name, on } = saidOf({ initiative, index }, look)
  const heading = words.text('initiatives.delay.back')
  const next = words.text('initiatives.delay.backText', { name, day: on })
  const { state, takenBy } = initiative
  const taken = state === 'taken' && takenBy ? escapeLine(takenBy.name) : null
  const by = taken === null ? '' : words.text('initiatives.receipt.now.taken', { name: taken })
  return told(initiative, { heading, next, by, reason: '', last: '' }, look)
}

/** The last delay, for comms: until when, or since when it is back. Empty: never delayed. */
export function delayLine({ state, delays = [] }: Initiative, { words }: Pick<Look, 'words'>): string {
  const last = delays.at(-1)
  if (!last) return ''
  const said = { name: escapeLine(last.by.name), day: words.day(last.on) }
  const line = words.text(state === 'later' ? 'triage.inbox.putOff' : 'triage.inbox.wasPutOff', said)
  if (last.reason === null) return line
  return `${line} ${words.text('triage.inbox.reason', { reason: escapeMarkdown(last.reason) })}`
}

function saidOf({ initiative: { delays = [] }, index }: Delayed, { words }: Look) {
  const delay = delays[index]
  return {
    name: escapeLine(delay?.by.name ?? ''),
    on: delay ? words.day(delay.on) : '',
    reason: escapeMarkdown(delay?.reason ?? ''),
  }
}
