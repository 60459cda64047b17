import { type Change, refresh } from '../../change.ts'
import type { Actor, PersonId } from '../../domain/actor.ts'
import { heldBy, isHeld } from '../../domain/retention/suspension.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { CallDepartment } from '../../domain/calls/call.ts'
import type { EventAnswer } from '../../domain/events/event.ts'
import { copiesOf, type Initiative } from '../../domain/initiatives/initiative.ts'
import { proposalFiles } from '../../domain/initiatives/proposal-files.ts'
import type { Comment } from '../../domain/validations/comment.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { WrittenRows } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'
import { droppedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { endCopy } from './my-data.ts'
import { erasureEntry } from './propose-erasure.ts'

/** How many there are of each kind; `stays`: what the law, or approvers, keep. */
export type Written = {
  notes: number
  proposals: number
  comments: number
  answers: number
  reasons: number
  stays: { waiting: number; retained: number; decisions: number; suspended: number }
}

export type EraseWrittenResult = { kind: 'words-erased'; written: Written } | { kind: 'words-suspended' }

type Needs = HeldNeeds & Pick<Ports, 'personal' | 'keptFiles' | 'commit' | 'erasedAs'>

/** *Effacer ce que j’ai écrit*, before anything is deleted: what would be, and what stays. */
export async function seeWritten(ports: Omit<Needs, 'commit' | 'keptFiles'>, actor: Actor): Promise<Written> {
  return counted(await freeWords(ports, actor.id), actor.id, ports.erasedAs.words)
}

type FreeRows = WrittenRows & { suspended: number }

/** Suspended documents are left out. */
async function freeWords(ports: Omit<Needs, 'commit' | 'keptFiles' | 'erasedAs'>, person: PersonId): Promise<FreeRows> {
  const held = { ...(await readHeld(ports)), people: [] }
  const { notes, initiatives, validations, answers, passed, decisions } = await ports.personal.writtenBy(person)
  const isFree = (row: object): boolean => !isHeld(held, row)
  const free = {
    notes: notes.filter(isFree),
    initiatives: initiatives.filter(isFree),
    validations: validations.filter(isFree),
    answers: answers.filter(isFree),
    passed: passed.filter(isFree),
  }
  const all = [...notes, ...initiatives, ...validations, ...answers, ...passed]
  return { ...free, decisions, suspended: all.length - all.filter(isFree).length }
}

function counted(rows: FreeRows, person: PersonId, erased: string): Written {
  const { notes, initiatives, validations, answers, passed, decisions, suspended } = rows
  const ofState = (...states: Initiative['state'][]) => initiatives.filter(({ state }) => states.includes(state)).length
  return {
    notes: notes.length,
    proposals: initiatives.filter(one => isOver(one, erased)).length,
    comments: validations.flatMap(one => (isEnded(one) ? ownComments(one, person, erased) : [])).length,
    answers: answers.length,
    reasons: passed.filter(one => reasonOf(one) !== erased).length,
    stays: {
      waiting: ofState('received', 'taken', 'asked', 'later'),
      retained: ofState('retained'),
      decisions,
      suspended,
    },
  }
}

/** Confirmed: nobody else is asked, since the words are their own. What stays was said before. */
export async function eraseWritten(
  ports: Needs & Pick<Ports, 'dataRequests' | 'now'>,
  actor: Actor,
): Promise<EraseWrittenResult> {
  if (heldBy(await ports.suspensions.standing()).people.includes(actor.id)) return { kind: 'words-suspended' }
  const written = await eraseWords(ports, actor.id, async data => [{ job: 'proposal.files-end', data }])
  await endCopies(ports, actor.id)
  const { notes, proposals, comments, answers, reasons } = written
  const counts = { notes, proposals, comments, answers, reasons }
  await ports.commit(erasureEntry('person.erased-words', actor, counts))
  return { kind: 'words-erased', written }
}

/** Deletes the files of a proposal in the library; answers the changes for the commit that removes their names. */
export type EndFiles = (files: ReturnType<typeof proposalFiles>) => Promise<Change[]>

/** Of their own words alone: what waits for an answer, was retained or approved, stays. */
export async function eraseWords(ports: Needs, person: PersonId, endFiles: EndFiles): Promise<Written> {
  const found = await freeWords(ports, person)
  const erased = ports.erasedAs.words
  const { notes, initiatives, validations, answers, passed } = found
  const over = initiatives.filter(one => isOver(one, erased))
  const rows: (() => Promise<Change[]>)[] = [
    ...notes.map(({ id, version, files }) => async (): Promise<Change[]> => {
      for (const file of files) await ports.keptFiles.drop(file.id)
      return [{ remove: 'note', id, ifVersion: version }, refresh({ card: 'note', noteId: id })]
    }),
    ...over.map(one => async () => [...emptied(one, erased), ...(await endFiles(proposalFiles(one)))]),
    ...validations.filter(isEnded).map(one => async () => uncommented(one, person, erased)),
    ...answers.map(one => async () => unanswered(one)),
    ...passed.filter(one => reasonOf(one) !== erased).map(one => async () => withoutReason(one, erased)),
  ]
  // Each row by itself: one that somebody changes at this moment does not hold up the others.
  for (const changesOf of rows) {
    const changes = await changesOf()
    if (changes.length > 0 && (await ports.commit(...changes)) === 'stale') throw new Unavailable('busy')
  }
  return counted(found, person, erased)
}

/** The file of *mes données* is a copy of every erased word: its address opens nothing any more. */
async function endCopies(ports: Pick<Ports, 'dataRequests' | 'commit' | 'now'>, person: PersonId): Promise<void> {
  for (const request of await ports.dataRequests.writtenOf(person)) await endCopy(ports, request)
}

/** Whether they come stays: places are counted by it. */
function unanswered({ replies: _replies, ...answer }: EventAnswer): Change[] {
  const row = { ...answer, version: answer.version + 1 }
  return [{ save: 'event_answer', row, ifVersion: answer.version }]
}

function reasonOf({ answer }: CallDepartment): string | null {
  return answer?.kind === 'passed' ? answer.reason : null
}

function withoutReason(row: CallDepartment, erased: string): Change[] {
  const { answer, version } = row
  if (answer?.kind !== 'passed') return []
  return [
    {
      save: 'call_department',
      row: { ...row, answer: { ...answer, reason: erased }, version: version + 1 },
      ifVersion: version,
    },
    refresh({ card: 'call-board', callId: row.callId }),
  ]
}

/** A row whose words were erased before its files still has those. */
function isOver({ state, text, attachments }: Initiative, erased: string): boolean {
  return (state === 'declined' || state === 'withdrawn') && (text !== erased || attachments.length > 0)
}

function isEnded({ state }: Validation): boolean {
  return state !== 'waiting'
}

function ownComments({ comments }: Validation, person: PersonId, erased: string): Comment[] {
  return comments.filter(({ by, text }) => by.id === person && text !== erased)
}

/** Its reference, its dates and the decision stay: the department that asked must see that it was answered. */
function emptied(initiative: Initiative, erased: string): Change[] {
  const { id, version, questions, reference } = initiative
  const row: Initiative = {
    ...initiative,
    version: version + 1,
    title: reference,
    text: erased,
    place: null,
    forWhom: null,
    onBehalfOf: null,
    questions: questions.map(one => ({ ...one, answer: one.answer && { ...one.answer, text: erased } })),
    attachments: [],
  }
  return [
    { save: 'initiative', row, ifVersion: version },
    ...endLeftBehind(copiesOf(initiative), id, droppedMs),
    { job: 'initiative.list', data: { id } },
    refresh({ card: 'receipt', initiativeId: id }),
    refresh({ card: 'inbox', initiativeId: id }),
  ]
}

/** That they commented, and when, stays beside others' answers. */
function uncommented(validation: Validation, person: PersonId, erased: string): Change[] {
  const own = new Set(ownComments(validation, person, erased))
  if (own.size === 0) return []
  const comments = validation.comments.map(one => (own.has(one) ? { ...one, text: erased } : one))
  const row: Validation = { ...validation, comments, version: validation.version + 1 }
  return [
    { save: 'validation', row, ifVersion: validation.version },
    ...[...own].flatMap(({ id, to }) =>
      to.map(reader => refresh({ card: 'comment', validationId: row.id, commentId: id, person: reader })),
    ),
  ]
}
