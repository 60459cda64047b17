import { refresh } from '../../change.ts'
import { unlessAway } from '../../domain/errors.ts'
import {
  openPlaces,
  waitsMostMs,
  type WithdrawnPlace,
  type Withdrawal,
  withPlaces,
} from '../../domain/pictures/withdrawal.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { mendEdition, type EditionMendNeeds } from './mend-edition.ts'
import { binFile, type BinNeeds } from './bin-file.ts'
import { findPlaces, type PlaceNeeds } from './find-places.ts'
import { mendOnCards, type CardsNeeds } from './mend-on-cards.ts'
import type { Mended } from './mended.ts'
import { mendRelease, type ReleaseMendNeeds } from './mend-release.ts'

type Needs = Pick<Ports, 'withdrawals' | 'commit' | 'now'> &
  PlaceNeeds &
  CardsNeeds &
  ReleaseMendNeeds &
  EditionMendNeeds &
  BinNeeds

const soonMs = 2_000
const latestMs = 60_000
/** What waits for a person is looked at less often. */
const seldomMs = 15 * 60_000

/**
 * The job `withdrawal.mend`: one place after the other, each in a commit of its own with its outcome; killed at any
 * moment it goes on, and does nothing twice. What cannot be done yet is tried again; what cannot be done within an hour
 * becomes a task for a person, except cards: only Mary can change those, whenever it becomes possible.
 */
export async function mendWithdrawal(ports: Needs, id: string): Promise<void> {
  await lookOnceMore(ports, id)
  const before = await ports.withdrawals.byId(id)
  if (!before) return
  for (const { key } of openPlaces(before)) await mendPlace(ports, id, key)
  const after = await ports.withdrawals.byId(id)
  if (!after || openPlaces(after).length === 0) return
  const waitedMs = msBetween(after.at, ports.now())
  const inMs = waitedMs > waitsMostMs ? seldomMs : Math.min(latestMs, Math.max(soonMs, waitedMs / 4))
  await ports.commit({ job: 'withdrawal.mend', data: { id }, inMs })
}

/** What left between the look and the commit of the withdrawal is found by the present rows. */
async function lookOnceMore(ports: Needs, id: string): Promise<void> {
  await orRunAgain(async () => {
    const row = await ports.withdrawals.byId(id)
    if (row?.version !== 1) return 'done'
    const { pictureIds, uses } = row
    const found = await findPlaces(ports, { pictureIds, uses, isWhole: false })
    const added = found.filter(({ key, state }) => state !== 'done' && row.places.every(one => one.key !== key))
    if (added.length === 0) return 'done'
    const next = { ...row, version: 2, places: [...row.places, ...added], updatedAt: ports.now() }
    const card = refresh({ card: 'withdrawal', withdrawalId: id })
    return ports.commit({ save: 'withdrawal', row: next, ifVersion: row.version }, card)
  })
}

async function mendPlace(ports: Needs, id: string, key: string): Promise<void> {
  await orRunAgain(async () => {
    const row = await ports.withdrawals.byId(id)
    const place = row && openPlaces(row).find(one => one.key === key)
    if (!row || !place) return 'done'
    const now = ports.now()
    // If SharePoint or a network does not answer, it is tried again.
    const mended = (await unlessAway(() => mend(ports, row, place, now), null)) ?? overdue(row, place, now)
    if (mended === null) return 'done'
    const instead = mended === 'none' ? [] : [mended.place, ...(mended.further ?? [])]
    const next = withPlaces(row, key, instead, now)
    const card = refresh({ card: 'withdrawal', withdrawalId: id })
    return ports.commit(
      { save: 'withdrawal', row: next, ifVersion: row.version },
      ...(mended === 'none' ? [] : mended.changes),
      card,
    )
  })
}

function mend(ports: Needs, row: Withdrawal, place: WithdrawnPlace, now: Instant): Promise<Mended> | Mended {
  switch (place.kind) {
    case 'cards':
      return mendOnCards(ports, row, place, now)
    case 'release':
      return mendRelease(ports, row, place, now)
    case 'page':
    case 'edition':
      return mendEdition(ports, row, place, now)
    case 'file':
    case 'copy':
    case 'library':
    case 'video':
      return binFile(ports, row, place, now)
    case 'draft':
    case 'validation':
    case 'planned':
    case 'by-hand':
    case 'paper':
    case 'mail':
      return null
  }
}

/** Mary could not do it: a person has to look. */
function overdue({ at }: Withdrawal, place: WithdrawnPlace, now: Instant): Mended {
  const mayWait = place.kind === 'cards' || msBetween(at, now) < waitsMostMs
  return mayWait ? null : { place: { ...place, state: 'to-do' }, changes: [] }
}
