/**
 * An emergency is a post like any other, except for whom it asks (one step, anybody on call, all facets) and for what
 * its visa does: the visa's commit begins the broadcast. Perimeter and number are checked again before it is planned.
 */

import { cleanText, guid } from '../../domain/text.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Outside } from '../perimeters/outside-perimeter.ts'
import type { Ports } from '../../ports.ts'
import { type Post, postBodyMax, withAuthor } from '../../domain/posts/post.ts'
import { newDraft } from '../../domain/posts/draft/new-draft.ts'
import { plainAsRich } from '../../domain/posts/text/rich-text.ts'
import type { Fault } from '../../domain/posts/draft/lint-post.ts'
import { type PrepareNeeds, prepareVersion } from '../posts/submission/prepare-version.ts'
import { submission, type SubmissionNeeds } from '../posts/submission/submission.ts'
import type { Settings, WorkingHours } from '../../domain/settings.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import {
  type FormNeeds,
  openUrgent,
  type OpenUrgentResult,
  urgentCircuit,
  type UrgentForm,
  urgentStep,
} from './open-urgent.ts'
import { ringEveryMs } from './ring-urgent.ts'
import { fillBlanks } from '../../domain/urgent/blanks.ts'
import { contentOf } from './change-templates.ts'
import { blankValueMax } from '../../domain/urgent/urgent-template.ts'

/** `id`: minted with the form, so that a form sent twice is one post. `people`: the number that the form showed. */
export type UrgentInput = {
  id: string
  templateId: string
  version: number
  people: number
  values: readonly unknown[]
}
export type AskUrgentResult =
  | { kind: 'urgent-asked' | 'already-asked'; post: Post; validation: Validation }
  /** The form again, with the faults: of each blank by its place, of the filled text by its field. */
  | ({ kind: 'blanks'; faults: Fault[]; missing: number[]; tooLong: number[] } & UrgentForm)
  /** The words, or above the ceiling the number, are others than the form showed. */
  | ({ kind: 'form-changed' } & UrgentForm)
  | { kind: 'not-yours' | 'nobody' | 'busy' }
  | Exclude<OpenUrgentResult, { kind: 'urgent-form' }>
  | Outside
type Needs = FormNeeds & SubmissionNeeds & PrepareNeeds & Pick<Ports, 'history' | 'posts' | 'commit' | 'now'>
type Rules = WorkingHours & Pick<Settings, 'fourEyesOver'>

/** Sealed at once, and asked of the people on call: one visa of theirs sends it, night or day. */
export async function askUrgent(
  ports: Needs,
  actor: Actor,
  input: UrgentInput,
  rules: Rules,
): Promise<AskUrgentResult> {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'urgent.asked', subject: 'urgent' }, { kind: 'not-comms' })
  if (!guid.test(input.id)) return { kind: 'not-found' }
  const before = await askedBefore(ports, actor, input.id)
  if (before) return before
  const opened = await openUrgent(ports, actor, input.templateId)
  if (opened.kind !== 'urgent-form') return opened
  const { kind: _, ...form } = opened
  if (form.template.version !== input.version) return { kind: 'form-changed', ...form }
  const values = form.blanks.map((_, index) => cleanText(input.values[index]).replace(/\s+/g, ' '))
  const missing = placesOf(values, value => value === '')
  const tooLong = placesOf(values, value => value.length > blankValueMax)
  if (missing.length + tooLong.length > 0) return { kind: 'blanks', faults: [], missing, tooLong, ...form }
  if (form.people === 0) return { kind: 'nobody' }
  // The first of two confirmations, needed for many people: of the number that the person read.
  if (form.people > rules.fourEyesOver && form.people !== input.people) return { kind: 'form-changed', ...form }
  return asked(ports, actor, { id: input.id, values, form }, rules)
}

type Filled = { id: string; values: string[]; form: UrgentForm }

async function asked(ports: Needs, actor: Actor, filled: Filled, rules: Rules): Promise<AskUrgentResult> {
  const {
    id,
    values,
    form: { template, onCall },
  } = filled
  const post = await draftOf(ports, actor, filled)
  const steps = [urgentStep(onCall)]
  const prepared = await prepareVersion(ports, actor, post, rules, {
    circuit: urgentCircuit(post.createdAt),
    steps,
    urgent: true,
  })
  switch (prepared.kind) {
    case 'faults':
      return prepared.faults.some(({ key }) => key === 'nobody-in-it')
        ? { kind: 'nobody' }
        : { kind: 'blanks', faults: prepared.faults, missing: [], tooLong: [], ...filled.form }
    case 'outside-perimeter':
      return prepared
    case 'no-approver':
    case 'no-circuit':
    case 'of-an-edition':
      throw new Error('an emergency goes through no other circuit')
    case 'prepared': {
      const { post: row, also, answer } = await submission(ports, post, actor, prepared)
      const details = {
        template: template.name,
        wording: template.version,
        blanks: JSON.stringify(values),
        people: prepared.version.headCount,
        onCall: JSON.stringify(onCall.map(named)),
      }
      const journal: Change = {
        journal: { verb: 'urgent.asked', actor, subject: post.reference, seal: prepared.version.seal, details },
      }
      const { validation } = answer(row)
      const ring: Change = { job: 'urgent.ring', data: { validationId: validation.id }, inMs: ringEveryMs }
      if ((await ports.commit({ save: 'post', row, ifVersion: 0 }, journal, ...also, ring)) === 'done')
        return { kind: 'urgent-asked', post: row, validation }
      return (await askedBefore(ports, actor, id)) ?? { kind: 'busy' }
    }
  }
}

/** People who opted out get it too. */
async function draftOf(ports: Needs, actor: Actor, { id, values, form: { template, blanks } }: Filled): Promise<Post> {
  const words = fillBlanks(template, new Map(blanks.map((name, index) => [name, values[index] ?? ''])))
  const birth = { id, reference: await ports.newReference('PUB', id), at: ports.now() }
  const content = contentOf({ locale: template.locale, ...words })
  // A text that is too long is refused as it is.
  const body = content.body.length > postBodyMax ? content.body : plainAsRich(content.body, { lists: true })
  const draft = newDraft({ ...content, body }, actor, birth)
  return {
    ...draft,
    audience: template.audience,
    mandatory: true,
    authors: template.writers.reduce(withAuthor, [named(actor)]),
  }
}

/** A second click, of the same person on the same form. */
async function askedBefore(ports: Needs, actor: Actor, id: string): Promise<AskUrgentResult | null> {
  const post = await ports.posts.byId(id)
  if (!post) return null
  const validation = post.validationId === null ? null : await ports.validations.byId(post.validationId)
  return validation?.urgent && post.creator.id === actor.id
    ? { kind: 'already-asked', post, validation }
    : { kind: 'not-yours' }
}

function placesOf(values: string[], wrong: (value: string) => boolean): number[] {
  return values.flatMap((value, index) => (wrong(value) ? [index] : []))
}
