import type { Actor } from '../../domain/actor.ts'
import { type Attestation, type AttestationLink, attestationLink, hoursOf } from '../../domain/events/attestation.ts'
import type { EventNow } from '../../domain/events/event.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { readBrought } from './read-event.ts'
import { wasThere } from './was-there.ts'

type Reads = Pick<Ports, 'posts' | 'broadcasts' | 'attendance' | 'now'>

export type AttestResult =
  | { kind: 'attestation-ready'; event: EventNow; address: string; until: Instant }
  /** Whatever is wrong with it: a forged id learns nothing. */
  | { kind: 'not-attested' }
  | { kind: 'no-attestations' }

/** *Attestation de présence*: where somebody reads theirs, for some days. */
export async function askForAttestation(
  ports: Reads & Pick<Ports, 'attestations' | 'commit'>,
  actor: Actor,
  postId: string,
): Promise<AttestResult> {
  if (ports.attestations === null) return { kind: 'no-attestations' }
  const event = await attended(ports, postId, actor.id)
  if (!event) return { kind: 'not-attested' }
  const link = attestationLink(postId, actor.id, ports.now())
  await ports.commit({
    journal: { verb: 'event.attested', actor, subject: event.post.reference, seal: null, details: {} },
  })
  return { kind: 'attestation-ready', event, address: ports.attestations.address(link), until: link.until }
}

/**
 * What the address shows. Null once its days are over, and whenever the person is not noted as there any more: as an
 * organiser may have said, or since the names were deleted.
 */
export async function seeAttestation(
  ports: Reads & Pick<Ports, 'events' | 'directory'>,
  { postId, person, until }: AttestationLink,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<Attestation | null> {
  const now = ports.now()
  if (now >= until) return null
  const event = await attended(ports, postId, person)
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
    issuedOn: localDay(now, timeZone),
  }
}

/** Null for who was not there; nobody was at what did not take place. */
async function attended(ports: Reads, postId: string, person: string): Promise<EventNow | null> {
  if (!(await wasThere(ports, postId, person))) return null
  const event = (await readBrought(ports, postId))?.event ?? null
  return event?.cancelled ? null : event
}
