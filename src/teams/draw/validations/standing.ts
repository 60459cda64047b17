import type { PersonId } from '../../../core/actor.ts'
import type { Post } from '../../../core/posts/post.ts'
import type { Instant } from '../../../core/time.ts'
import { isComplete, isWaitedFor, stillAsked, waitedFor } from '../../../core/validations/chairs.ts'
import type { Decision, Validation } from '../../../core/validations/validation.ts'
import type { Words } from '../../../words.ts'
import { escapeLine, escapeMarkdown } from '../../markdown.ts'
import { names } from '../view/names.ts'

/** Where a validation stands for one reader. `asked`: the buttons show. `step`: the one that their buttons act on. */
export type Standing = { asked: boolean; withdrawable: boolean; step: number; text: string; color: string; next: string }

const started: readonly Post['state'][] = ['broadcasting', 'broadcast', 'taken-back', 'cancelled']

export function standing(validation: Validation, post: Post, reader: PersonId, now: Instant, words: Words): Standing {
  const { state, steps, current } = validation
  const waiting = steps[current]
  const asked = isWaitedFor(validation, reader, now)
  const given = steps.findLastIndex(({ visas }) => visas.some(({ by }) => by.id === reader))
  const withdrawable = !asked && given >= 0 && (state === 'waiting' || state === 'approved') && !started.includes(post.state)
  const said = saying(validation, reader, given, words)
  const next = !asked && state === 'waiting' && given >= 0 && waiting ? words.text('validations.validation.next', { names: escapeLine(names(stillAsked(waiting), words)) }) : ''
  return { asked, withdrawable, step: asked ? current : Math.max(0, given), next, ...said }
}

function saying(validation: Validation, reader: PersonId, given: number, words: Words): { text: string; color: string } {
  const key = (name: string) => `validations.validation.${name}`
  const last = validation.decisions.at(-1)
  switch (validation.state) {
    case 'changes-requested':
      return { text: decisionText(key('changesBy'), last, words), color: 'warning' }
    case 'refused':
      return { text: decisionText(key('refusedBy'), last, words), color: 'attention' }
    case 'void':
      return { text: voidText(validation, reader, words), color: 'warning' }
    case 'waiting':
    case 'approved':
      return visaText(validation, reader, given, words)
  }
}

function decisionText(key: string, decision: Decision | undefined, words: Words): string {
  return words.text(key, { name: escapeLine(decision?.by.name ?? ''), reason: escapeMarkdown(decision?.reason ?? '') })
}

/** Whoever had given a visa is told that it fell. */
function voidText({ decisions }: Validation, reader: PersonId, words: Words): string {
  const key = (name: string) => `validations.validation.${name}`
  const own = decisions.findLast(({ by }) => by.id === reader)
  return own?.kind === 'approve' ? words.text(key('voidVisa'), { date: words.date(own.at) }) : words.text(key('void'))
}

function visaText(validation: Validation, reader: PersonId, given: number, words: Words): { text: string; color: string } {
  const key = (name: string) => `validations.validation.${name}`
  const { steps, state } = validation
  const own = steps[given]?.visas.find(({ by }) => by.id === reader)
  if (own) return { text: words.text(key('visa'), { date: words.date(own.at) }), color: 'good' }
  const other = steps.filter(isComplete).find(step => step.approvers.some(({ id }) => id === reader))?.visas.at(-1)
  if (other) return { text: words.text(key('visaBy'), { name: escapeLine(other.by.name), date: words.date(other.at) }), color: 'good' }
  if (state === 'approved') return { text: words.text(key('approved')), color: 'good' }
  return { text: words.text(key('notYours'), { names: escapeLine(names(waitedFor(validation), words)) }), color: 'default' }
}
