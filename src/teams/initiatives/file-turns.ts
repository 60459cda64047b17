import { isComms } from '../../core/domain/actor.ts'
import { fileOfAddresses } from '../../core/use-cases/audiences/take-list.ts'
import { endingFor, fileKind } from '../../core/domain/files/file-kind.ts'
import { endingOf, fileName } from '../../core/domain/files/file-name.ts'
import { addFiles, type IncomingFile } from '../../core/use-cases/initiatives/add-files.ts'
import { whereFileGoes } from '../../core/domain/initiatives/initiative.ts'
import { isConsentOpen } from '../../core/domain/pictures/consent.ts'
import { isAskedOf, isHeicFile, isVideoFile } from '../../core/domain/initiatives/showable.ts'
import { keepNote } from '../../core/use-cases/notes/forward-note.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import { cleanText } from '../../core/domain/text.ts'
import { calendarFile } from '../../core/use-cases/agenda/change-feeds.ts'
import { drawCalendarFile } from '../agenda/draw-agenda.ts'
import { drawFile } from '../audiences/draw-lists.ts'
import { drawWhichInitiative } from './drawn/draw-inbox-list.ts'
import {
  choices,
  draftsOf,
  forAgreement,
  forCharter,
  forNewspaper,
  hasNewspaper,
  isSignedFile,
} from './picture-choices.ts'
import { drawNotice, drawWhichReference, type ReferenceChoice } from '../cards/draw-notice.ts'
import type { Answer } from '../turn/answer.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Turn } from '../turn/turn.ts'
import { captionsFile, checkCaptions } from '../files/captions-answer.ts'
import { type IdentifiedFile, withIds } from '../files/files-of-note.ts'
import type { Incoming, IncomingAttachment } from '../turn/incoming.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { askConsent } from '../pictures/ask-consent.ts'
import { askWhoSigned } from '../pictures/medias-verbs.ts'

/** How Teams hands over a file that was attached with the paper clip. */
const downloadInfo = 'application/vnd.microsoft.teams.file.download.info'
const filesMaxPerMessage = 10

/** Files of a message: attached ones have an address that opens by itself, inline pictures need the bot's token. */
export function readFiles(incoming: Incoming): IncomingFile[] {
  const service = originOf(incoming.serviceUrl)
  return incoming.attachments.flatMap((one, index) => readFile(one, index, service)).slice(0, filesMaxPerMessage)
}

/**
 * `service`: only the service that signed the activity gets the bot's token. The kind of a file is told by its name;
 * without an ending by Teams' type, or the content type.
 */
function readFile(attachment: IncomingAttachment, index: number, service: string | null): IncomingFile[] {
  const { contentType, contentUrl, content } = attachment
  if (contentType === downloadInfo) {
    const url = content?.['downloadUrl']
    const fileType = cleanText(content?.['fileType'])
    return typeof url === 'string' ? [fileNamed(attachment.name ?? '', fileType, { url, needsToken: false })] : []
  }
  if (!contentType.startsWith('image/') || contentUrl === null) return []
  const source = { url: contentUrl, needsToken: service !== null && originOf(contentUrl) === service }
  // Pasted pictures are called `image/*`, and Teams makes PNG of them.
  const ending = contentType === 'image/*' ? 'png' : endingFor(contentType) || contentType.slice('image/'.length)
  return [fileNamed(attachment.name ?? `image-${index + 1}`, ending, source)]
}

function fileNamed(given: string, ending: string, source: NonNullable<IncomingFile['source']>): IncomingFile {
  const bare = fileName(given)
  const name = endingOf(bare) === '' && ending !== '' ? fileName(`${bare}.${ending}`) : bare
  return { name, contentType: fileKind(name)?.contentType ?? 'application/octet-stream', source }
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null
}

/** A file of another kind, without an address in Teams, or that cannot be decoded here, is named and left aside. */
export async function leaveAside(
  turn: Turn,
  files: IncomingFile[],
): Promise<{ refused: Answer[]; taken: IncomingFile[] }> {
  const { teamsFiles, pictures } = turn.ports
  const isForeign = ({ source }: IncomingFile): boolean => source !== null && !teamsFiles.mayFetch(source.url)
  const foreign = files.filter(isForeign)
  const risky = files.filter(file => !isForeign(file) && fileKind(file.name) === null)
  const photos = files.filter(file => !isForeign(file) && isHeicFile(file))
  const unread = photos.length > 0 && !(await pictures.readsHeic()) ? photos : []
  const refused = (kind: 'risky-file' | 'foreign-file' | 'heic-left', left: IncomingFile[]): Answer[] =>
    left.length > 0 ? [refusal(turn, { kind }, { list: namesOf(left).join(', ') })] : []
  return {
    refused: [...refused('risky-file', risky), ...refused('foreign-file', foreign), ...refused('heic-left', unread)],
    taken: files.filter(file => ![...risky, ...foreign, ...unread].includes(file)),
  }
}

/** `wordsOpen`: the words written beside the files are not kept yet. */
type Taken = { answers: Answer[]; wordsOpen: boolean }

