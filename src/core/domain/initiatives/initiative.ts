import type { Locale, Named } from '../actor.ts'
import type { Consent } from '../pictures/consent.ts'
import type { PictureSizes } from '../pictures/picture-size.ts'
import type { VideoFacts } from '../pictures/video.ts'
import type { Reference } from '../reference.ts'
import type { ListEdit } from './listed-item.ts'
import { type Day, type Instant, msBetween } from '../time.ts'

/** Limits of the form, in UTF-16 code units (what Teams' `maxLength` counts). */
export const titleMax = 120
export const textMax = 4000
export const shortMax = 200
export const reasonMax = 500

/**
 * received → taken → (asked ↔ taken) → retained | declined; the author may withdraw until a decision.
 * `asked`: comms waits for the author's answer. `later`: put off until a day, on which it is again what it was before;
 * whatever else comms does with it ends the delay.
 */
export type InitiativeState = 'received' | 'taken' | 'asked' | 'later' | 'retained' | 'declined' | 'withdrawn'

/** What the author filled in; empty optional fields are null. */
export type Idea = {
  title: string
  text: string
  /** Id of a section, null = "Je ne sais pas". */
  section: string | null
  date: Day | null
  place: string | null
  forWhom: string | null
  /** A colleague without Teams for whom the author writes. */
  onBehalfOf: string | null
}

export type Question = {
  /** Absent from questions that were asked before they had ids. */
  id?: string
  by: Named
  at: Instant
  text: string
  answer: { at: Instant; text: string } | null
  /** *Relancer*: nudge n (from 1) put a copy of the card at `question:<id>:<index>:<n>`. */
  nudges?: Instant[]
}

/**
 * *Pas maintenant*, once. `on`: the working day that was said to the author. `back`: when it came back; null: not yet.
 */
export type Delay = { by: Named; at: Instant; on: Day; reason: string | null; back: Instant | null }

/**
 * A file of the author's; `stored` once it lies in the SharePoint library. `lost`: no longer there when it was fetched.
 * `refused`: its bytes are of another kind than its name.
 */
export type Attachment = {
  id: string
  name: string
  contentType: string
  state: 'waiting' | 'stored' | 'lost' | 'refused' | 'too-large'
  /** Where to fetch it from, until it is stored; Teams' addresses live for minutes. */
  source: { url: string; needsToken: boolean } | null
  /** Where it can be opened in SharePoint, once stored. */
  url: string | null
  /** What was declared of the people on a picture; null: nothing yet, or it is no picture. */
  consent: Consent | null
  /** For a picture that a card can show: Mary's own copy and its digest; of a video, what posts call it. */
  picture: (PictureSizes & { id: string; digest: string }) | null
  /** Of a video, what its bytes say. */
  video?: VideoFacts
  /** That copy was deleted for good. */
  gone?: true
}

/**
 * The message in Teams of which somebody made the proposal. `by`: who wrote it, as Entra names them; its name is empty
 * until Entra was asked; null: Entra knows nobody, or it was the author of the proposal. `told`: whether the writer has
 * a card that says so. `link`: where people with access read the message.
 */
export type Source = { by: Named | null; told: boolean; link: string | null }

