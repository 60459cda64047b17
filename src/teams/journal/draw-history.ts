import type { PostedHead } from '../../core/domain/journal/posted-head.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import type { HistoryEntry } from '../../core/ports/history.ts'
import type { Story } from '../../core/use-cases/journal/see-history.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine } from '../cards/markdown.ts'
import { lineOf, showsSeal } from './line-of.ts'

export const drawnHeads: DrawnCards<'journal' | 'head'> = {
  journal: { draw: (_, look) => drawHeads(look), summary: (_, { words }) => words.text('summaries.heads') },
  head: {
    draw: drawHead,
    summary: ({ head }, { words }) => words.text('summaries.head', { day: words.day(head.id) }),
  },
}

/** One line for each entry, day by day, newest last. `paged`: newer ones are on another page. */
export function drawHistory(
  { reference, title, campaign, entries, older, people, paged = false }: Story & { paged?: boolean },
  look: Look,
): Card {
  const { words, timeZone } = look
  const days = new Map<string, { time: string; text: string }[]>()
  for (const one of told(withNewSeals(entries))) {
    const day = words.day(localDay(one.entry.at, timeZone))
    const said = lineOf(one.entry, people, words)
    const text = one.times === 1 ? said : words.text('journal.times', { said, n: one.times })
    days.set(day, [...(days.get(day) ?? []), { time: words.time(one.entry.at), text }])
  }
  return drawCard(
    'journal/history',
    {
      kicker: words.text(`journal.history.${title === '' ? 'bare' : 'kicker'}`, { reference }),
      title: escapeLine(title) || reference,
      reference,
      campaign: campaign
        ? words.text('journal.history.campaign', { ...campaign, title: escapeLine(campaign.title) })
        : '',
      empty: entries.length === 0,
      days: [...days].map(([day, lines]) => ({ day, lines })),
      older: older !== null,
      before: older ?? 0,
      newest: paged,
    },
    look,
  )
}

/** A seal is shown where it is new: the following visas and the sending have the same. */
function withNewSeals(entries: HistoryEntry[]): HistoryEntry[] {
  let last: string | null = null
  return entries.map(entry => {
    const known = entry.seal === last || !showsSeal(entry)
    if (!known) last = entry.seal
    return known ? { ...entry, seal: null } : entry
  })
}

/** Ten saves in a row by one person are one line. */
function told(entries: HistoryEntry[]): { entry: HistoryEntry; times: number }[] {
  const lines: { entry: HistoryEntry; times: number }[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    const again =
      entry.verb === 'post.saved' && last?.entry.verb === 'post.saved' && last.entry.actor?.id === entry.actor?.id
    if (again) lines.splice(-1, 1, { entry, times: last.times + 1 })
    else lines.push({ entry, times: 1 })
  }
  return lines
}

const shown = 8

/** What the thread is for. */
export function drawHeads(look: Look): Card {
  return drawCard('journal/heads', {}, look)
}

/** Short for comparing by eye, whole for copying. */
export function drawHead({ head: { id, seq, hash } }: { head: PostedHead }, look: Look): Card {
  const { words } = look
  return drawCard(
    'journal/head',
    {
      heading: words.text('journal.head.heading', { day: words.day(id) }),
      line: words.count('journal.head.line', seq, { seal: hash.slice(0, shown) }),
      full: `${seq}:${hash}`,
      verify: words.text('journal.head.verify', { command: 'npm run journal:verify -- --head' }),
    },
    look,
  )
}
