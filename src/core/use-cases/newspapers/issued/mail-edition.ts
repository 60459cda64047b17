import type { Edition, EditionMail } from '../../../domain/newspapers/edition.ts'
import { Unavailable } from '../../../domain/errors.ts'
import type { JournalVerb } from '../../../domain/journal/journal.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { isUnderWay } from '../../broadcasts/standing-broadcast.ts'
import { sealedFile } from '../../broadcasts/sealed/sealed-file.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { mayLeave, type Roads } from '../../leaving/may-leave.ts'
import { sentEdition } from '../../editions/sent-edition.ts'

type SettleNeeds = Pick<Ports, 'editions' | 'commit' | 'now'>
type Needs = SettleNeeds &
  Pick<Ports, 'editionFiles' | 'posts' | 'broadcasts' | 'newspaperMail' | 'database' | 'capabilities'>

/**
 * The job `edition.mail`: sends the announced edition to the addresses that were approved with it, once all cards have
 * left; never one that was stopped or is taken back. After a stop it waits for a person's decision. `sending` is
 * written before it leaves, so that a run after a crash finds it and never sends again. Where the answer got lost
 * nobody knows whether it left: `unknown`.
 */
export async function mailEdition(ports: Needs, { id }: { id: string }): Promise<void> {
  const edition = await ports.editions.byId(id)
  if (edition?.state !== 'published') return
  const { mail } = edition
  if (mail?.state === 'sending') await settle(ports, id, mail, { state: 'unknown' })
  if (mail !== null && mail.state !== 'asked') return
  const sent = await sentEdition(ports, edition)
  if (sent.kind !== 'sent') {
    if (mail !== null) await refused(ports, id, mail, sent.kind === 'gone' ? 'taken-back' : 'file-differs')
    return
  }
  // Resumed, or sent again to some people: it ends later.
  if (isUnderWay(sent.broadcast)) throw new Unavailable('edition-leaving')
  if (sent.broadcast.state !== 'done' && mail === null) {
    await settle(ports, id, mail, { state: 'waiting' })
    return
  }
  const { mailTo } = sent.sealed
  const file = await sealedFile(ports, sent.sealed, 'email')
  const leaving = { edition, production: sent.sealed.production, to: mailTo }
  const may = await mayLeave(ports, { road: 'mail', ...leaving }, ports.newspaperMail)
  const why = may.kind === 'held' ? may.why : null
  if (why === 'restored' || why === 'switched-off') throw new Unavailable(`held-${why}`)
  // After a withdrawn picture it no longer leaves.
  if (why === 'consent') await refused(ports, id, mail, 'withdrawn')
  else if (mailTo.length === 0) {
    if (mail !== null) await refused(ports, id, mail, 'nobody')
  } else if (file.kind !== 'sealed') await refused(ports, id, mail, `file-${file.kind}`)
  else if (may.kind === 'held') await settle(ports, id, mail, { state: 'by-hand' })
  else await send(ports, { id, mail, mime: file.bytes, to: mailTo, by: may.by })
}

/** An e-mail about to leave from a restored database may have left from the other one: a person is asked. */
export async function doubtMail(ports: SettleNeeds & Pick<Ports, 'posts' | 'broadcasts'>, edition: Edition) {
  const { id, mail } = edition
  if (mail && mail.state !== 'asked') return
  const sent = await sentEdition(ports, edition)
  if (sent.kind === 'sent' && sent.sealed.mailTo.length > 0) await settle(ports, id, mail, { state: 'unknown' })
}

async function send(
  ports: Needs,
  {
    id,
    mail,
    mime,
    to,
    by,
  }: {
    id: string
    mail: EditionMail | null
    mime: Uint8Array
    to: readonly string[]
    by: Roads['mail']['by']
  },
): Promise<void> {
  const sending = { state: 'sending', ...(mail?.by && { by: mail.by }) } as const
  if (!(await settle(ports, id, mail, sending))) return
  const answer = await by.send(mime, to)
  const isBusy = answer.state === 'refused' && answer.reason === 'busy'
  await settle(ports, id, sending, isBusy ? mail : answer)
  // It certainly did not leave, and may later.
  if (isBusy) throw new Unavailable('mail-busy')
}

function refused(ports: Needs, id: string, from: EditionMail | null, reason: string): Promise<boolean> {
  return settle(ports, id, from, { state: 'refused', reason })
}

/** False: it was not `from` any more, and nothing was written. The journal has outcomes, not each try. */
async function settle(
  ports: SettleNeeds,
  id: string,
  from: Pick<EditionMail, 'state'> | null,
  mail: Omit<EditionMail, 'at'> | null,
): Promise<boolean> {
  return orRunAgain(async () => {
    const read = await ports.editions.byId(id)
    if (!read || (read.mail?.state ?? null) !== (from?.state ?? null)) return false
    const at = ports.now()
    const by = read.mail?.by
    const row: Edition = {
      ...read,
      version: read.version + 1,
      mail: mail && { ...mail, at, ...(by && { by }) },
      updatedAt: at,
    }
    const verb = mail && verbOf(mail.state)
    const details = { state: mail?.state ?? '', ...(mail?.reason && { reason: mail.reason }) }
    const written = await ports.commit(
      { save: 'edition', row, ifVersion: read.version },
      ...(verb ? [{ journal: { verb, actor: null, subject: row.reference, seal: null, details } }] : []),
      ...editionCard(row),
    )
    return written === 'done' ? true : 'stale'
  })
}

function verbOf(state: EditionMail['state']): JournalVerb | null {
  switch (state) {
    case 'asked':
    case 'sending':
      return null
    case 'sent':
      return 'edition.mailed'
    case 'waiting':
    case 'refused':
    case 'unknown':
    case 'by-hand':
      return 'edition.not-mailed'
  }
}