export type Initiative = Idea & {
  id: string
  version: number
  reference: Reference
  author: Named
  /** Its name in "Directions", else as Entra writes it; null until it was looked up, or when unknown. */
  department: string | null
  /** The author's locale, for what Mary writes to them. */
  locale: Locale
  state: InitiativeState
  submittedAt: Instant
  updatedAt: Instant
  takenBy: Named | null
  /** When somebody of comms last took it on. */
  takenAt?: Instant
  /** While it is `later`: the working day on which it comes back to the inbox. */
  laterOn?: Day
  /** Every time that it was put off, oldest first. */
  delays?: Delay[]
  questions: Question[]
  decision: { by: Named; at: Instant; reason: string | null } | null
  /** The author agrees to be named where it is published. */
  credited?: boolean
  /** Proposals that it resembled when it was sent. */
  doubles?: Double[]
  /** The post draft made of it, once retained. */
  postId: string | null
  attachments: Attachment[]
  /** *Compléter*: the ids of the last additions that the text holds, so that none is added twice. */
  additions?: string[]
  /** When the author last pressed *Ajouter une photo*: the next file that they send is for this one. */
  photoAskedAt: Instant | null
  /** Answers to the further questions of its section, by the id of each. */
  fields?: Record<string, string>
  /**
   * The sector that was found for it, in which version of the sector, and which referents were present then; absent:
   * nobody looked yet.
   */
  routed?: { sectorId: string | null; version: number; to: Named[] }
  /** Id of its item in the Microsoft List, once written. */
  listItemId: string | null
  /** The call that it answers, and for which of its departments. */
  callId?: string
  callReference?: Reference
  callDepartmentId?: string
  /** The message that it was made of; it ends some months after the decision, and when its author is forgotten. */
  from?: Source
  /** What the communication team changed in the Microsoft List, the last ones. */
  edits?: ListEdit[]
}

/** A proposal that this one resembled when it was sent, for the person who chooses among them. */
export type Double = { id: string; reference: Reference; title: string; author: Named; department: string | null }

/** Nobody decided on it yet. */
export function isUndecided({ state }: Pick<Initiative, 'state'>): boolean {
  return state === 'received' || state === 'taken' || state === 'asked' || state === 'later'
}

/** The proposal with the person who has taken it on already; else with this one. */
export function takenOn(initiative: Initiative, by: Named, at: Instant): Initiative {
  return initiative.takenBy ? initiative : { ...initiative, takenBy: by, takenAt: at }
}

/** The question that waits for its author's answer; -1: none. */
export function openQuestion({ questions }: Pick<Initiative, 'questions'>): number {
  return questions.findIndex(({ answer }) => answer === null)
}

/** Ids of the copies for cards that Mary made of its files and did not delete. */
export function copiesOf({ attachments }: Pick<Initiative, 'attachments'>): string[] {
  return attachments.flatMap(({ picture, gone }) => (picture && !gone ? [picture.id] : []))
}

export type AlreadyDecided = {
  kind: 'already-decided'
  state: InitiativeState
  by: Named
  at: Instant
  initiative: Initiative
}

/** Null while somebody may still decide. */
export function alreadyDecided(initiative: Initiative): AlreadyDecided | null {
  const { state, decision, author, updatedAt } = initiative
  switch (state) {
    case 'received':
    case 'taken':
    case 'asked':
    case 'later':
      return null
    case 'retained':
    case 'declined':
    case 'withdrawn':
      return { kind: 'already-decided', state, by: decision?.by ?? author, at: decision?.at ?? updatedAt, initiative }
  }
}

/** How long *Ajouter une photo* waits for its photo. */
const photoAskedForMs = 30 * 60_000

/** `asked`: the author pressed *Ajouter une photo* just before; else it is their only open one. */
type Goes =
  | { kind: 'one'; initiative: Initiative; asked: boolean }
  | { kind: 'several'; initiatives: Initiative[] }
  | { kind: 'none' }

/** Which of the author's open initiatives a file is for; several = ask, none = keep it. */
export function whereFileGoes(mine: Initiative[], now: Instant): Goes {
  const open = mine.filter(isUndecided)
  const [asked] = open
    .flatMap(one => (one.photoAskedAt === null ? [] : [{ one, at: one.photoAskedAt }]))
    .filter(({ at }) => msBetween(at, now) <= photoAskedForMs)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  if (asked) return { kind: 'one', initiative: asked.one, asked: true }
  const [only] = open
  if (!only) return { kind: 'none' }
  return open.length === 1 ? { kind: 'one', initiative: only, asked: false } : { kind: 'several', initiatives: open }
}
