import type { Initiative } from '../../../core/domain/initiatives/initiative.ts'
import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { ListEdit } from '../../../core/domain/initiatives/listed-item.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate } from '../../cards/names.ts'

/** Told to the author: what the communication team changed in the Microsoft List. */
export function drawEdited({ initiative, edit }: { initiative: Initiative; edit: ListEdit }, look: Look): Card {
  const { words } = look
  const fields = enumerate(
    edit.fields.map(field => words.text(`list.fields.${field}`)),
    words,
  )
  return drawCard(
    'initiatives/outcome',
    {
      kicker: words.text('initiatives.outcome.kicker', { reference: initiative.reference }),
      heading: words.text('list.edited.heading'),
      title: words.text('common.quoted', { text: escapeLine(initiative.title) }),
      color: 'default',
      next: words.text('list.edited.by', { name: escapeLine(edit.by.name), fields }),
      by: '',
      reason: '',
      last: '',
    },
    look,
  )
}

/** Below the inbox card: its line was deleted in the Microsoft List, and written again. */
export function drawRewritten({ initiative }: { initiative: Initiative }, look: Look): Card {
  const { words } = look
  return drawCard(
    'triage/answer',
    {
      kicker: words.text('triage.inbox.kicker', { reference: initiative.reference }),
      heading: words.text('list.rewritten.heading'),
      answer: words.text('list.rewritten.text', { title: escapeLine(initiative.title) }),
      asked: words.text('list.rewritten.what'),
      question: words.text('list.rewritten.how'),
    },
    look,
  )
}

/** Many lines were deleted at once: how many, some of them, and how to find them all. */
export function drawRewrittenLines(
  { first, count }: Pick<FaceOf<'rewritten-lines'>, 'first' | 'count'>,
  look: Look,
): Card {
  const { words } = look
  const lines = first.map(({ reference, title }) => ({
    line: words.text('triage.rewritten.line', { reference, title: escapeLine(title) }),
  }))
  const others = count - lines.length
  return drawCard(
    'triage/rewritten',
    {
      heading: words.count('triage.rewritten.heading', count),
      lines,
      others: others > 0 ? words.count('triage.rewritten.others', others) : '',
    },
    look,
  )
}
