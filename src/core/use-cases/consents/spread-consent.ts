import type { Actor } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { picturesOfPiece, withPiecePicture } from '../../domain/newspapers/piece-pictures.ts'
import { type Consent, secondThoughtsMs } from '../../domain/pictures/consent.ts'
import { consentOf, consentOfCopy } from '../../domain/pictures/consent-of.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Post } from '../../domain/posts/post.ts'
import { everythingHeldBy } from '../../domain/posts/pictures/sort-pictures.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'
import { initiativeChanges } from '../initiatives/change-initiative.ts'
import { endsWith } from '../pictures/arrived-media.ts'
import { consentOnPost, type ConsentNeeds, type Declared } from './consent-on-post.ts'

export type SpreadNeeds = ConsentNeeds & Pick<Ports, 'media' | 'initiatives' | 'editions' | 'newspapers'>

/** The entry in a holder's history; null: none. `file`: the name of the picture there. */
export type Entry = (subject: string, file: string, holder: 'initiative' | 'post' | 'edition') => JournalEntry | null

export type Spread = {
  media: Media
  consent: Consent | null
  initiatives: Initiative[]
  posts: Post[]
  editions: Edition[]
  changes: Change[]
}

/**
 * Carries a change of one media to every place of its picture: each holder has the new answer in the same commit,
 * drafts show or hide the picture, submitted posts can or cannot be sent. `before`: the media as it was read. `actor`
 * null: an end came, nobody did anything.
 */
export async function spreadConsent(
  ports: SpreadNeeds,
  before: Media,
  after: Media,
  actor: Actor | null,
  entry: Entry,
): Promise<Spread> {
  const now = ports.now()
  const media: Media = { ...after, version: before.version + 1, updatedAt: now }
  const consent = consentOf(media, now)
  const { pictureIds } = media
  const ids = new Set(pictureIds)
  const consentTo = (copy: string): Consent | null => consentOfCopy(media, copy, now)
  const isOther = (holder: { id: string; consent: Consent | null }): boolean =>
    ids.has(holder.id) && canonicalKey(holder.consent) !== canonicalKey(consentTo(holder.id))
  const given = { ids, consentTo, actor, at: now }
  const [initiatives, posts, editions] = await Promise.all([
    ports.initiatives.withPicture(...pictureIds),
    ports.posts.withPicture(...pictureIds),
    ports.editions.withPicture(...pictureIds),
  ])
  const onInitiatives = initiatives
    .filter(({ attachments }) =>
      attachments.some(one => one.picture && isOther({ id: one.picture.id, consent: one.consent })),
    )
    .map(one => onInitiative(one, given, entry))
  const onPosts = await Promise.all(
    posts
      .filter(post => everythingHeldBy(post).some(isOther))
      .map(async post => {
        const { post: row, changes } = await consentOnPost(ports, post, given)
        // A post's draft of a proposal has its line in the history of the proposal.
        const isTold = onInitiatives.some(({ initiative }) => initiative.id === post.initiativeId)
        return {
          post: row,
          changes: [...changes, ...(isTold ? [] : told(entry, post.reference, nameIn(post, ids), 'post'))],
        }
      }),
  )
  const onEditions = editions
    .filter(({ items }) => items.flatMap(picturesOfPiece).some(isOther))
    .map(edition => onEdition(edition, given, entry))
  return {
    media,
    consent,
    initiatives: onInitiatives.map(({ initiative }) => initiative),
    posts: onPosts.map(({ post }) => post),
    editions: onEditions.map(({ edition }) => edition),
    changes: [
      { save: 'media', row: media, ifVersion: before.version },
      ...onInitiatives.flatMap(({ changes }) => changes),
      ...onPosts.flatMap(({ changes }) => changes),
      ...onEditions.flatMap(({ changes }) => changes),
      ...(await onMastheads(ports, given)),
      ...endsWith(media, now),
      ...deletions(media, consent, initiatives),
    ],
  }
}

function told(entry: Entry, subject: string, file: string, holder: Parameters<Entry>[2]): Change[] {
  const journal = entry(subject, file, holder)
  return journal ? [{ journal }] : []
}

function nameIn(post: Post, ids: ReadonlySet<string>): string {
  return everythingHeldBy(post).find(({ id }) => ids.has(id))?.name ?? ''
}

function onInitiative(before: Initiative, { ids, consentTo, actor, at }: Declared, entry: Entry) {
  const has = ({ picture }: Initiative['attachments'][number]): boolean => picture !== null && ids.has(picture.id)
  const attachments = before.attachments.map(one => {
    return one.picture && has(one) ? { ...one, consent: consentTo(one.picture.id) } : one
  })
  const initiative: Initiative = { ...before, version: before.version + 1, attachments, updatedAt: at }
  const journal = entry(before.reference, before.attachments.find(has)?.name ?? '', 'initiative')
  const all = initiativeChanges(initiative, before.version, actor, journal?.verb ?? 'media.ended', journal?.details)
  return { initiative, changes: journal ? all : all.filter(change => !('journal' in change)) }
}

/** Printed bytes stay as they are: their edition follows, and stops if it may not leave with the picture. */
function onEdition(before: Edition, { ids, consentTo, at }: Declared, entry: Entry) {
  const declared = [...ids].reduce((edition, id) => withPiecePicture(edition, id, { consent: consentTo(id) }), before)
  const edition: Edition = { ...declared, version: before.version + 1, updatedAt: at }
  const name = before.items.flatMap(picturesOfPiece).find(({ id }) => ids.has(id))?.name ?? ''
  const changes: Change[] = [
    { save: 'edition', row: edition, ifVersion: before.version },
    ...told(entry, edition.reference, name, 'edition'),
    { job: 'edition.follow', data: { id: edition.id } },
  ]
  return { edition, changes }
}

/** The consent for a masthead is checked when an edition is printed; editions under composition follow now. */
async function onMastheads({ newspapers, editions }: SpreadNeeds, { ids, consentTo }: Declared): Promise<Change[]> {
  const rows = (await newspapers.all()).filter(({ masthead }) => masthead && ids.has(masthead.id))
  if (rows.length === 0) return []
  const composed = (await editions.current()).filter(({ newspaperId }) => rows.some(({ id }) => id === newspaperId))
  const saved = rows.map(({ masthead, ...row }): Change => ({
    save: 'newspaper',
    row: { ...row, masthead: masthead && { ...masthead, consent: consentTo(masthead.id) }, version: row.version + 1 },
    ifVersion: row.version,
  }))
  return [...saved, ...composed.map(({ id }): Change => ({ job: 'edition.follow', data: { id } }))]
}

/** The address ends with the commit; the bytes are deleted later, in case the no was a slip. */
function deletions({ pictureIds }: Media, consent: Consent | null, initiatives: Initiative[]): Change[] {
  if (consent?.answer !== 'refused') return []
  const holding = (id: string): string | null =>
    initiatives.find(({ attachments }) => attachments.some(({ picture }) => picture?.id === id))?.id ?? null
  return pictureIds.map(id => ({
    job: 'picture.end',
    data: { id, initiativeId: holding(id) },
    inMs: secondThoughtsMs,
  }))
}
