import type { PersonId } from '../../../domain/actor.ts'
import type { CardOf } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import { isWaitedFor, waitedFor } from '../../../domain/validations/chairs.ts'
import { waitingFor } from '../../validations/list-to-approve.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import { validationFollowed } from '../../../domain/posts/sent-post.ts'
import type { ShownAs } from '../../../domain/faces/face.ts'
import type { Placement } from '../../../domain/placements/placement.ts'
import { approversUnreached } from './unreached.ts'
import { type Absent, isAway } from '../../../domain/delegations/absence.ts'

export type ValidationReads = Pick<
  Ports,
  'posts' | 'validations' | 'placements' | 'reminders' | 'delegations' | 'absences' | 'now'
>

export async function validationFace(
  ports: ValidationReads,
  id: string,
  reader: string,
): Promise<ShownAs<'validation'> | null> {
  const read = await readValidation(ports, id)
  if (!read) return null
  const { validationId } = read.post
  const other = validationId === null || validationId === id ? null : await ports.validations.byId(validationId)
  // After a correction was given up, an earlier validation counts again: the later one did not replace it.
  const present = other !== null && other.postVersion > read.validation.postVersion ? other : null
  return {
    to: { kind: 'person', id: reader },
    face: { face: 'validation', ...read, present, reader, reminded: await remindedOf(ports, read.validation, reader) },
  }
}

/** The last grouped card for the reader, if it shows this validation too. */
async function remindedOf(ports: ValidationReads, validation: Validation, reader: string): Promise<Instant | null> {
  if (!isWaitedFor(validation, reader, ports.now())) return null
  const last = (await ports.reminders.byId(reader))?.cards.at(-1)
  return last !== undefined && last > (validation.steps[validation.current]?.openedAt ?? '') ? last : null
}

/** `verdict`: the decision for which the card rang; absent: the card that follows the whole validation. */
export async function trackingFace(
  ports: ValidationReads,
  { postId, person: reader, verdict }: Omit<CardOf<'tracking'>, 'card'>,
): Promise<ShownAs<'tracking'> | null> {
  const post = await ports.posts.byId(postId)
  const validationId = post && validationFollowed(post)
  const validation = validationId ? await ports.validations.byId(validationId) : null
  if (!post || !validation) return null
  const [unreached, absent] = await Promise.all([
    approversUnreached(ports, validation),
    approversAbsent(ports, validation),
  ])
  const { postVersion, decisions } = validation
  const past = verdict !== undefined && (verdict.version !== postVersion || verdict.decisions !== decisions.length)
  return {
    to: { kind: 'person', id: reader },
    face: { face: 'tracking', validation, post, reader, unreached, absent, past },
  }
}

/** Only the newest grouped card shows what waits. */
export async function waitingFace(
  ports: ValidationReads,
  { person: reader, at: shownAt }: CardOf<'waiting'>,
): Promise<ShownAs<'waiting'> | null> {
  const cards = (await ports.reminders.byId(reader))?.cards ?? []
  const place = cards.findIndex(at => Date.parse(at) === Date.parse(shownAt))
  const at = cards[place]
  if (at === undefined) return null
  const moved = cards[place + 1] ?? null
  const waiting = moved === null ? await waitingFor(ports, reader) : { lines: [], others: 0 }
  return { to: { kind: 'person', id: reader }, face: { face: 'waiting', reader, at, moved, waiting } }
}

export async function escalatedFace(
  ports: ValidationReads,
  { validationId, index, person }: CardOf<'escalated'>,
): Promise<ShownAs<'escalated'> | null> {
  const reader = person ?? null
  const read = await readValidation(ports, validationId)
  const escalation = read?.validation.escalations[index]
  return read && escalation ? { to: toReader(reader), face: { face: 'escalated', ...read, escalation, reader } } : null
}

export async function missedFace(
  ports: ValidationReads,
  { validationId, person }: CardOf<'missed'>,
): Promise<ShownAs<'missed'> | null> {
  const reader = person ?? null
  const read = await readValidation(ports, validationId)
  return read?.validation.missed ? { to: toReader(reader), face: { face: 'missed', ...read, reader } } : null
}

/** The validation and its post; null: one of them is missing. */
export async function readValidation(ports: ValidationReads, id: string) {
  const validation = await ports.validations.byId(id)
  const post = validation && (await ports.posts.byId(validation.postId))
  return post ? { validation, post } : null
}

function toReader(reader: PersonId | null): Placement['to'] {
  return reader === null ? { kind: 'channel' } : { kind: 'person', id: reader }
}

/** People whose visa is awaited, and who have automatic replies. */
async function approversAbsent(
  { absences, now }: Pick<Ports, 'absences' | 'now'>,
  validation: Validation,
): Promise<Absent[]> {
  const found = await Promise.all(
    waitedFor(validation).map(async ({ id, name }) => ({ id, name, absence: await absences.byId(id) })),
  )
  return found.flatMap(({ id, name, absence }) => (isAway(absence, now()) ? [{ id, name, until: absence.until }] : []))
}
