import type { Actor } from '../../../domain/actor.ts'
import { type Attestation, type AttestationLink, attestationLink, hoursOf } from '../../../domain/events/attestation.ts'
import { type EventNow, eventState } from '../../../domain/events/event.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Day, Instant } from '../../../domain/time.ts'
import { localDay, nextDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { type EventReads, readBrought, readStanding } from '../read-event.ts'
import { wasThere } from './was-there.ts'

type Reads = Pick<Ports, 'posts' | 'broadcasts' | 'attendance' | 'now'>
type Rules = Pick<Settings, 'timeZone'>

export type AttestResult =
  | { kind: 'attestation-ready'; event: EventNow; address: string; until: Instant }
  /** Before the end a person may still leave: presence is attested only after its day. `day`: from then on. */
  | { kind: 'attestation-not-yet'; day: Day }
  | { kind: 'attestation-taken-back' }
  | { kind: 'attestation-called-off' }
  /** They were not noted as there, or did not receive it: a forged id learns nothing. */
  | { kind: 'not-attested' }
  | { kind: 'no-attestations' }

/** *Attestation de présence*: the address of one's own, for some days, once the event is over. */
export async function askForAttestation(
  ports: Reads & EventReads & Pick<Ports, 'attestations' | 'commit'>,
  actor: Actor,
  postId: string,
  rules: Rules,
): Promise<AttestResult> {
  if (ports.attestations === null) return { kind: 'no-attestations' }
  const event = await readStanding(ports, actor.id, postId)
  if (!event) return { kind: 'not-attested' }
  if (event.takenBack) return { kind: 'attestation-taken-back' }
  if (event.cancelled) return { kind: 'attestation-called-off' }
  if (!isOver(event, ports.now(), rules)) return { kind: 'attestation-not-yet', day: nextDay(event.details.date) }
  if (!(await wasThere(ports, postId, actor.id))) return { kind: 'not-attested' }
  const link = attestationLink(postId, actor.id, ports.now())
  await ports.commit({
    journal: { verb: 'event.attested', actor, subject: event.post.reference, seal: null, details: {} },
  })
  return { kind: 'attestation-ready', event, address: ports.attestations.address(link), until: link.until }
}

/**
 * What the address shows. Null once its days are over, and when the person is no longer noted as present: an organiser
 * may have said so, or the names were deleted.
 */
export async function seeAttestation(
  ports: Reads & Pick<Ports, 'events' | 'directory'>,
  { postId, person, until }: AttestationLink,
  rules: Rules,
): Promise<Attestation | null> {
  const now = ports.now()
  if (now >= until) return null
  const event = await attended(ports, postId, person, rules)
  const known = event && (await ports.directory.people([person])).get(person)
  if (!event || !known) return null
  const { title, post, details } = event
  return {
    person: known.name,
    event: title,
    reference: post.reference,
    date: details.date,
    ...hoursOf(details, await ports.events.answer(postId, person)),
    place: details.place,
    issuedOn: localDay(now, rules.timeZone),
  }
}

/** Null for people who were not there, and for events that did not take place, or not yet: it may have been put off. */
async function attended(ports: Reads, postId: string, person: string, rules: Rules): Promise<EventNow | null> {
  if (!(await wasThere(ports, postId, person))) return null
  const event = (await readBrought(ports, postId))?.event ?? null
  return event && isOver(event, ports.now(), rules) ? event : null
}

function isOver(event: EventNow, now: Instant, rules: Rules): boolean {
  return eventState(event, now, rules) === 'over'
}