export async function takeFiles(turn: Turn, sent: IncomingFile[]): Promise<Taken> {
  const asked = (answer: Answer): Taken => ({ answers: [answer], wordsOpen: false })
  const { incoming, ports, actor, look } = turn
  const id = idFrom(incoming.conversationId, incoming.id)
  const files = withIds(id, sent)
  const captions = isComms(actor) ? captionsFile(files) : null
  if (captions) {
    await keepNote(ports, actor, { id, text: incoming.text, files })
    return asked(await checkCaptions(turn, captions, id))
  }
  const calendar = isComms(actor) ? calendarFile(files) : null
  if (calendar) {
    await keepNote(ports, actor, { id, text: incoming.text, files })
    return asked({ kind: 'card', card: drawCalendarFile({ name: calendar.name, fileKey: id }, look) })
  }
  // A table from a person who sends to many may mean recipients: only they know.
  const table = isComms(actor) ? fileOfAddresses(files) : null
  if (table) {
    await keepNote(ports, actor, { id, text: incoming.text, files })
    return asked({ kind: 'card', card: drawFile({ name: table.name, fileKey: id, reading: false }, look) })
  }
  const goes = whereFileGoes(await ports.initiatives.byAuthor(actor.id, 20), ports.now())
  const drafts = files.some(file => isPicture(file) || isVideoFile(file)) ? await draftsOf(turn) : []
  const papers = files.some(isPicture) && (await hasNewspaper(turn))
  const charter = files.some(isPicture) ? forCharter(turn, id) : []
  const signed = await isSignedFile(turn, files)
  const elsewhere = papers || charter.length > 0
  const clear = goes.kind === 'one' && (goes.asked || (drafts.length === 0 && !elsewhere && !signed))
  if (clear) return { answers: [await addTo(turn, goes.initiative.id, files)], wordsOpen: true }
  const note = await keepNote(ports, actor, { id, text: incoming.text, files })
  const open = goes.kind === 'one' ? [goes.initiative] : goes.kind === 'several' ? goes.initiatives : []
  if (signed && drafts.length === 0 && !elsewhere && open.length === 0) return asked(await askWhoSigned(turn, note.id))
  if (drafts.length > 0 || signed || (elsewhere && open.length > 0)) {
    const ofPapers = papers ? [forNewspaper(turn, note.id)] : []
    const others = [...(signed ? [forAgreement(turn, note.id)] : []), ...ofPapers, ...charter]
    const all = choices(note.id, drafts, open, others)
    return asked({ kind: 'card', card: drawWhichReference(all, look) })
  }
  if (open.length === 0) {
    if (isComms(actor) && files.some(isWorkbook)) return asked(refusal(turn, { kind: 'workbook-kept' }))
    return asked(offerProposal(turn, note, papers, charter))
  }
  return asked({ kind: 'card', card: drawWhichInitiative(open, note.id, look) })
}

/** On a phone a photo is how a proposal begins: it is kept, and one button makes a form of it. */
function offerProposal(
  turn: Turn,
  { id, files }: Pick<Note, 'id' | 'files'>,
  papers = false,
  charter: ReferenceChoice[] = [],
): Answer {
  const title = turn.look.words.text('newspapers.picture.offer')
  const paper = papers ? [{ title, verb: 'newspaper.picture', data: { fileKey: id } }] : []
  const button = { title: turn.look.words.text('replies.kept.propose'), verb: 'note.propose', data: { noteId: id } }
  return notice(turn, files.some(isPicture) ? 'photo-kept' : 'file-kept', {}, 'ok', [
    button,
    ...paper,
    ...charter.map(({ reference, verb, data }) => ({ title: reference, verb, data })),
  ])
}

/** Probably a list of recipients. */
function isWorkbook({ name }: IncomingFile): boolean {
  return /\.(xls[xmb]?|ods)$/i.test(name)
}

function isPicture({ contentType }: { contentType: string }): boolean {
  return contentType.startsWith('image/')
}

/** *Joindre ce fichier à une proposition*: to the only open one, else the person chooses. */
export async function attachFiles(turn: Turn, noteId: string, files: IdentifiedFile[]): Promise<Answer> {
  const goes = whereFileGoes(await turn.ports.initiatives.byAuthor(turn.actor.id, 20), turn.ports.now())
  switch (goes.kind) {
    case 'one':
      return addTo(turn, goes.initiative.id, files)
    case 'several':
      return { kind: 'card', card: drawWhichInitiative(goes.initiatives, noteId, turn.look) }
    case 'none':
      return offerProposal(turn, { id: noteId, files })
  }
}

/** Adds and names them; Mary then asks about the people on each picture. */
export async function addTo(turn: Turn, initiativeId: string, files: IdentifiedFile[]): Promise<Answer> {
  const result = await addFiles(turn.ports, turn.actor, initiativeId, files)
  if (result.kind !== 'changed') return refusal(turn, result)
  const { initiative } = result
  const justSent = new Set(files.map(file => file.id))
  const added = initiative.attachments.filter(({ id }) => justSent.has(id))
  const asked = added.find(file => isAskedOf(file) && isConsentOpen(file))
  if (asked)
    return askConsent(turn, { initiative }, asked.id, { beside: namesOf(added.filter(file => file !== asked)) })
  const unseen = added.some(file => isPicture(file) && !isAskedOf(file))
  const values = { reference: initiative.reference, list: namesOf(added).join(', ') }
  const text = { text: unseen ? 'photo-unseen' : 'files-added', values, tone: unseen ? 'warning' : 'ok' } as const
  return { kind: 'card', card: drawNotice(text, turn.look), beside: true }
}

function namesOf(files: readonly { name: string }[]): string[] {
  return files.map(({ name }) => name)
}
