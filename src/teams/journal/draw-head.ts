import type { PostedHead } from '../../core/domain/journal/posted-head.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'

const shown = 8

/** What the thread is for. */
export function drawHeads(look: Look): Card {
  return drawCard('journal/heads', {}, look)
}

/** Short to compare by eye, whole to copy. */
export function drawHead({ head: { id, seq, hash } }: { head: PostedHead }, look: Look): Card {
  const { words } = look
  return drawCard('journal/head', {
    heading: words.text('journal.head.heading', { day: words.day(id) }),
    line: words.count('journal.head.line', seq, { seal: hash.slice(0, shown) }),
    full: `${seq}:${hash}`,
    verify: words.text('journal.head.verify', { command: 'npm run journal:verify -- --head' }),
  }, look)
}
