import type { Ports } from '../../ports.ts'
import type { Delivery, RefusedReason } from '../../domain/broadcasts/broadcast.ts'
import type { ToReach } from '../../domain/faces/account.ts'

/** They were left alone on purpose, theirs or the operator's: nobody has to run after them. */
const leftAlone: readonly (RefusedReason | null)[] = ['opted-out', 'outside-pilot']

/** Whom it did not reach, or perhaps did not, by department and name. */
export async function peopleToReach(
  ports: Pick<Ports, 'deliveries' | 'directory'>,
  broadcastId: string,
): Promise<ToReach[]> {
  const people: ToReach[] = []
  for await (const page of ports.deliveries.undelivered(broadcastId)) {
    const rows = page.filter(({ reason }) => !leftAlone.includes(reason))
    if (rows.length === 0) continue
    const known = await ports.directory.people(rows.map(({ person }) => person))
    for (const row of rows) people.push(lineOf(row, known.get(row.person)))
  }
  return people.sort(byDepartment)
}

/** Of who left the directory meanwhile, the ledger still has the given name. */
function lineOf(row: Delivery, person: { name: string; mail: string | null } | undefined): ToReach {
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
