import type { Person } from '../../domain/actor.ts'
import type { Audience, AudienceCheck } from '../../domain/audiences/audience.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import { reachOf } from '../../domain/audiences/reach-of.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Conversation } from '../../domain/people/conversation.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Instant } from '../../domain/time.ts'
import { startOfWeek } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { expandAudience, type ExpandNeeds } from './expand-audience.ts'

export type CheckNeeds = ExpandNeeds & Pick<Ports, 'conversations' | 'deliveries' | 'broadcasts'>
type Options = { now: Instant; timeZone: string }

/** From so many new broadcasts since Monday on, one more is worth a warning. */
const oftenFrom = 3

/** Reads who would get it and how they are reached; changes nothing. */
export async function checkAudience(
  ports: CheckNeeds,
  audience: Audience,
  { now, timeZone }: Options,
): Promise<AudienceCheck> {
  const check: AudienceCheck = {
    people: 0,
    reachable: 0,
    notInstalled: 0,
    ...(ports.directory.installs ? {} : { installs: false }),
    blocked: 0,
    noTeams: 0,
    withoutDepartment: 0,
    optedOut: 0,
    guests: 0,
    shared: 0,
    oftenThisWeek: 0,
    sinceLast: null,
  }
  const find = departmentFinder(await ports.departments.all())
  const monday = startOfWeek(now, timeZone)
  const last = await lastBroadcast(ports, audience)
  let stayed = 0
  const pages = expandAudience(ports, audience, (_, why) => {
    if (why === 'guest') check.guests++
    if (why === 'shared') check.shared++
  })
  for await (const page of pages) {
    const ids = page.map(({ id }) => id)
    const [conversations, often, among] = await Promise.all([
      ports.conversations.of(ids),
      ports.deliveries.receivedSince(ids, monday, oftenFrom),
      last === null ? 0 : ports.deliveries.among(last.id, ids),
    ])
    check.oftenThisWeek += often
    stayed += among
    for (const person of page) count(check, person, conversations.get(person.id), find)
  }
  if (last) check.sinceLast = { reference: last.reference, joined: check.people - stayed, left: last.planned - stayed }
  return check
}

function count(
  check: AudienceCheck,
  person: Person,
  conversation: Conversation | undefined,
  find: ReturnType<typeof departmentFinder>,
): void {
  check.people++
  const reach = reachOf(person, conversation)
  check[reach]++
  if (find(person.department) === null) check.withoutDepartment++
  // People who opted out and are blocked, or have no Teams, are counted as such.
  if (conversation?.optedOut && (reach === 'reachable' || reach === 'notInstalled')) check.optedOut++
}

const lookedAt = 50

/** The last one sent to its end to the same audience, else to any. */
export async function lastBroadcast(
  { broadcasts }: Pick<Ports, 'broadcasts'>,
  audience: Audience,
): Promise<(Broadcast & { planned: number }) | null> {
  const key = canonicalKey(audience)
  const finished = (await broadcasts.recent(lookedAt)).filter(isFinished)
  return finished.find(one => canonicalKey(one.audience) === key) ?? finished[0] ?? null
}

function isFinished(broadcast: Broadcast): broadcast is Broadcast & { planned: number } {
  return broadcast.kind === 'send' && broadcast.state === 'done' && broadcast.planned !== null
}
