import { Unavailable } from '../../domain/errors.ts'
import type { Attachment } from '../../domain/initiatives/initiative.ts'
import type { Note } from '../../domain/notes/note.ts'
import { isHeld } from '../../domain/retention/suspension.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import { msBetween } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { type HeldNeeds, readHeldOnce } from '../read-held.ts'

const dayMs = 24 * 60 * 60_000
/** So long the bytes of a file wait for a decision what they are for. */
export async function fileKeptMs({ retentionRules }: Pick<Ports, 'retentionRules'>): Promise<number> {
  return daysOf(await retentionRules.all(), 'kept-files') * dayMs
}
const megabyte = 1024 * 1024
/** So much may wait of one person: the photos of a day's walk. Beyond that only the address is kept. */
export const keptShare = { files: 10, bytes: 60 * megabyte, each: 10 * megabyte }

type Fetching = Pick<Ports, 'keptFiles' | 'teamsFiles'>

/**
 * The job behind a note with files: their addresses in Teams live for minutes, and people take longer to answer. A file
 * that Teams does not give now is tried again, once the others are kept: throws Unavailable.
 */
export async function keepFiles(
  ports: Fetching & Pick<Ports, 'notes' | 'retentionRules' | 'now'>,
  noteId: string,
): Promise<void> {
  const note = await ports.notes.byId(noteId)
  // The job that ends them has run already: nothing would end bytes that come now.
  const forMs = await fileKeptMs(ports)
  if (!note || msBetween(note.at, ports.now()) >= forMs) return
  let away: Unavailable | null = null
  for (const file of note.files)
    try {
      await keepFile(ports, note, { file, forMs })
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      away = error
    }
  if (away) throw away
}

async function keepFile(
  { keptFiles, teamsFiles }: Fetching,
  { writer }: Note,
  { file: { id, source }, forMs }: { file: Note['files'][number]; forMs: number },
) {
  if (!source || !(await keptFiles.claim({ id, person: writer.id, forMs }, keptShare))) return
  const bytes = await teamsFiles.fetch(source, keptShare.each)
  await (bytes instanceof Uint8Array ? keptFiles.fill(id, bytes) : keptFiles.drop(id))
}

/** The bytes that were kept, else what the address gives, as `TeamsFiles.fetch` says. */
export async function fileBytes(
  { keptFiles, teamsFiles }: Fetching,
  { id, source }: Pick<Attachment, 'id' | 'source'>,
): ReturnType<Fetching['teamsFiles']['fetch']> {
  return (await keptFiles.get(id)) ?? (source && teamsFiles.fetch(source))
}

/** The job at the end of that time: unused files are deleted; suspended ones by a later nightly purge. */
export async function endKeptFiles(
  ports: HeldNeeds & Pick<Ports, 'keptFiles' | 'notes' | 'now'>,
  noteId: string,
): Promise<void> {
  const note = await ports.notes.byId(noteId)
  if (!note || note.files.length === 0 || isHeld(await readHeldOnce(ports), note)) return
  for (const { id } of note.files) await ports.keptFiles.drop(id)
}
