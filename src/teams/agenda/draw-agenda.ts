import {
  agendaKinds,
  type AgendaFeed,
  type AgendaLine,
  feedNameMax,
  feedsMax,
  feedUrlMax,
} from '../../core/domain/agenda/agenda.ts'
import type { GatheredLine } from '../../core/domain/agenda/gathered-lines.ts'
import { cut } from '../../core/domain/text.ts'
import type { Day } from '../../core/domain/time.ts'
import { hostOf } from '../../core/use-cases/agenda/change-feeds.ts'
import type { AgendaSeen } from '../../core/use-cases/agenda/see-agenda.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { byField, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'
import { type AgendaSaid, saidLine } from './said-line.ts'
import { capitalised } from '../../words/capitalised.ts'

/** With the buttons of more, a card is larger than Teams takes. */
const feedsWithButtons = 8
const shownMost = 80

/** « agenda »: entries of the next weeks, and the state of each feed. */
export function drawAgenda({ agenda, said }: { agenda: AgendaSeen; said?: AgendaSaid }, look: Look): Card {
  const { words } = look
  const { from, to, lines, others, holidays, feeds } = agenda
  return drawCard(
    'agenda/agenda',
    {
      ...saidLine(said),
      span: words.text('agenda.agenda.span', { from: words.day(from), to: words.day(to) }),
      days: daysOf(lines, holidays, from).map(day => ({
        day: capitalised(words.day(day)),
        lines: [
          ...(holidays.includes(day) ? [{ text: words.text('agenda.holiday') }] : []),
          ...lines.filter(line => shownOn(line, from) === day).map(line => ({ text: lineText(line, from, look) })),
        ],
      })),
      others: others > 0 ? words.count('agenda.others', others) : '',
      feeds: feeds.map(feed => ({
        id: feed.id,
        title: feedTitle(feed, look),
        state: stateText(feed, look),
        color: feed.failingSince === null ? 'default' : 'attention',
        again: feed.url !== null,
        buttons: feeds.length <= feedsWithButtons,
      })),
      many: feeds.length > feedsWithButtons,
      canAdd: feeds.length < feedsMax,
    },
    look,
  )
}

/** What began before is shown on the first day. */
function shownOn({ from }: Pick<AgendaLine, 'from'>, first: Day): Day {
  return from < first ? first : from
}

function daysOf(lines: AgendaLine[], holidays: Day[], first: Day): Day[] {
  return [...new Set([...lines.map(line => shownOn(line, first)), ...holidays])].toSorted()
}

/** « 18 h 30 · Conseil municipal · Conseil, commission », until when it goes on, since when it does, how often. */
function lineText(shown: GatheredLine, first: Day, { words }: Look): string {
  const { title, kind, time, from, to, daily, times = 0 } = shown
  const named = { title: escapeLine(cut(title, shownMost)), kind: words.text(`agenda.kinds.${kind}`) }
  const line =
    time === null || from < first
      ? words.text('agenda.line.all', named)
      : words.text('agenda.line.timed', { ...named, time: words.clock(time) })
  const begun = from < first ? words.text('agenda.line.from', { line, day: words.day(from) }) : line
  const lasting =
    to > shownOn(shown, first) ? words.text('agenda.line.until', { line: begun, day: words.day(to) }) : begun
  const repeated =
    daily === undefined ? lasting : words.text('agenda.line.daily', { line: lasting, day: words.day(daily) })
  return times === 0 ? repeated : words.count('agenda.line.times', times, { line: repeated })
}

function feedTitle(feed: AgendaFeed, { words }: Look): string {
  const [name, kind, host] = [escapeLine(feed.name), words.text(`agenda.kinds.${feed.kind}`), hostOf(feed)]
  return host === null
    ? words.text('agenda.agenda.feed', { name, kind })
    : words.text('agenda.agenda.host', { name, kind, host: escapeLine(host) })
}

function stateText(feed: AgendaFeed, { words }: Look): string {
  const { url, readAt, failingSince, because, entries, leftOut } = feed
  const reason = because === null ? '' : words.text(`agenda.because.${because}`)
  if (failingSince !== null)
    return readAt === null
      ? words.text('agenda.agenda.never', { because: reason })
      : words.text('agenda.agenda.failing', { date: words.date(failingSince), because: reason })
  if (readAt === null) return words.text('agenda.agenda.waiting')
  return [
    words.text(url === null ? 'agenda.agenda.file' : 'agenda.agenda.read', { date: words.date(readAt) }),
    words.count('agenda.agenda.holds', entries.length),
    ...(leftOut > 0 ? [words.count('agenda.agenda.leftOut', leftOut)] : []),
  ].join(words.text('agenda.agenda.between'))
}

export const feedInputs = ['feedName', 'feedKind', 'feedUrl'] as const
type Typed = Partial<Record<(typeof feedInputs)[number], string>>
/** `fileKey`: the message that brought a file; `none`: an address is asked for. */
export type FeedFormData = { fileKey: string; fileName?: string; typed?: Typed; errors?: Record<string, string> }
export const noFile = 'none'

export function drawFeedForm({ fileKey, fileName = '', typed = {}, errors = {} }: FeedFormData, look: Look): Card {
  const { words } = look
  const isFile = fileKey !== noFile
  const card = drawCard(
    'agenda/form',
    {
      fileKey,
      heading: isFile
        ? words.text('agenda.form.headingFile', { name: escapeLine(fileName) })
        : words.text('agenda.form.heading'),
      address: !isFile,
      value: byField(feedInputs, name => typed[name] ?? (name === 'feedKind' ? 'council' : '')),
      limits: { feedNameMax, feedUrlMax },
      kinds: agendaKinds.map(kind => ({ title: words.text(`agenda.kinds.${kind}`), value: kind })),
    },
    look,
  )
  return withFaults(card, errors, words)
}

/** A calendar that one of comms sent in chat. */
export function drawCalendarFile({ name, fileKey }: { name: string; fileKey: string }, look: Look): Card {
  return drawCard('agenda/file', { name: escapeLine(name), fileKey }, look)
}
