import { createHash } from 'node:crypto'
import { addFiles, type IncomingFile } from '../../core/initiatives/author/add-files.ts'
import { whereFileGoes } from '../../core/initiatives/author/where-file-goes.ts'
import { keepNote } from '../../core/notes/keep-note.ts'
import { drawConsent } from '../draw/initiatives/draw-consent.ts'
import { drawReceipt } from '../draw/initiatives/draw-receipt.ts'
import { drawWhichInitiative } from '../draw/initiatives/draw-which-initiative.ts'
import type { Answer } from '../turn/answer.ts'
import type { Incoming, IncomingAttachment } from '../turn/incoming.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** How Teams hands over a file that was attached with the paper clip. */
const downloadInfo = 'application/vnd.microsoft.teams.file.download.info'
const filesMaxPerMessage = 10

/** Files of a message: attached ones carry an address that opens by itself, inline pictures lie behind the bot's token. */
export function readFiles(incoming: Incoming): IncomingFile[] {
  const service = originOf(incoming.serviceUrl)
  return incoming.attachments.flatMap((one, index) => readFile(one, index, service)).slice(0, filesMaxPerMessage)
}

/** `service`: the bot's token is shown to nobody else than the service that signed the activity. */
function readFile(attachment: IncomingAttachment, index: number, service: string | null): IncomingFile[] {
  const { contentType, contentUrl, content, name } = attachment
  if (contentType === downloadInfo) {
    const url = content?.['downloadUrl']
    const fileType = typeof content?.['fileType'] === 'string' ? content['fileType'] : ''
    return typeof url === 'string' ? [{ name: name ?? `fichier.${fileType}`, contentType: typeOf(fileType), source: { url, needsToken: false } }] : []
  }
  if (!contentType.startsWith('image/') || contentUrl === null) return []
  return [{ name: name ?? `image-${index + 1}.${contentType.slice(6).replace('*', 'png')}`, contentType, source: { url: contentUrl, needsToken: service !== null && originOf(contentUrl) === service } }]
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null
}

function typeOf(fileType: string): string {
  const known: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', pdf: 'application/pdf' }
  return known[fileType.toLowerCase()] ?? 'application/octet-stream'
}

/** The same message delivered twice gives the same ids. */
export function idFrom(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

export async function takeFiles(turn: Turn, files: IncomingFile[]): Promise<Answer[]> {
  const { incoming, ports, actor, look } = turn
  const goes = whereFileGoes(await ports.initiatives.byAuthor(actor.id, 20), ports.now())
  if (goes.kind === 'one') return addTo(turn, goes.initiative.id, withIds(incoming.id, files))
  const note = await keepNote(ports, actor, { id: idFrom(incoming.conversationId, incoming.id), text: incoming.text, files })
  if (goes.kind === 'none') return [refusal(turn, { kind: 'file-kept' })]
  return [{ kind: 'card', card: drawWhichInitiative(goes.initiatives, note.id, look) }]
}

function withIds(messageId: string, files: IncomingFile[]): (IncomingFile & { id: string })[] {
  return files.map((file, index) => ({ ...file, id: idFrom('file', messageId, String(index)) }))
}

async function addTo(turn: Turn, initiativeId: string, files: (IncomingFile & { id: string })[]): Promise<Answer[]> {
  const result = await addFiles(turn.ports, turn.actor, initiativeId, files)
  if (result.kind !== 'changed') return [refusal(turn, result)]
  const { initiative } = result
  const picture = initiative.attachments.find(one => one.id === files[0]?.id && one.contentType.startsWith('image/'))
  if (picture) return [{ kind: 'card', card: drawConsent(initiative, picture, turn.look) }]
  return [{ kind: 'card', card: drawReceipt(initiative, turn.look) }]
}

/** Files that waited for *À quelle proposition ?*; null when there are none of this person's. */
export async function filesOfNote(turn: Turn, noteId: string): Promise<(IncomingFile & { id: string })[] | null> {
  const note = await turn.ports.notes.byId(noteId)
  if (!note || note.writer.id !== turn.actor.id || note.files.length === 0) return null
  return withIds(note.id, note.files)
}
