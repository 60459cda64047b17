import { libraryEndings } from '../editions/library-copy.ts'
import { type Change, refresh } from '../../change.ts'
import type { Attachment } from '../../domain/initiatives/initiative.ts'
import type { Withdrawal, WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { byHandCard } from '../cards/by-hand-card.ts'
import { binned, filesInFolder, videoFolder } from '../../domain/pictures/media-video.ts'
import { withoutFiles } from '../pictures/bin-video.ts'
import { donePlace, type Mended } from './mended.ts'

export type BinNeeds = Pick<Ports, 'initiatives' | 'releases' | 'editions' | 'newspapers' | 'libraryBin' | 'media'>

/** Files in SharePoint, each where Mary wrote it: deleted, and no row opens them any more. */
export async function binFile(
  ports: BinNeeds,
  { pictureIds }: Withdrawal,
  place: WithdrawnPlace,
  now: Instant,
): Promise<Mended> {
  const { folder, names, changes } = await whereOf(ports, place, new Set(pictureIds), now)
  for (const name of names) await ports.libraryBin.remove(folder, name)
  return donePlace(place, now, changes)
}

type Where = { folder: string; names: string[]; changes: Change[] }
const nowhere: Where = { folder: '', names: [], changes: [] }

async function whereOf(ports: BinNeeds, place: WithdrawnPlace, ids: ReadonlySet<string>, now: Instant): Promise<Where> {
  switch (place.kind) {
    case 'file':
      return ofProposal(ports, place, ids, now)
    case 'copy':
      return ofRelease(ports, place, ids, now)
    case 'library':
      return ofEdition(ports, place, now)
    case 'video':
      return ofVideo(ports, place, now)
    default:
      return nowhere
  }
}

async function ofProposal(
  ports: BinNeeds,
  { id, key }: WithdrawnPlace,
  ids: ReadonlySet<string>,
  at: Instant,
): Promise<Where> {
  const initiative = await ports.initiatives.byId(id)
  const file = initiative?.attachments.find(one => key.endsWith(`:${one.id}`) && one.picture && ids.has(one.picture.id))
  if (!initiative || !file) return nowhere
  const attachments = initiative.attachments.map(one => (one === file ? { ...one, url: null } : one))
  const row = { ...initiative, attachments, version: initiative.version + 1, updatedAt: at }
  const folder = `Propositions/${initiative.reference}`
  return {
    folder,
    names: [file.name],
    changes: [
      { save: 'initiative', row, ifVersion: initiative.version },
      ...(await notThere(ports, file, { folder, at })),
      { job: 'initiative.list', data: { id } },
    ],
  }
}

/** A video there is no longer opened by anybody. */
async function notThere(
  { media }: Pick<BinNeeds, 'media'>,
  { name, picture }: Attachment,
  { folder, at }: { folder: string; at: Instant },
): Promise<Change[]> {
  const known = picture && (await media.byId(picture.digest))
  if (!known?.video || known.video.folder !== folder || known.video.name !== name) return []
  const row = { ...known, video: binned(known.video), version: known.version + 1, updatedAt: at }
  return [{ save: 'media', row, ifVersion: known.version }]
}

async function ofRelease(
  ports: BinNeeds,
  { id, name }: WithdrawnPlace,
  ids: ReadonlySet<string>,
  at: Instant,
): Promise<Where> {
  const release = await ports.releases.byId(id)
  const kept = release?.copies?.files.filter(file => ids.has(file.pictureId) && file.pictureId === name) ?? []
  if (!release?.copies || kept.length === 0) return nowhere
  const files = release.copies.files.filter(file => !kept.includes(file))
  const row = { ...release, copies: { ...release.copies, files }, version: release.version + 1, updatedAt: at }
  return {
    folder: `Publications/${release.reference}`,
    names: kept.map(({ url }) => lastOf(url)),
    // The card that leads there is refreshed, and says which picture may not be published.
    changes: [
      { save: 'release', row, ifVersion: release.version },
      refresh({ card: 'releases', postId: release.postId }),
      ...byHandCard(row),
    ],
  }
}

/** The page without the picture is written anew, once it could be made. */
async function ofEdition(ports: BinNeeds, { id }: WithdrawnPlace, at: Instant): Promise<Where> {
  const edition = await ports.editions.byId(id)
  const newspaper = edition && (await ports.newspapers.byId(edition.newspaperId))
  if (!edition?.library || !newspaper) return nowhere
  const row = { ...edition, library: null, version: edition.version + 1, updatedAt: at }
  return {
    folder: `Journaux/${newspaper.code}`,
    names: libraryEndings.map(suffix => `${edition.reference}${suffix}`),
    changes: [
      { save: 'edition', row, ifVersion: edition.version },
      { job: 'edition.library', data: { id } },
    ],
  }
}

async function ofVideo(ports: BinNeeds, { id }: WithdrawnPlace, at: Instant): Promise<Where> {
  const media = await ports.media.byId(id)
  if (!media?.video) return nowhere
  const { reference, video } = media
  const row = { ...withoutFiles(media), version: media.version + 1, updatedAt: at }
  return {
    folder: videoFolder(reference),
    names: filesInFolder(reference, video),
    changes: [{ save: 'media', row, ifVersion: media.version }],
  }
}

function lastOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
}
