import type { Named, PersonId } from '../../../core/domain/actor.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { isComplete, isWaitedFor } from '../../../core/domain/validations/chairs.ts'
import { drawnFor } from '../../../core/domain/validations/decide.ts'
import { lentBefore } from '../../../core/domain/validations/replace-asked.ts'
import type { Decision, Validation } from '../../../core/domain/validations/validation.ts'
import { keysOf, type Words } from '../../../words.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { askedNames, waitedNames } from '../../cards/names.ts'

/**
 * The state of a validation for one reader. `asked`: the buttons show. `seal`, `step`, `drawn`: what their buttons act
 * on. For a replaced version that is the present one, if the reader's visa is kept in it.
 */
export type Standing = {
  asked: boolean
  withdrawable: boolean
  seal: string
  step: number
  drawn: string
  text: string
  color: string
  next: string
}
export type Stands = { validation: Validation; present?: Validation | null; post: Post; reader: PersonId; now: Instant }

const started: readonly Post['state'][] = ['broadcasting', 'broadcast', 'taken-back', 'cancelled']

export function standing({ validation, present, post, reader, now }: Stands, words: Words): Standing {
  const kept = replaced(validation) && present && stepGiven(present, reader) >= 0 ? present : null
  const { state, steps, current, seal } = kept ?? validation
  const waiting = steps[current]
  const asked = kept === null && isWaitedFor(validation, reader, now)
  const given = stepGiven(kept ?? validation, reader)
  const withdrawable =
    !asked && given >= 0 && (state === 'waiting' || state === 'approved') && !started.includes(post.state)
  const over = state === 'waiting' && waiting && !asked && given < 0 ? lentBefore(waiting, reader, now) : null
  const said = kept
    ? keptText(kept, reader, words)
    : over
      ? overText(over, words)
      : saying(validation, post, reader, words)
  const next =
    !asked && state === 'waiting' && given >= 0 && waiting
      ? words.text('validations.validation.next', { names: escapeLine(askedNames(kept ?? validation, current, words)) })
      : ''
  return {
    asked,
    withdrawable,
    seal,
    step: asked ? current : Math.max(0, given),
    drawn: drawnFor(kept ?? validation, reader),
    next,
    ...said,
  }
}

function replaced({ state }: Validation): boolean {
  return state === 'void' || state === 'changes-requested'
}

function stepGiven({ steps }: Validation, reader: PersonId): number {
  return steps.findLastIndex(({ visas }) => visas.some(({ by }) => by.id === reader))
}

function visaOf({ steps }: Validation, reader: PersonId): Decision | undefined {
  return steps.flatMap(({ visas }) => visas).findLast(({ by }) => by.id === reader)
}

/** An old card with a kept visa: the present version is the same in what its reader approved. */
function keptText(present: Validation, reader: PersonId, words: Words): { text: string; color: string } {
  return {
    text: words.text('validations.validation.voidKept', { date: words.date(visaOf(present, reader)!.at) }),
    color: 'good',
  }
}

/** The reader was a stand-in for another person until then. */
function overText({ from, until }: { from: Named; until: Instant }, words: Words): { text: string; color: string } {
  return {
    text: words.text('validations.validation.lentOver', { name: escapeLine(from.name), date: words.date(until) }),
    color: 'default',
  }
}

function saying(validation: Validation, post: Post, reader: PersonId, words: Words): { text: string; color: string } {
  const key = keysOf('validations.validation')
  const last = validation.decisions.at(-1)
  switch (validation.state) {
    case 'changes-requested':
      return { text: decisionText(key('changesBy'), last, words), color: 'warning' }
    case 'refused':
      return { text: decisionText(key('refusedBy'), last, words), color: 'attention' }
    case 'void':
      return { text: voidText(validation, post, reader, words), color: 'warning' }
    case 'waiting':
    case 'approved':
      return visaText(validation, reader, words)
  }
}

function decisionText(
  key: `validations.validation.${'changesBy' | 'refusedBy'}`,
  decision: Decision | undefined,
  words: Words,
): string {
  return words.text(key, { name: escapeLine(decision?.by.name ?? ''), reason: escapeMarkdown(decision?.reason ?? '') })
}

/** A reader whose visa may be kept is told so while the next version is written; then, that the visa is void. */
function voidText(validation: Validation, post: Post, reader: PersonId, words: Words): string {
  const key = keysOf('validations.validation')
  const { ended } = validation
  const told = ended && key(`ended.${ended.because}`)
  if (ended && told && words.has(told) && post.validationId === validation.id)
    return words.text(told, { name: escapeLine(ended.by.name), date: words.date(ended.at) })
  const own = visaOf(validation, reader)
  if (!own) return words.text(key('void'))
  return words.text(key(post.state === 'draft' ? 'voidPending' : 'voidVisa'), { date: words.date(own.at) })
}

function visaText(validation: Validation, reader: PersonId, words: Words): { text: string; color: string } {
  const key = keysOf('validations.validation')
  const { steps, state, submittedAt } = validation
  const own = visaOf(validation, reader)
  if (own)
    return {
      text: words.text(key(own.at < submittedAt ? 'visaKept' : 'visa'), { date: words.date(own.at) }),
      color: 'good',
    }
  const other = steps
    .filter(isComplete)
    .find(step => step.approvers.some(({ id }) => id === reader))
    ?.visas.at(-1)
  if (other)
    return {
      text: words.text(key('visaBy'), { name: escapeLine(other.by.name), date: words.date(other.at) }),
      color: 'good',
    }
  if (state === 'approved') return { text: words.text(key('approved')), color: 'good' }
  return {
    text: words.text(key('notYours'), { names: escapeLine(waitedNames(validation, words)) }),
    color: 'default',
  }
}
