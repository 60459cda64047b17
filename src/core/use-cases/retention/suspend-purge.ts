import { type Actor, named, type Named } from '../../domain/actor.ts'
import type { Suspension } from '../../domain/retention/suspension.ts'
import type { Settings } from '../../domain/settings.ts'
import { cleanText, isDay } from '../../domain/text.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { KnownPerson } from '../../ports/personal-data.ts'
import type { Busy } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { maySuspend } from './see-retention.ts'
import { formatReference, parseReference, type Reference } from '../../domain/reference.ts'
import { searchWords, wordsIn } from '../../domain/search-words.ts'
import { alone, roadOf } from '../road.ts'

/** So many people of one name are offered as choices: with more of them, more of the name has to be typed. */
const choicesMost = 10

type SubjectNeeds = Pick<Ports, 'archiveLists' | 'directory' | 'personal' | 'history' | 'editions'>
type SubjectError =
  'required' | 'unknown-person' | 'unknown-name' | 'several-called' | 'nearly-called' | 'too-many-people' | 'not-found'
/** `choices`: the people of that name, if there are several; or the person of nearly that name. */
type Subject = { of: Suspension['of'] | null; error: SubjectError | null; choices: KnownPerson[] }

const refused = (error: SubjectError, choices: KnownPerson[] = []): Subject => ({ of: null, error, choices })
const found = (of: Suspension['of']): Subject => ({ of, error: null, choices: [] })

const entraId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Of the reason, in UTF-16 code units. */
export const suspensionReasonMax = 500
/** In force at once: a town's courts ask for no more. */
const standingMost = 100

export const suspensionFields = ['of', 'reason', 'reviewOn'] as const
export type SuspensionFields = Partial<Record<(typeof suspensionFields)[number], unknown>>
export type SuspensionErrors = {
  of?: SubjectError
  reason?: 'required' | 'too-long'
  reviewOn?: 'required' | 'not-a-day' | 'day-past'
}
type Needs = SubjectNeeds & Pick<Ports, 'suspensions' | 'history' | 'commit' | 'newId' | 'now'>
export type NoOfficer = { kind: 'not-officer' }
export type SuspendResult =
  | { kind: 'suspended'; suspension: Suspension }
  | { kind: 'invalid'; errors: SuspensionErrors; choices: KnownPerson[] }
  | { kind: 'too-many-suspensions' }
  | NoOfficer
  | Busy

const attempt = { what: 'retention.suspend', subject: 'retention' }

/** Null: they may. */
export function mayNotSuspend(ports: Pick<Ports, 'history' | 'now'>, actor: Actor): Promise<NoOfficer> | null {
  if (maySuspend(actor)) return null
  return refusedAttempt(ports, actor, attempt, { kind: 'not-officer' })
}

