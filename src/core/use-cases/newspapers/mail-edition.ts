import type { Edition, EditionMail } from '../../domain/newspapers/edition.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { editionCard } from '../cards/edition-card.ts'

type Needs = Pick<Ports, 'editions' | 'editionFiles' | 'newspapers' | 'newspaperMail' | 'commit' | 'now'>

/**
 * The job `edition.mail`: that it leaves is written before it does, so a run after a death finds `sending` and never
 * sends again. Of an answer that got lost nobody knows whether it left: `unknown`, until a person says so.
 */
export async function mailEdition(ports: Needs, { id }: { id: string }): Promise<void> {
  const edition = await ports.editions.byId(id)
  if (edition?.state !== 'published' || edition.produced === null) return
  if (edition.mail?.state === 'sending') await settle(ports, id, 'sending', { state: 'unknown' })
  if (edition.mail !== null) return
  const { mailTo = [] } = (await ports.newspapers.byId(edition.newspaperId)) ?? {}
  if (mailTo.length === 0) return
  const { newspaperMail } = ports
  const mime = await ports.editionFiles.get({ editionId: id, production: edition.produced.number, kind: 'email' })
  if (mime === null) await settle(ports, id, null, { state: 'refused', reason: 'file-gone' })
  else if (newspaperMail === null) await settle(ports, id, null, { state: 'by-hand' })
  else if (await settle(ports, id, null, { state: 'sending' })) {
    const answer = await newspaperMail.send(mime, mailTo)
    const isBusy = answer.state === 'refused' && answer.reason === 'busy'
    await settle(ports, id, 'sending', isBusy ? null : answer)
    // It certainly did not leave, and may later.
    if (isBusy) throw new Unavailable('mail-busy')
  }
}

/** False: it was not `from` any more, and nothing was written. */
async function settle(
  ports: Needs,
  id: string,
  from: 'sending' | null,
  mail: Omit<EditionMail, 'at'> | null,
): Promise<boolean> {
  const settled = await whileStale<'written' | 'other'>(async () => {
    const read = await ports.editions.byId(id)
    if (!read || (read.mail?.state ?? null) !== from) return 'other'
    const at = ports.now()
    const row: Edition = { ...read, version: read.version + 1, mail: mail && { ...mail, at }, updatedAt: at }
    const details = { state: mail?.state ?? 'busy', ...(mail?.reason && { reason: mail.reason }) }
    const written = await ports.commit(
      { save: 'edition', row, ifVersion: read.version },
      { journal: { verb: 'edition.mailed', actor: null, subject: row.reference, seal: null, details } },
      ...editionCard(row),
    )
    return written === 'done' ? 'written' : 'stale'
  })
  if (typeof settled === 'object') throw new Unavailable('busy')
  return settled === 'written'
}
