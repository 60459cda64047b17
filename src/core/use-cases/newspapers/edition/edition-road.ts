import type { Change } from '../../../change.ts'
import { type Actor, named } from '../../../domain/actor.ts'
import type { JournalEntry, JournalVerb } from '../../../domain/journal/journal.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { asItStands } from '../../../domain/newspapers/printing.ts'
import { withAuthor } from '../../../domain/posts/post.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { notComms, roadOf } from '../../road.ts'

export type EditionNeeds = Pick<Ports, 'editions' | 'newspapers' | 'history' | 'commit' | 'now'>
/** … and the language in which an edition is set. */
export type TypesetNeeds = EditionNeeds & { editionWords: Pick<Ports['editionWords'], 'locale'> }
export type EditionRefusal = { kind: 'not-comms' } | { kind: 'not-found' } | Busy
/** `changed-since`: the composition changed after the form, or the button, was drawn: nothing was written. */
export type ComposeRefusal =
  | EditionRefusal
  | { kind: 'edition-printing' | 'edition-submitted' | 'edition-over'; edition: Edition }
  | { kind: 'changed-since'; edition: Edition }
/** `revision`: the one that was seen; absent: typed by a person, who saw the last one. */
export type ComposeInput = { editionId: string; revision?: number }
export type EditionDecided<More> = {
  edition: Edition
  verb: JournalVerb
  details?: JournalEntry['details']
  seal?: string | null
  /** What follows from it, committed with it. */
  also?: Change[]
  more: More
}
export type EditionChanged<More> = { kind: 'edition-changed'; edition: Edition; newspaper: Newspaper } & More

/** The road of an edition, without the question who may change it. */
export const editionWay = {
  of: 'edition' as const,
  read: async (ports: Pick<Ports, 'editions' | 'newspapers'>, id: string) => {
    const edition = await ports.editions.byId(id)
    const newspaper = edition && (await ports.newspapers.byId(edition.newspaperId))
    return edition && newspaper ? ([edition, newspaper] as const) : null
  },
  stamp: (row: Edition, at: Instant) => ({ ...row, updatedAt: at }),
  tells: ({ reference }: Edition) => ({ subject: reference }),
  follows: editionCard,
}
export const editions = roadOf({
  ...editionWay,
  refuses: notComms,
  attempt: { what: 'edition.change', subject: 'newspapers' },
})

/** The road of every act of comms on an edition. */
export function onEdition<More extends object, Refusal extends { kind: string }>(
  ports: EditionNeeds,
  actor: Actor,
  editionId: string,
  decide: (
    edition: Edition,
    newspaper: Newspaper,
  ) => Promise<EditionDecided<More> | Refusal> | EditionDecided<More> | Refusal,
): Promise<EditionChanged<More> | Refusal | EditionRefusal> {
  return editions.change<EditionChanged<More> | Refusal>(ports, actor, editionId, async (read, newspaper) => {
    const decided = await decide(read, newspaper)
    if ('kind' in decided) return decided
    const { edition: row, more, ...told } = decided
    return { row, ...told, answer: edition => ({ kind: 'edition-changed', edition, newspaper, ...more }) }
  })
}

/** The same for what changes the composition: of an open edition only, over the revision that the person saw. */
export function composing<More extends object, Refusal extends { kind: string }>(
  ports: EditionNeeds,
  actor: Actor,
  { editionId, revision }: ComposeInput,
  decide: (
    edition: Edition,
    newspaper: Newspaper,
  ) => Promise<EditionDecided<More> | Refusal> | EditionDecided<More> | Refusal,
): Promise<EditionChanged<More> | Refusal | ComposeRefusal> {
  return onEdition<More, Refusal | ComposeRefusal>(ports, actor, editionId, async (edition, newspaper) => {
    const closed = notOpen(edition, ports.now())
    if (closed) return closed
    if (revision !== undefined && revision !== edition.revision) return { kind: 'changed-since', edition }
    const decided = await decide(edition, newspaper)
    if ('kind' in decided) return decided
    // An earlier printing no longer shows the composition.
    const composed = {
      revision: edition.revision + 1,
      state: 'open',
      produced: null,
      fault: null,
      wanted: null,
    } as const
    const authors = withAuthor(edition.authors, named(actor))
    return { ...decided, edition: { ...decided.edition, ...composed, authors } }
  })
}

/** Null: it may be composed. */
export function notOpen(edition: Edition, now: Instant): Extract<ComposeRefusal, { kind: `edition-${string}` }> | null {
  switch (asItStands(edition, now).state) {
    case 'open':
      return null
    case 'producing':
      return { kind: 'edition-printing', edition }
    case 'submitted':
      return { kind: 'edition-submitted', edition }
    case 'published':
    case 'abandoned':
      return { kind: 'edition-over', edition }
  }
}

export function editionChanges(
  row: Edition,
  ifVersion: number,
  told: Pick<JournalEntry, 'verb' | 'actor' | 'details' | 'seal'>,
): Change[] {
  return [{ save: 'edition', row, ifVersion }, { journal: { ...told, subject: row.reference } }]
}
