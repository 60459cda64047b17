import type { Person, PersonId } from '../../domain/actor.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import { Misconfigured, unless } from '../../domain/errors.ts'
import {
  type DirectoryNotice,
  directoryNoticeId,
  noNotice,
  type UnknownDepartment,
} from '../../domain/people/directory-notice.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { endAssistantsOf } from '../events/answers/end-assistant.ts'
import { handOnSitesOf, type HandOnNeeds } from '../relays/hand-on-sites.ts'
import { endAddressesOf } from '../planning/change-address.ts'
import { noticeChanges } from './notice-changes.ts'
import { findOpenWork, type WorkNeeds } from './open-work.ts'

type Needs = WorkNeeds &
  HandOnNeeds &
  Pick<Ports, 'directoryTable' | 'directoryNotice' | 'assistants' | 'placements' | 'weekAddresses' | 'pilot'>

/** So many of the people who changed are looked at together. */
const changedMost = 500
const departmentsMost = 50

/**
 * The job `directory.follow`, for people who left: naming of assistants by them and of them ends, and so does their
 * address of the week. Their sites go to the deputy. Proposals that they had taken on go to a referent of the sector;
 * all else that waits for them, and unknown departments, are shown to the communication team on one card. The card
 * follows: work that was taken over, departments now named in "Directions", and work of people who came back disappear
 * from it. By night it waits for the morning. Idempotent.
 */
export async function followPeople(ports: Needs, settings: WorkingHours): Promise<void> {
  const now = ports.now()
  const calm = afterQuietHours(now, settings)
  if (calm > now) return void (await ports.commit({ job: 'directory.follow', data: {}, at: calm }))
  const changed = await ports.directoryTable.changed(changedMost)
  const people = changed.map(({ person }) => person)
  await endAssistantsOf(ports, people)
  await endAddressesOf(ports, people)
  await handOnSitesOf(ports, people)
  await orRunAgain(() => tell(ports, people))
  await ports.directoryTable.followed(changed)
  if (changed.length === changedMost) await ports.commit({ job: 'directory.follow', data: {} })
}

async function tell(ports: Needs, changed: PersonId[]): Promise<'done' | 'stale'> {
  const before = (await ports.directoryNotice.byId(directoryNoticeId)) ?? noNotice
  const ids = [...new Set([...changed, ...before.work.map(({ person }) => person.id)])]
  const people = ids.length === 0 ? new Map<PersonId, Person>() : await ports.directory.people(ids)
  const left = new Set(ids.filter(id => !people.get(id)?.enabled))
  const found = await findOpenWork(ports, left)
  if (found === 'stale') return 'stale'
  const now = { work: found, departments: await unknownDepartments(ports, before, people.values()) }
  return save(ports, before, now)
}

async function save(
  { commit, now: clock }: Needs,
  before: DirectoryNotice,
  now: Pick<DirectoryNotice, 'departments' | 'work'>,
): Promise<'done' | 'stale'> {
  const { departments, work } = before
  if (canonicalKey(now) === canonicalKey({ departments, work })) return 'done'
  return commit(...noticeChanges(before, { ...before, ...now }, clock()))
}

/**
 * Departments of people who changed, and those shown already; a department in which nobody works any more is dropped.
 */
async function unknownDepartments(
  { departments, directoryTable }: Needs,
  before: DirectoryNotice,
  people: Iterable<Person>,
): Promise<UnknownDepartment[]> {
  const names = new Set([
    ...before.departments.map(({ name }) => name),
    ...[...people].flatMap(({ department }) => department ?? []),
  ])
  if (names.size === 0) return []
  const unknown = async () => {
    const find = departmentFinder(await departments.all())
    const counts = await directoryTable.departments([...names].filter(name => find(name) === null))
    return [...counts]
      .map(([name, count]) => ({ name, people: count }))
      .toSorted((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))
      .slice(0, departmentsMost)
  }
  // Without a list no department is unknown.
  return unless(Misconfigured, unknown, [])
}
