import { refresh } from '../../change.ts'
import { type Actor, isAdmin, isDpo, named } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { workbookId } from '../../domain/figures/workbook.ts'
import { registerName } from '../../domain/register/paper.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { isPrepared } from '../broadcasts/ask-for-files.ts'
import { forgetting, workbookKeptMs } from '../figures/forget-workbook.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

export type RegisterAsked = { kind: 'asked' } | { kind: 'not-officer' }

/**
 * « registre »: a job writes both papers; a card in the chat of whoever asked says so, then where they lie. For the
 * data protection officer and administrators. May throw `Unavailable`.
 */
export async function askForRegister(
  ports: Pick<Ports, 'workbooks' | 'retentionRules' | 'history' | 'commit' | 'now'>,
  actor: Actor,
): Promise<RegisterAsked> {
  if (!isDpo(actor) && !isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'register.write', subject: 'register' }, { kind: 'not-officer' })
  const [at, period, person] = [ports.now(), registerName, actor.id]
  const id = workbookId(period, person)
  const done = await whileStale<'done'>(async () => {
    const before = await ports.workbooks.byId(id)
    if (before && isPrepared(before.files)) return 'done'
    const files = { xlsx: null, csv: null, writtenAt: null, askedBy: named(actor), askedAt: at }
    const version = before?.version ?? 0
    return ports.commit(
      { save: 'workbook', row: { id, version: version + 1, period, person, files }, ifVersion: version },
      { job: 'register.write', data: { person } },
      forgetting({ period, person }, at, await workbookKeptMs(ports)),
      refresh({ card: 'register', person, at }),
    )
  })
  if (done !== 'done') throw new Unavailable('busy')
  return { kind: 'asked' }
}
