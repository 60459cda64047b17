import { refresh } from '../../../change.ts'
import type { Person } from '../../../domain/actor.ts'
import type { Audience } from '../../../domain/audiences/audience.ts'
import { departmentFinder } from '../../../domain/audiences/department-of.ts'
import { reachOf } from '../../../domain/audiences/reach-of.ts'
import type { Broadcast, Delivery, DeliveryReport, RefusedReason } from '../../../domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../domain/errors.ts'
import type { ToReach } from '../../../domain/faces/account.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { expandAudience } from '../../audiences/expand-audience.ts'
import { isPrepared } from './ask-for-files.ts'
import { seeBroadcast } from './see-broadcast.ts'

type Needs = FilesNeeds & Parameters<typeof seeBroadcast>[0] & Pick<Ports, 'directory'>

/** Rows are still being settled, or sent once more. */
const notEndedMs = 30_000

/** The job behind *Exporter (Excel)*: the same names are the same files, so that it may run again at any time. */
export async function writeReport(ports: Needs, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (!broadcast || !isPrepared(broadcast.report)) return
  const seen = await seeBroadcast(ports, broadcast)
  if (!seen.report || !hasEnded(broadcast, seen.report))
    throw new Unavailable('not-ended', { retryAfterMs: notEndedMs })
  const toReach = await peopleToReach(ports, id)
  const at = ports.now()
  const account = { ...seen, report: seen.report, toReach, at }
  const { reference } = broadcast
  const xlsx = await ports.sheets.xlsx(ports.tables.account(account))
  const csv = await ports.sheets.csv(ports.tables.flat(account))
  const addresses = {
    xlsx: await ports.library.put(files.folder, `${reference}.xlsx`, files.xlsx, xlsx),
    csv: await ports.library.put(files.folder, `${reference}.csv`, files.csv, csv),
  }
  await written(ports, id, 'report', { ...addresses, at, people: toReach.length })
}

function hasEnded({ state }: Broadcast, { counts }: DeliveryReport): boolean {
  return (state === 'done' || state === 'stopped') && counts.queued + counts.sending === 0
}

type WriteUnreachableNeeds = FilesNeeds &
  Parameters<typeof expandAudience>[0] &
  Pick<Ports, 'departments' | 'conversations'>

/**
 * The job behind *Liste des personnes à joindre autrement*. Names are in the library alone: the card has the address.
 */
export async function writeUnreachable(ports: WriteUnreachableNeeds, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (!broadcast || !isPrepared(broadcast.unreachable)) return
  const people = await unreachable(ports, broadcast.audience)
  const sheet = ports.tables.toReach(people)
  const csv = await ports.library.put(
    files.folder,
    `${broadcast.reference} ${sheet.name}.csv`,
    files.csv,
    await ports.sheets.csv(sheet),
  )
  await written(ports, id, 'unreachable', { xlsx: null, csv, at: ports.now(), people: people.length })
}

async function unreachable(ports: WriteUnreachableNeeds, audience: Audience): Promise<ToReach[]> {
  const find = departmentFinder(await ports.departments.all())
  const people: ToReach[] = []
  for await (const page of expandAudience(ports, audience)) {
    const conversations = await ports.conversations.of(page.map(({ id }) => id))
    const out = page.filter(person => ['blocked', 'noTeams'].includes(reachOf(person, conversations.get(person.id))))
    people.push(...out.map(person => lineOf(person, find(person.department))))
  }
  return people.sort(byDepartment)
}

function lineOf({ name, mail }: Person, department: string | null): ToReach {
  return { name, mail, department, state: 'refused' }
}

export type FilesNeeds = Pick<Ports, 'broadcasts' | 'commit' | 'now' | 'library' | 'sheets' | 'tables'>

export const files = {
  folder: 'Diffusions',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** `at`: when its contents were read. `people`: how many are named in them. */
type Written = { xlsx: string | null; csv: string; at: Instant; people: number }

/** The card shows the address of the files, the journal records who had people named in them. */
export async function written(
  ports: FilesNeeds,
  id: string,
  what: 'report' | 'unreachable',
  { people, at, ...addresses }: Written,
): Promise<void> {
  await orRunAgain(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    const asked = broadcast?.[what]
    if (!broadcast || !asked) return 'done'
    // Asked for again while it was being written: that run has yet to come.
    const row: Broadcast = { ...broadcast, [what]: { ...asked, ...addresses, writtenAt: at }, updatedAt: ports.now() }
    const { reference: subject, seal } = broadcast
    const details = { what, people }
    return ports.commit(
      { save: 'broadcast', row, ifVersion: broadcast.version },
      { journal: { verb: 'broadcast.exported', actor: asked.askedBy, subject, seal, details } },
      refresh({ card: 'broadcast', broadcastId: id }),
    )
  })
}

/** People who were left alone on purpose, theirs or the operator's: nobody has to contact them. */
const leftAlone: readonly (RefusedReason | null)[] = ['opted-out', 'outside-pilot']

/** People whom it did not reach, or perhaps did not, by department and name. */
export async function peopleToReach(
  ports: Pick<Ports, 'deliveries' | 'directory'>,
  broadcastId: string,
): Promise<ToReach[]> {
  const people: ToReach[] = []
  for await (const page of ports.deliveries.undelivered(broadcastId)) {
    const rows = page.filter(({ reason }) => !leftAlone.includes(reason))
    if (rows.length === 0) continue
    const known = await ports.directory.people(rows.map(({ person }) => person))
    for (const row of rows) people.push(peopleToReachLineOf(row, known.get(row.person)))
  }
  return people.sort(byDepartment)
}

/** For people who left the directory meanwhile, the ledger still has the given name. */
function peopleToReachLineOf(row: Delivery, person: { name: string; mail: string | null } | undefined): ToReach {
  return {
    name: person?.name ?? row.givenName,
    mail: person?.mail ?? null,
    department: row.department,
    state: row.state === 'unknown' ? 'unknown' : 'refused',
  }
}

const french = new Intl.Collator('fr')

/** Those without a department come last. */
export function byDepartment(a: Omit<ToReach, 'state'>, b: Omit<ToReach, 'state'>): number {
  const last = Number(a.department === null) - Number(b.department === null)
  return last || french.compare(a.department ?? '', b.department ?? '') || french.compare(a.name, b.name)
}
