import { type CaptionRemark, captionRemarks } from '../../core/domain/files/caption-remarks.ts'
import { endingOf } from '../../core/domain/files/file-name.ts'
import type { IncomingFile } from '../../core/use-cases/initiatives/add-files.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

const told = 8

/** The one file of captions that somebody sent alone; null: it is none. */
export function captionsFile(files: readonly IncomingFile[]): IncomingFile | null {
  const [file, ...others] = files
  return file && others.length === 0 && ['vtt', 'srt'].includes(endingOf(file.name)) ? file : null
}

/** What makes the captions of a video hard to read, where in it; nothing is kept of the file. */
export async function checkCaptions(turn: Turn, { name, source }: IncomingFile): Promise<Answer> {
  const { ports } = turn
  const bytes = source && (await ports.teamsFiles.fetch(source))
  const cues = bytes instanceof Uint8Array ? await ports.captions.read(bytes) : null
  if (cues === null) return refusal(turn, { kind: 'captions-unread' }, { name })
  const remarks = captionRemarks(cues)
  if (remarks.length === 0) return notice(turn, 'captions-good', { name, n: cues.length })
  const { words } = turn.look
  const lines = remarks.slice(0, told).map(({ key, at }) => words.text(`remarks.captions.${key}`, { at: clock(at) }))
  return notice(turn, 'captions-noted', { name, n: remarks.length, list: lines.join(' ') }, 'warning')
}

/** « 1:02:05 » */
function clock(seconds: CaptionRemark['at']): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
