import type { Named } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { HeldBack, HeldRow, HolderChange, RightList } from '../held-rights.ts'

/**
 * Work that waits for a person who left: a proposal that they took on, a question to them, a visa, a draft that nobody
 * else writes, a campaign that they own, a site whose relay they were, a picture that they were asked about.
 * `campaignId`: of a campaign, which one press takes over. `reference` of a site: the last post that was asked there;
 * its `title` is the site's name.
 */
export type OpenWork = {
  kind: 'taken' | 'question' | 'validation' | 'draft' | 'campaign' | 'site' | 'agreement'
  reference: Reference
  title: string
  person: Named
  campaignId?: string
}

/** A department in Entra that is neither a name nor an alias in "Directions", and how many people it has. */
export type UnknownDepartment = { name: string; people: number }

/** What the communication team is told of the directory, and by which cards: the newest one shows it. One row. */
export type DirectoryNotice = {
  id: typeof directoryNoticeId
  version: number
  cards: Instant[]
  departments: UnknownDepartment[]
  work: OpenWork[]
  /** What is in force of the lists that give rights; of a list that is absent nothing was read yet. */
  held?: Partial<Record<RightList, HeldRow[]>>
  /** Changes in these lists that do not count. */
  heldBack?: HeldBack[]
  /** What counted lately. */
  changes?: HolderChange[]
}
export const directoryNoticeId = 'directory'
export const noNotice: DirectoryNotice = { id: directoryNoticeId, version: 0, cards: [], departments: [], work: [] }

/** Whether the notice tells of something new since the last one: then a new card is posted. */
export function isNews(before: Told, now: Told): boolean {
  const known = new Set(keysOf(before))
  return keysOf(now).some(key => !known.has(key))
}

type Told = Pick<DirectoryNotice, 'departments' | 'work' | 'heldBack'>

function keysOf({ departments, work, heldBack = [] }: Told): string[] {
  return [
    ...departments.map(({ name }) => `department ${name}`),
    ...heldBack.map(({ list, row, column }) => `held back ${list} ${row} ${column}`),
    ...work.map(({ kind, reference, title, person }) => `${kind} ${kind === 'site' ? title : reference} ${person.id}`),
  ]
}
