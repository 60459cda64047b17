import { heldPictures } from '../../core/domain/broadcasts/lacks-consent.ts'
import type { Objection } from '../../core/domain/broadcasts/objection.ts'
import { type Held, type Leaving, mayLeave, type Roads } from '../../core/use-cases/leaving/may-leave.ts'
import type { Ports } from '../../core/ports.ts'

export type GateNeeds = Pick<Ports, 'messenger' | 'database' | 'capabilities' | 'now'>
export type HeldBroadcast = { kind: 'held'; objection: Objection }

const becauseOf = {
  restored: 'restored',
  'not-connected': 'not-registered',
  consent: 'no-consent',
} as const satisfies Record<Held<'broadcast'>['why'], Objection['because']>

/** The gate, asked before a run and before each card; what it holds back holds the whole broadcast. */
export async function askGate(
  ports: GateNeeds,
  leaving: Omit<Leaving<'broadcast'>, 'road'>,
): Promise<{ kind: 'leaves'; by: Roads['broadcast']['by'] } | HeldBroadcast> {
  const may = await mayLeave(ports, { road: 'broadcast', ...leaving }, ports.messenger)
  if (may.kind === 'leaves') return may
  const { broadcast, post } = leaving
  const pictures = heldPictures(broadcast, post, ports.now())
  return { kind: 'held', objection: { because: becauseOf[may.why], about: '', pictures } }
}
