import { type CaptionRemark, captionRemarks } from '../../core/domain/files/caption-remarks.ts'
import { endingOf } from '../../core/domain/files/file-name.ts'
import type { IncomingFile } from '../../core/use-cases/initiatives/add-files.ts'
import { mayHaveTest } from '../../core/domain/posts/draft/test-send.ts'
import { videoOfPost } from '../../core/domain/posts/pictures/sort-pictures.ts'
import type { NoticeButton } from '../cards/draw-notice.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

const told = 8
const offered = 3
const lookedAt = 30

/** The one file of captions that somebody sent alone; null: it is none. */
export function captionsFile(files: readonly IncomingFile[]): IncomingFile | null {
  const [file, ...others] = files
  return file && others.length === 0 && ['vtt', 'srt'].includes(endingOf(file.name)) ? file : null
}

/**
 * What makes the captions of a video hard to read, and where; and the drafts to whose video they may be put. `fileKey`:
 * of the note that keeps the file meanwhile.
 */
export async function checkCaptions(turn: Turn, { name, source }: IncomingFile, fileKey: string): Promise<Answer> {
  const { ports } = turn
  const bytes = source && (await ports.teamsFiles.fetch(source))
  const cues = bytes instanceof Uint8Array ? await ports.captions.read(bytes) : null
  if (cues === null) return refusal(turn, { kind: 'captions-unread' }, { name })
  const remarks = captionRemarks(cues)
  const buttons = await puts(turn, fileKey)
  if (remarks.length === 0) return notice(turn, 'captions-good', { name, n: cues.length }, 'ok', buttons)
  const list = captionLines(remarks, turn.look.words)
  return notice(turn, 'captions-noted', { name, n: remarks.length, list }, 'warning', buttons)
}

/** The first of these remarks, in words; none: ''. */
export function captionLines(remarks: readonly CaptionRemark[], words: Turn['look']['words']): string {
  return remarks
    .slice(0, told)
    .map(({ key, at }) => words.text(`remarks.captions.${key}`, { at: clock(at) }))
    .join(' ')
}

async function puts(turn: Turn, fileKey: string): Promise<NoticeButton[]> {
  const filmed = (await turn.ports.posts.recent(lookedAt)).filter(
    post => mayHaveTest(post) && videoOfPost(post) !== null,
  )
  return filmed.slice(0, offered).map(({ id: postId, reference }) => ({
    title: turn.look.words.text('posts.captions.put', { reference }),
    verb: 'video.captions',
    data: { postId, fileKey },
  }))
}

/** « 1:02:05 » */
function clock(seconds: CaptionRemark['at']): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
