import { type Actor, isAdmin, isDpo } from '../../domain/actor.ts'
import { registerName } from '../../domain/register/paper.ts'
import type { Ports } from '../../ports.ts'
import { askForFile, type FileKind } from '../figures/asked-file.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

export type RegisterAsked = { kind: 'asked' } | { kind: 'not-officer' }

export const registerFile: FileKind = {
  job: ({ person }) => ({ job: 'register.write', data: { person } }),
  card: ({ person, at }) => ({ card: 'register', person, at }),
  entry: { verb: 'register.written', subject: () => 'register' },
}

/**
 * « registre »: a job writes both papers; a card in the chat of the person who asked says so, then has their addresses.
 * For the data protection officer and administrators. May throw `Unavailable`.
 */
export async function askForRegister(
  ports: Pick<Ports, 'workbooks' | 'retentionRules' | 'history' | 'commit' | 'now'>,
  actor: Actor,
): Promise<RegisterAsked> {
  if (!isDpo(actor) && !isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'register.write', subject: 'register' }, { kind: 'not-officer' })
  return askForFile(ports, actor, registerName, registerFile)
}
