import { type EventState, eventState, isAhead, isRegistered } from '../../../core/domain/events/event.ts'
import {
  boardPage,
  type BoardSeen,
  comingPart,
  othersPart,
  type Participant,
} from '../../../core/domain/events/event-board.ts'
import { sentBroadcastId } from '../../../core/domain/posts/sent-post.ts'
import { isPrepared } from '../../../core/use-cases/broadcasts/seen/ask-for-files.ts'
import { localDay } from '../../../core/domain/working-time/local-time.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, safeAddress } from '../../cards/markdown.ts'
import { names } from '../../cards/names.ts'
import { shortened } from '../../cards/shortened.ts'
import { boardFigures, questionLines, sessionLines } from './board-figures.ts'
import { sessionName, whenWhere } from './event-text.ts'
import { cancelledText } from './with-answer.ts'

/** Length of a reply on a phone; the file has all of it. */
const replyMost = 80

/** The board of an event, in the chat of an organiser, or of a person who reads all. */
export function drawParticipants(seen: BoardSeen & { now: Instant }, look: Look): Card {
  const { words } = look
  const { event, files, now, purged, readOnly = false } = seen
  const { post, details } = event
  const state = eventState(event, now, look)
  const written = files?.writtenAt ?? null
  return drawCard(
    'events/participants',
    {
      postId: post.id,
      kicker: words.text('events.participants.kicker', { reference: post.reference }),
      title: escapeLine(event.title),
      when: whenWhere(details, words),
      state: stateText(state, event, words),
      figures: boardFigures(seen, words),
      // Each part of the list has its own figures.
      sessions: purged ? sessionLines(seen, words).map(({ name, text }) => ({ name, text })) : [],
      questions: questionLines(seen, words),
      purged: purged ? words.text('events.participants.purged') : '',
      parts: seen.parts.map(part => partView(part, { ...seen, takes: !readOnly && isAhead(state) }, words)),
      organisers: words.text('events.participants.organisers', { names: escapeLine(whoOrganises(seen, words)) }),
      preparing: isPrepared(files),
      written: written === null ? '' : words.text('events.participants.written', { date: words.date(written) }),
      url: safeAddress(files?.xlsx),
      exportable: !readOnly && !purged && !isPrepared(files),
      mayName: seen.mayName,
      warns: !readOnly && isAhead(state),
      postpones: seen.mayCallOff && isAhead(state),
      attends: !readOnly && !purged && state !== 'cancelled' && localDay(now, look.timeZone) >= details.date,
      // Only comms may take back what was sent to everybody: other organisers read whom to ask.
      callsOff: seen.mayCallOff && isAhead(state) ? (sentBroadcastId(post) ?? '') : '',
      asksComms: !readOnly && !seen.mayCallOff && isAhead(state) ? words.text('events.participants.asksComms') : '',
      at: words.text('events.participants.at', { date: words.date(now) }),
    },
    look,
  )
}

function stateText(state: EventState, event: BoardSeen['event'], words: Words): string {
  if (state === 'open') return ''
  return state === 'cancelled' ? cancelledText(event, words) : words.text(`events.participants.state.${state}`)
}

function whoOrganises({ event, organisers }: BoardSeen, words: Words): string {
  return names([...event.post.authors, ...organisers], words)
}

/** Whether people who left may be taken out. */
type Takes = { takes: boolean }

/** `before`, `after`: pages; -1: none. `turns`: the part that a press unfolds; empty: it folds. */
function partView({ id, people }: BoardSeen['parts'][number], seen: BoardSeen & Takes, words: Words) {
  const { event, open } = seen
  const unfolded = open?.id === id ? open : null
  const part = escapeLine(partName(id, event, words))
  return {
    id,
    turns: unfolded ? '' : id,
    part: words.text('events.participants.part', { part, people: words.number(people) }),
    text: sessionText(id, seen, words),
    button: words.text(unfolded ? 'events.participants.hide' : 'events.participants.show'),
    people: unfolded?.people.map((one, at) => personView(one, unfolded.page * boardPage + at + 1, seen, words)) ?? [],
    pageText: unfolded ? pageText(unfolded, words) : '',
    before: unfolded ? unfolded.page - 1 : -1,
    after: unfolded && unfolded.page + 1 < unfolded.pages ? unfolded.page + 1 : -1,
  }
}

/** How many places of a session are taken. */
function sessionText(id: string, seen: BoardSeen, words: Words): string {
  return sessionLines(seen, words).find(one => one.id === id)?.text ?? ''
}

function pageText({ page, pages, people }: NonNullable<BoardSeen['open']>, words: Words): string {
  if (people.length === 0) return words.text('events.participants.nobody')
  return pages === 1 ? '' : words.text('events.participants.page', { page: page + 1, pages })
}

export function partName(id: string, event: Pick<BoardSeen['event'], 'details' | 'oldSessions'>, words: Words): string {
  if (id === comingPart) return words.text('events.participants.parts.coming')
  if (id === othersPart) return words.text('events.participants.parts.others')
  return sessionName(id, event, words)
}

function personView(one: Participant, n: number, { event, takes }: BoardSeen & Takes, words: Words) {
  const { name, department, answer, there = false, hasLeft = false } = one
  const { questions = [] } = event.details
  const { guests = 0, by, replies = {} } = answer
  const lines = [
    saidText(one, words),
    there ? words.text('events.participants.there') : '',
    hasLeft && name !== '' ? words.text('events.participants.unnamed') : (department ?? ''),
    guests > 0 ? words.text('events.participants.plus', { n: guests }) : '',
    by ? words.text('events.participants.by', { name: by.name }) : '',
  ]
  const replied = questions.flatMap(({ id, ask }) =>
    replies[id] ? [lineOf(ask, shortened(replies[id], replyMost), words)] : [],
  )
  return {
    name: escapeLine(name || words.text('events.participants.unnamed')),
    status: escapeLine(lines.filter(text => text !== '').join(' · ')),
    replies: escapeLine(replied.join(' · ')),
    takesOut: takes && hasLeft && isRegistered(answer) ? answer.person : '',
    takeOut: words.text(`events.participants.${name === '' ? 'takeOutUnnamed' : 'takeOut'}`, { name, n }),
  }
}

/** « Une allergie ? Arachides » */
function lineOf(ask: string, reply: string, words: Words): string {
  return /[?:]$/.test(ask) ? `${ask} ${reply}` : words.text('events.participants.line', { ask, reply })
}

/** For a person who is asked anew, their earlier answer: a place, a rank or neither. */
export function saidText({ answer: { answer, asked }, rank }: Participant, words: Words): string {
  const toConfirm = words.text('events.participants.said.asked')
  if (answer === 'yes' && asked) return toConfirm
  const said = answer === 'waiting' ? rankText(rank, words) : words.text(`events.participants.said.${answer}`)
  return asked ? `${said} · ${toConfirm}` : said
}

function rankText(rank: number, words: Words): string {
  return rank > 0 ? words.count('events.participants.rank', rank) : words.text('events.participants.waits')
}
