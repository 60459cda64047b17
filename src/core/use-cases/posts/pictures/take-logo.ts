import { type Actor, isAdmin } from '../../../domain/actor.ts'
import type { Charter } from '../../../domain/charter/charter.ts'
import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import type { Ports } from '../../../ports.ts'
import { addLogo, type CharterNeeds, type CharterResult } from '../../charter/change-charter.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { keepPicture, type PictureFault, type SentPicture } from './keep-picture.ts'

/**
 * A picture that an administrator sent in chat, as a logo of the charter: by its digest a post's picture is recognised
 * as that logo. Its bytes are kept no longer than those of unused files. May throw `Unavailable`.
 */
export async function takeLogo(
  ports: CharterNeeds & Pick<Ports, 'keptFiles' | 'teamsFiles' | 'pictures'>,
  actor: Actor,
  { name, ...sent }: SentPicture & Pick<Attachment, 'name'>,
): Promise<CharterResult | { kind: 'too-many-logos'; charter: Charter } | PictureFault> {
  if (!isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'charter.change', subject: 'charter' }, { kind: 'not-admin' } as const)
  return keepPicture(ports, sent, 'charter-saved', ({ digest }) => addLogo(ports, actor, { digest, name }))
}
