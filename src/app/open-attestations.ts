import type { Config } from '../settings/config.ts'
import type { Ports } from '../core/ports.ts'
import { seeAttestation } from '../core/use-cases/events/attendance/attest-presence.ts'
import { createServedAttestations, type ServedAttestations } from '../print/served-attestations.ts'
import type { Words } from '../words.ts'

type Named = Pick<Config, 'publicUrl' | 'authorityName'>

/** Whether Mary has a public address, and somebody said in whose name she attests. */
export function mayAttest<C extends Named>(config: C): config is C & { publicUrl: string; authorityName: string } {
  return config.publicUrl !== undefined && config.authorityName !== undefined
}

/** Null: there are none. */
export function openAttestations(
  config: Named & Pick<Config, 'timeZone'>,
  ports: Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'attendance' | 'directory' | 'now'>,
  { secret, words }: { secret: string; words: Words },
): ServedAttestations | null {
  if (!mayAttest(config)) return null
  const { publicUrl, authorityName, timeZone } = config
  const see = (link: Parameters<typeof seeAttestation>[1]) => seeAttestation(ports, link, { timeZone })
  return createServedAttestations({ publicUrl, secret, authority: authorityName, words, see })
}
