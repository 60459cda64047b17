import type { Actor } from '../../domain/actor.ts'
import { filesMax } from '../../domain/files/file-kind.ts'
import { numbered } from '../../domain/files/file-name.ts'
import type { Ports } from '../../ports.ts'
import { byAuthor } from './change-initiative.ts'
import {
  alreadyDecided,
  type AlreadyDecided,
  type Attachment,
  type Initiative,
} from '../../domain/initiatives/initiative.ts'

export type IncomingFile = Pick<Attachment, 'name' | 'contentType' | 'source'>
type Refusal = AlreadyDecided | { kind: 'too-many-files' } | { kind: 'already-added'; initiative: Initiative }

/**
 * Files that the author sent: each is brought to SharePoint by a job of its own. Their ids are the same for the same
 * message.
 */
export function addFiles(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  files: (IncomingFile & { id: string })[],
) {
  return byAuthor.change<Refusal>(ports, actor, id, initiative => {
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const known = new Set(initiative.attachments.map(attachment => attachment.id))
    const fresh = files.filter(file => !known.has(file.id))
    if (fresh.length === 0) return { kind: 'already-added', initiative }
    if (known.size + fresh.length > filesMax) return { kind: 'too-many-files' }
    const names = initiative.attachments.map(file => file.name)
    const added = fresh.map((file): Attachment => {
      const name = ownName(file.name, names)
      names.push(name)
      return { ...file, name, state: 'waiting', url: null, consent: null, picture: null }
    })
    return {
      row: { ...initiative, attachments: [...initiative.attachments, ...added], photoAskedAt: null },
      verb: 'initiative.file-added',
      details: { files: added.map(file => file.name).join(', ') },
      also: added.map(file => ({ job: 'initiative.file' as const, data: { id, attachmentId: file.id } })),
    }
  })
}

/** Pasted pictures all have one name, and in the library the same name is the same file: hence `image (2).png`. */
function ownName(name: string, taken: string[]): string {
  const isTaken = (candidate: string): boolean => taken.some(one => one.toLowerCase() === candidate.toLowerCase())
  let own = name
  for (let number = 2; isTaken(own); number++) own = numbered(name, number)
  return own
}
