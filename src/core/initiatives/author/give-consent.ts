import type { Actor } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import { changeInitiative } from '../change-initiative.ts'

type Refusal = { kind: 'not-yours' } | { kind: 'no-such-file' }

/** « J’ai l’accord de toutes les personnes reconnaissables… », or not. */
export function giveConsent(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  attachmentId: string,
  consent: boolean,
) {
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const index = initiative.attachments.findIndex(attachment => attachment.id === attachmentId)
    const attachment = initiative.attachments[index]
    if (!attachment) return { kind: 'no-such-file' }
    const attachments = initiative.attachments.with(index, { ...attachment, consent })
    return {
      initiative: { ...initiative, attachments },
      verb: 'initiative.consent-given',
      details: { file: attachment.name, consent },
    }
  })
}
