import type { SendOutcome } from '../../domain/send-outcome.ts'
import type { Ports } from '../../ports.ts'
import { type Leaving, mayLeave, type Roads } from './may-leave.ts'

/** One request about a kept card. What is held did not arrive, and is tried again like what fails. */
export async function sendCard(
  ports: Pick<Ports, 'database' | 'capabilities' | 'messenger' | 'now'>,
  card: Omit<Leaving<'card'>, 'road'>,
  send: (by: Roads['card']['by']) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const may = await mayLeave(ports, { road: 'card', ...card }, ports.messenger)
  return may.kind === 'leaves' ? send(may.by) : { kind: 'failed', status: null }
}
