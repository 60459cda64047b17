import { type Actor, named } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Broadcast, LibraryFiles } from '../../../domain/broadcasts/broadcast.ts'
import { changeBroadcast, type BroadcastDecision, type BroadcastRefusal } from '../change-broadcast.ts'

export type FilesResult =
  { kind: 'asked'; broadcast: Broadcast } | { kind: 'closed'; broadcast: Broadcast } | BroadcastRefusal
type Needs = Pick<Ports, 'history' | 'broadcasts' | 'commit' | 'now'>

/** *Exporter (Excel)*: a job writes the report; the card then has its address. */
export function askForReport(ports: Needs, actor: Actor, broadcastId: string): Promise<FilesResult> {
  return changeBroadcast<FilesResult>(ports, actor, broadcastId, (broadcast, now) => {
    if (broadcast.state !== 'done' && broadcast.state !== 'stopped') return { kind: 'closed', broadcast }
    if (isPrepared(broadcast.report)) return { kind: 'asked', broadcast }
    return asked(
      { report: askedFor(broadcast.report, actor, now) },
      { job: 'broadcast.export', data: { id: broadcast.id } },
    )
  })
}

/** *Liste des personnes à joindre autrement*: the people whom Mary does not reach, as the check found. */
export function askForUnreachable(ports: Needs, actor: Actor, broadcastId: string): Promise<FilesResult> {
  return changeBroadcast<FilesResult>(ports, actor, broadcastId, (broadcast, now) => {
    if (!hasUnreachable(broadcast)) return { kind: 'closed', broadcast }
    if (isPrepared(broadcast.unreachable)) return { kind: 'asked', broadcast }
    return asked(
      { unreachable: askedFor(broadcast.unreachable, actor, now) },
      { job: 'broadcast.unreachable', data: { id: broadcast.id } },
    )
  })
}

/**
 * The broadcast sends new cards, nobody asked for the list yet, and the check found people whom Mary does not reach.
 */
export function hasUnreachable({ kind, state, check, planned }: Broadcast): boolean {
  const open = state === 'ready' || state === 'scheduled' || state === 'held'
  return kind === 'send' && open && planned === null && check !== null && check.blocked + check.noTeams > 0
}

/** Asked for, and not yet written. */
export function isPrepared(files: LibraryFiles | null): boolean {
  return files !== null && (files.writtenAt === null || files.writtenAt < files.askedAt)
}

function askedFor(files: LibraryFiles | null, actor: Actor, now: Instant): LibraryFiles {
  return { ...(files ?? { xlsx: null, csv: null, writtenAt: null }), askedBy: named(actor), askedAt: now }
}

function asked(
  change: Partial<Broadcast>,
  job: BroadcastDecision<FilesResult>['also'][number],
): BroadcastDecision<FilesResult> {
  return { change, also: [job], answer: broadcast => ({ kind: 'asked', broadcast }) }
}
