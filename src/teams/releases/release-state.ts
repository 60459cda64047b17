import type { ReleaseSeen } from '../../core/domain/faces/release-seen.ts'
import type { Release } from '../../core/domain/releases/release.ts'
import { later } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { closedText } from '../pictures/drawn/closed-text.ts'
import { escapeLine } from '../cards/markdown.ts'

/** Within so long a person has to correct, or remove, what was published by hand. */
const byHandMs = 24 * 60 * 60_000

/** « Publiée le mardi 1er décembre à 9 h » */
export function releaseStateText({ release, byHand }: ReleaseSeen, words: Words): string {
  const { state, at, left, declared, held } = release
  const said = (key: 'planned' | 'byHand', date: string) => words.text(`releases.states.${key}`, { date })
  switch (state) {
    case 'planned':
      if (at === null) return words.text(`releases.states.${byHand ? 'byHandUndated' : 'undated'}`)
      return said(byHand ? 'byHand' : 'planned', words.date(at))
    case 'published':
      return words.text('releases.states.published', { date: left === null ? '' : words.date(left.at) })
    case 'declared':
      return words.text('releases.states.declared', {
        name: escapeLine(declared?.by.name ?? ''),
        date: declared === null ? '' : words.date(declared.at),
      })
    case 'held':
      return words.text(`releases.states.${held === 'restored' ? 'restored' : 'held'}`)
    case 'publishing':
    case 'refused':
    case 'unknown':
    case 'taken-back':
      return words.text(`releases.states.${state}`)
  }
}

export const stateColors: Record<Release['state'], string> = {
  planned: 'default',
  publishing: 'accent',
  published: 'good',
  refused: 'attention',
  unknown: 'warning',
  declared: 'good',
  held: 'attention',
  'taken-back': 'default',
}

const waits: readonly Release['state'][] = ['planned', 'held']

/** Further notes: why it is held, what is on its way, what the network said. */
export function releaseNotes({ release, byHand, closed, awaits }: ReleaseSeen, words: Words): string[] {
  const { state, channel, held, by, updatedAt, pending, left, silentSince, refusal } = release
  return [
    awaits === 'visa' ? words.text('releases.awaits') : '',
    held === null ? '' : words.text(`releases.held.${held}`, heldBy(by?.name ?? '', words.date(updatedAt))),
    // Before its hour too: the agreement can still be asked for.
    closed.length > 0 && waits.includes(state) ? closedText(closed, channel, words) : '',
    pending === null || held !== null || refusal !== null
      ? ''
      : byHand
        ? words.text(`releases.pending.${pending}ByHand`, { date: words.date(later(updatedAt, byHandMs)) })
        : words.text(`releases.pending.${pending}`),
    left?.correctedAt === undefined ? '' : words.text('releases.corrected', { date: words.date(left.correctedAt) }),
    silentSince === null ? '' : words.text('releases.silent', { date: words.date(silentSince) }),
    release.untold ? words.text('releases.untold', { date: words.date(release.untold.at) }) : '',
    refusal === null ? '' : words.text('releases.refusal', { reason: escapeLine(refusal) }),
  ].filter(text => text !== '')
}

function heldBy(name: string, date: string) {
  return { name: escapeLine(name), date }
}

/** Its public address; empty: none, or unknown. */
export function releaseUrl({ state, left, declared }: Release): string {
  if (state === 'published') return left?.url ?? ''
  return state === 'declared' ? (declared?.link ?? '') : ''
}
