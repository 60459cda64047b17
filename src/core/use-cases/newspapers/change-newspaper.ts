import { type Actor, named, type Named } from '../../domain/actor.ts'
import { leavesOf } from '../../domain/audiences/audience.ts'
import { nobody } from '../../domain/audiences/audience-form.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import {
  type NewspaperDraft,
  type NewspaperErrors,
  type NewspaperFields,
  readNewspaper,
} from '../../domain/newspapers/read-newspaper.ts'
import type { KnownSection } from '../../domain/newspapers/read-sections.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { personChosen } from '../people/read-people.ts'
import { readAudience } from '../posts/writing/read-audience.ts'
import { allSections } from '../sections/all-sections.ts'
import { newspaperRoad, type NewspaperNeeds, type NewspaperRefusal, onNewspaper } from './newspaper-road.ts'

/** An authority has one for all agents, and some for a site or a trade. */
export const newspapersMost = 20

/**
 * `id`: minted with the form, so that a form sent twice is one newspaper. `seen`: the version that the form was filled
 * from; 0: a new one.
 */
export type NewspaperInput = { id: string; seen: number; fields: NewspaperFields }
type Refusal =
  | { kind: 'too-many-newspapers' }
  /** Another person changed it since: nothing was written. */
  | { kind: 'changed-since'; newspaper: Newspaper }
export type ChangeNewspaperResult =
  | { kind: 'newspaper-changed'; newspaper: Newspaper }
  | { kind: 'invalid'; errors: NewspaperErrors }
  | Refusal
  | NewspaperRefusal
type Needs = NewspaperNeeds & Pick<Ports, 'directory' | 'departments' | 'peopleLists' | 'sections' | 'sectionName'>
type Wording = NewspaperDraft & Pick<Newspaper, 'director' | 'readers'>

/** Of comms only. Makes a new newspaper, or changes one. */
export function changeNewspaper(ports: Needs, actor: Actor, input: NewspaperInput): Promise<ChangeNewspaperResult> {
  const { id, seen } = input
  return newspaperRoad.save<ChangeNewspaperResult>(ports, actor, id, async before => {
    if (!before && seen > 0) return { kind: 'not-found' }
    const all = await ports.newspapers.all()
    const codes = all.flatMap(one => (one.id === id ? [] : [one.code]))
    const read = await readForm(ports, input, before, codes)
    if ('errors' in read) return { kind: 'invalid', ...read }
    const details = toldOf(read)
    if (before) {
      // The very same form, delivered again.
      if (wordsOf(before) === wordsOf(read)) return { kind: 'newspaper-changed', newspaper: before }
      if (before.version !== seen) return { kind: 'changed-since', newspaper: before }
      return { row: { ...before, ...read }, verb: 'newspaper.changed', details }
    }
    if (all.length >= newspapersMost) return { kind: 'too-many-newspapers' }
    const birth = { version: 0, changedBy: named(actor), changedAt: ports.now(), createdAt: ports.now() }
    return { row: { ...read, ...birth, id, masthead: null, state: 'open' }, verb: 'newspaper.opened', details }
  })
}

/** `codes`: those of the other newspapers. */
async function readForm(
  ports: Needs,
  { fields }: NewspaperInput,
  before: Newspaper | null,
  codes: string[],
): Promise<Wording | { errors: NewspaperErrors }> {
  const known = await knownHeadings(ports)
  const { draft, errors } = readNewspaper(fields, { codes, known, before: before?.sections ?? [] })
  // References of its editions have the code that it had.
  if (before && draft.code !== before.code) errors.code = 'code-stays'
  const director = await readDirector(ports, cleanText(fields['director']), before, errors)
  const { audience: readers, errors: unread } = await readAudience(ports, fields, before?.readers ?? nobody)
  const [wrong] = Object.values(unread)
  if (wrong !== undefined) errors.readers = wrong
  // They get the post that announces an issue: without readers it could never leave.
  else if (leavesOf(readers).length === 0) errors.readers = 'no-audience'
  return Object.keys(errors).length > 0 || director === null ? { errors } : { ...draft, director, readers }
}

/** *Arrêter*: it opens no more editions; open ones go on. Idempotent. */
export function endNewspaper(ports: NewspaperNeeds, actor: Actor, id: string) {
  return onNewspaper<{ kind: 'already-ended'; newspaper: Newspaper }>(ports, actor, id, newspaper =>
    newspaper.state === 'ended'
      ? { kind: 'already-ended', newspaper }
      : { row: { ...newspaper, state: 'ended' }, verb: 'newspaper.ended' },
  )
}

/** *Relancer*: an ended newspaper goes on. */
export function resumeNewspaper(ports: NewspaperNeeds, actor: Actor, id: string) {
  return onNewspaper<{ kind: 'not-ended'; newspaper: Newspaper }>(ports, actor, id, newspaper =>
    newspaper.state === 'open'
      ? { kind: 'not-ended', newspaper }
      : { row: { ...newspaper, state: 'open' }, verb: 'newspaper.resumed' },
  )
}

/** All sections of posts with their names, which headings of a newspaper may take. */
export async function knownHeadings(ports: Pick<Ports, 'sections' | 'sectionName'>): Promise<KnownSection[]> {
  const all = await allSections(ports)
  return Promise.all(all.map(async ({ id }) => ({ id, name: await ports.sectionName(id) })))
}

/** An agent whom the directory knows. The present director is not looked up again. */
async function readDirector(
  ports: Pick<Ports, 'directory'>,
  typed: string,
  before: Newspaper | null,
  errors: NewspaperErrors,
): Promise<Named | null> {
  if (typed === '') errors.director = 'required'
  if (typed === '' || before?.director.id === typed) return before?.director ?? null
  const person = await personChosen(ports, typed)
  if (person && person.enabled && !person.guest && !person.shared) return named(person)
  errors.director = 'unknown-person'
  return null
}

function wordsOf({
  name,
  code,
  tagline,
  rhythm,
  colours,
  sections,
  closesBefore,
  mention,
  mailTo,
  director,
  readers,
}: Wording): string {
  const said = { name, code, tagline, rhythm, colours, sections, closesBefore, mention, mailTo }
  return canonicalKey({ ...said, director: director.id, readers })
}

function toldOf({ name, rhythm, sections, director, closesBefore }: Wording): JournalEntry['details'] {
  const headings = sections.map(section => section.name).join(', ')
  return { name, rhythm, sections: headings, director: director.name, closesBefore }
}
