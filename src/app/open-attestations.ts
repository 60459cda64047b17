import type { Config } from '../config.ts'
import type { Ports } from '../core/ports.ts'
import { seeAttestation } from '../core/use-cases/events/attest-presence.ts'
import { createServedAttestations, type ServedAttestations } from '../print/served-attestations.ts'
import type { Words } from '../words.ts'

/** Null: Mary has no public address, or nobody said in whose name she attests. */
export function openAttestations(
  { publicUrl, authorityName, timeZone }: Pick<Config, 'publicUrl' | 'authorityName' | 'timeZone'>,
  ports: Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'attendance' | 'directory' | 'now'>,
  { secret, words }: { secret: string; words: Words },
): ServedAttestations | null {
  if (publicUrl === undefined || authorityName === undefined) return null
  const see = (link: Parameters<typeof seeAttestation>[1]) => seeAttestation(ports, link, { timeZone })
  return createServedAttestations({ publicUrl, secret, authority: authorityName, words, see })
}
