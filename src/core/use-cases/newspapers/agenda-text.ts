import type { Edition } from '../../domain/newspapers/edition.ts'
import type { Ports } from '../../ports.ts'

export type AgendaNeeds = Pick<Ports, 'searchable'>

/** What is ahead, as it is printed: what somebody typed, then what is announced within the time of the edition. */
export function agendaText(_ports: AgendaNeeds, _edition: Edition, typed: string): Promise<string> {
  return Promise.resolve(typed)
}