/** *Suspendre la purge* of a person, by name, address or Entra’s id, or of a reference: until somebody lifts it. */
export function suspendPurge(
  ports: Needs,
  actor: Actor,
  fields: SuspensionFields,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<SuspendResult> {
  const id = ports.newId()
  return suspensionRoad.save<SuspendResult>(ports, actor, id, async () => {
    const { of, error, choices } = await readSuspended(ports, cleanText(fields.of))
    const reason = cleanText(fields.reason)
    const reviewOn = cleanText(fields.reviewOn)
    const errors: SuspensionErrors = {
      ...(error && { of: error }),
      ...(reason === '' && { reason: 'required' as const }),
      ...(reason.length > suspensionReasonMax && { reason: 'too-long' as const }),
      ...dayErrors(reviewOn, localDay(ports.now(), timeZone)),
    }
    if (Object.keys(errors).length > 0 || !of) return { kind: 'invalid', errors, choices }
    if ((await ports.suspensions.standing()).length >= standingMost) return { kind: 'too-many-suspensions' }
    const row = { id, version: 0, of, reason, reviewOn, by: named(actor), at: ports.now(), lifted: null }
    return { row, verb: 'retention.suspended', answer: suspension => ({ kind: 'suspended', suspension }) }
  })
}

function dayErrors(day: string, today: string): Pick<SuspensionErrors, 'reviewOn'> {
  if (day === '') return { reviewOn: 'required' }
  if (!isDay(day)) return { reviewOn: 'not-a-day' }
  return day < today ? { reviewOn: 'day-past' } : {}
}

export type LiftResult = { kind: 'lifted'; suspension: Suspension } | { kind: 'not-found' } | NoOfficer | Busy

/** Due rows are deleted the night after. If it was lifted before, nothing is written. */
export function liftSuspension(ports: Needs, actor: Actor, id: string): Promise<LiftResult> {
  return suspensionRoad.change<LiftResult>(ports, actor, id, suspension => {
    if (suspension.lifted !== null) return { kind: 'lifted', suspension }
    const row = { ...suspension, lifted: { by: named(actor), at: ports.now() } }
    return { row, verb: 'retention.lifted', answer: suspension => ({ kind: 'lifted', suspension }) }
  })
}

/** The journal names a reference; a person by id, in details that can be erased; never the reason. */
const suspensionRoad = roadOf({
  of: 'suspension',
  read: ({ suspensions }: Pick<Ports, 'suspensions'>, id: string) => suspensions.byId(id).then(alone),
  refuses: actor => (maySuspend(actor) ? null : 'not-officer'),
  attempt,
  tells: ({ of, reviewOn, id }) => ({
    subject: of.kind === 'reference' ? of.reference : 'retention',
    details: { suspension: id, reviewOn, ...(of.kind === 'person' && { person: of.person.id }) },
  }),
})

/** What is to be suspended: a reference that leads somewhere, else a person. `text`: as typed, cleaned. */
async function readSuspended(ports: SubjectNeeds, text: string): Promise<Subject> {
  if (text === '') return refused('required')
  const typed = parseReference(text)
  if (typed !== null) {
    if (!('kind' in typed)) return refused('not-found')
    const reference = formatReference(typed.kind, typed.year, typed.number)
    const leads = (await ports.history.trails(typed)).length > 0 || (await isLying(ports, reference))
    return leads ? found({ kind: 'reference', reference }) : refused('not-found')
  }
  const edition = await ports.editions.byReference(text.toUpperCase())
  return edition ? found({ kind: 'reference', reference: edition.reference }) : readPerson(ports, text)
}

/** Of what was transferred to the archives only files of its proposal are left. */
async function isLying({ archiveLists }: SubjectNeeds, reference: Reference): Promise<boolean> {
  const lying = (await archiveLists.withFiles()).flatMap(({ files }) => files ?? [])
  return lying.some(one => one.reference === reference || one.post === reference)
}

/** By address; by Entra’s id, and the name that Mary has, for people who left; by name, everybody who has it. */
async function readPerson(ports: SubjectNeeds, text: string): Promise<Subject> {
  const id = text.toLowerCase()
  if (!entraId.test(id) && !text.includes('@')) return readName(ports, text)
  const person = entraId.test(id) ? await byId(ports, id) : await ports.directory.byMail(text)
  return person === null ? refused('unknown-person') : found({ kind: 'person', person: named(person) })
}

async function byId({ directory, personal }: SubjectNeeds, id: string): Promise<Named | null> {
  const person = await directory.person(id)
  if (person) return person
  const [called] = await personal.called([id])
  const name = called?.names[0]
  return name === undefined ? null : { id, name }
}

async function readName({ personal }: SubjectNeeds, text: string): Promise<Subject> {
  const words = searchWords(text)
  const known = words.length === 0 ? [] : await personal.named(words, choicesMost + 1)
  const [only, ...others] = known
  if (!only) return refused('unknown-name')
  if (others.length === 0)
    return isCalled(only, words) ? found({ kind: 'person', person: named(only) }) : refused('nearly-called', known)
  return known.length > choicesMost ? refused('too-many-people') : refused('several-called', known)
}

/** « Martin » also finds « Martine Lopez », who may not be meant. */
function isCalled({ name }: Named, words: readonly string[]): boolean {
  const whole = wordsIn(name)
  return words.every(word => whole.includes(word))
}
