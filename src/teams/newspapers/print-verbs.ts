import { isComms } from '../../core/domain/actor.ts'
import { type EditionItem, isMailOpen } from '../../core/domain/newspapers/edition.ts'
import { askPrinting } from '../../core/use-cases/newspapers/printing/ask-printing.ts'
import { type DecideMailResult, noteMailed, resendMail } from '../../core/use-cases/newspapers/issued/decide-mail.ts'
import type { ComposeInput } from '../../core/use-cases/newspapers/edition/edition-road.ts'
import { resumeEdition } from '../../core/use-cases/newspapers/edition/resume-edition.ts'
import { escapeLine } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'
import type { Answer } from '../turn/answer.ts'
import { refusedAsItStands } from '../turn/edition-refused.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { editionRead, refusedEdition, showEdition } from './show-edition.ts'
import { orders, second } from '../turn/verb-facts.ts'

const titlesMost = 3
const titleShown = 60

/** Printing, submitting, taking back from approvers, and the e-mail. */
export const printVerbs = {
  'edition.preview': verb(orders('uncounted'), ['editionId'], (turn, { editionId }) =>
    print(turn, { editionId }, 'preview'),
  ),
  'edition.submit': verb(orders('uncounted'), ['editionId'], (turn, { editionId }, { revision }) =>
    print(turn, { editionId, ...seenOf(revision) }, 'submission'),
  ),
  'edition.resume': verb(orders('uncounted'), ['editionId'], async (turn, { editionId }) => {
    const result = await resumeEdition(turn.ports, turn.actor, editionId)
    switch (result.kind) {
      case 'edition-resumed':
        return showEdition(turn, editionId)
      case 'edition-not-submitted':
      case 'edition-leaving':
        return refusedAsItStands(turn, result.edition)
      default:
        return refusal(turn, result)
    }
  }),
  'edition.resend': verb(
    second('edition.resend', orders('uncounted')),
    ['editionId'],
    (turn, { editionId }, { agreed }) => decide(turn, editionId, 'resend', agreed),
  ),
  'edition.mailed': verb(
    second('edition.mailed', orders('uncounted')),
    ['editionId'],
    (turn, { editionId }, { agreed }) => decide(turn, editionId, 'mailed', agreed),
  ),
} satisfies Verbs

/** It leaves for whole lists, or never will: confirmed first, if it may be decided at all. */
async function decide(turn: Turn, editionId: string, mailing: 'resend' | 'mailed', agreed: unknown): Promise<Answer> {
  const read = agreed || !isComms(turn.actor) ? null : await editionRead(turn, editionId)
  if (read && isMailOpen(read.edition)) return showEdition(turn, editionId, { mailing })
  const act = mailing === 'resend' ? resendMail : noteMailed
  return decided(turn, editionId, await act(turn.ports, turn.actor, editionId))
}

/** Nothing can be decided about an e-mail that left, or is leaving: its card says so. */
function decided(turn: Turn, editionId: string, result: DecideMailResult): Answer | Promise<Answer> {
  switch (result.kind) {
    case 'edition-changed':
    case 'mail-settled':
      return showEdition(turn, editionId)
    case 'not-published':
      return refusedAsItStands(turn, result.edition)
    default:
      return refusal(turn, result)
  }
}

/** The revision on the card; typed words have none, and mean the present one. */
function seenOf(revision: unknown): Pick<ComposeInput, 'revision'> {
  const seen = Number(revision ?? 0)
  return Number.isSafeInteger(seen) && seen > 0 ? { revision: seen } : {}
}

/** Pressed while it is printed already, it is the same printing: its card says so. */
async function print(turn: Turn, input: ComposeInput, wanted: 'preview' | 'submission'): Promise<Answer> {
  const { editionId } = input
  const result = await askPrinting(turn.ports, turn.actor, { ...input, wanted }, turn.settings)
  switch (result.kind) {
    case 'edition-changed':
    case 'edition-printing':
      return showEdition(turn, editionId)
    // Nobody submits what they did not see: now they do.
    case 'changed-since':
      return showEdition(turn, editionId, { said: turn.look.words.text('newspapers.edition.since'), warned: true })
    case 'edition-empty':
      return refusal(turn, { kind: result.kind }, { reference: result.edition.reference })
    case 'lines-awaited':
      return refusal(turn, { kind: result.kind }, { list: titlesOf(result.lines) })
    case 'enough-today':
      return refusal(turn, result, { n: String(result.most) })
    default:
      return refusedEdition(turn, result)
  }
}

function titlesOf(lines: readonly EditionItem[]): string {
  const titles = lines.slice(0, titlesMost).map(({ title }) => escapeLine(shortened(title, titleShown)))
  return lines.length > titlesMost ? `${titles.join(', ')}…` : titles.join(', ')
}
