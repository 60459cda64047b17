import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import type { PostEnd } from '../../../core/domain/posts/post-end.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'

/** *Prendre en charge*, told to the author once; the same card shows later events. */
export function drawTaken({ initiative }: { initiative: Initiative }, look: Look): Card {
  const { words } = look
  const { state, takenBy, takenAt, decision, laterOn } = initiative
  const name = escapeLine((decision?.by ?? takenBy)?.name ?? '')
  const values = { name: escapeLine(takenBy?.name ?? ''), date: takenAt ? words.date(takenAt) : '' }
  return told(
    initiative,
    {
      heading: words.text('initiatives.told.taken'),
      next: words.text(`initiatives.receipt.now.${state}`, { name, day: laterOn ? words.day(laterOn) : '' }),
      by: takenBy ? words.text('initiatives.mine.taken', values) : '',
      reason: '',
      last: state === 'taken' ? words.text('initiatives.told.takenNext') : '',
    },
    look,
  )
}

/** The post made of it goes no further: who decided so, and why. */
export function drawPostEnded({ initiative, ended }: { initiative: Initiative; ended: PostEnd }, look: Look): Card {
  const { words } = look
  return told(
    initiative,
    {
      heading: words.text(`initiatives.told.${ended.state}`),
      next: words.text(`initiatives.told.${ended.state}Text`),
      by: endedBy(ended, look),
      reason: escapeMarkdown(ended.reason ?? ''),
      last: words.text('initiatives.outcome.declinedAgain'),
    },
    look,
  )
}

/** « Refusée par Hugo Petit le mardi 2 décembre »; without a name if it was not recorded yet then. */
export function endedBy({ state, by, at }: PostEnd, { words }: Pick<Look, 'words'>): string {
  if (by === null || at === null) return words.text(`initiatives.told.${state}`)
  return words.text(`initiatives.told.${state}By`, { name: escapeLine(by.name), date: words.date(at) })
}

type Told = Record<'heading' | 'next' | 'by' | 'reason' | 'last', string>

/** All cards to its author have one shape. */
export function told({ reference, title }: Initiative, said: Told, look: Look): Card {
  const kicker = look.words.text('initiatives.outcome.kicker', { reference })
  const quoted = look.words.text('common.quoted', { text: escapeLine(title) })
  return drawCard('initiatives/outcome', { kicker, title: quoted, color: 'default', ...said }, look)
}
