import { capacities } from '../../core/domain/events/event.ts'
import type { Participant, ParticipantsListed } from '../../core/domain/events/event-board.ts'
import { meanMark } from '../../core/domain/events/thanks.ts'
import type { EventSession } from '../../core/domain/posts/post.ts'
import type { Sheet, SheetRow } from '../../core/ports/outside.ts'
import type { PlainName, Words } from '../../words.ts'

/** The list, then the figures: the first tab can be sent to a caterer. */
export function participantsTables(listed: ParticipantsListed, words: Words): Sheet[] {
  return [listTable(listed, words), figuresTable(listed, words)]
}

function listTable({ event, people, walkIns }: ParticipantsListed, words: Words): Sheet {
  const { questions = [] } = event.details
  const column = (name: PlainName<'sheets.participants'>, width: number) => ({
    title: words.text(`sheets.participants.${name}`),
    width,
  })
  return {
    name: words.text('sheets.participants.people'),
    columns: [
      { title: words.text('sheets.columns.person'), width: 32 },
      { title: words.text('sheets.columns.department'), width: 40 },
      column('answer', 18),
      column('session', 28),
      column('guests', 16),
      column('rank', 14),
      ...questions.map(({ ask }) => ({ title: ask, width: 28 })),
      column('by', 28),
      column('at', 26),
      column('attended', 14),
    ],
    rows: [...people.map(one => personRow(one, event, words)), ...walkIns.map(one => walkInRow(one, questions, words))],
  }
}

function personRow(
  { name, department, answer, rank, there = false }: Participant,
  event: ParticipantsListed['event'],
  words: Words,
): SheetRow {
  const { questions = [] } = event.details
  // Sums of a column must match the figures: a no or a maybe keeps earlier replies, and a waiting person orders no
  // meal.
  const comes = answer.answer === 'yes'
  return [
    name || words.text('events.participants.unnamed'),
    department,
    answerText(answer, words),
    sessionName(event, answer.session ?? '', words),
    comes ? (answer.guests ?? 0) : null,
    rank > 0 ? rank : null,
    ...questions.map(({ id, kind }) => replyCell((comes && answer.replies?.[id]) || '', kind)),
    answer.by?.name ?? null,
    words.date(answer.at),
    there ? words.text('sheets.participants.present') : null,
  ]
}

/** A person who came without having answered. */
function walkInRow(
  { name, department }: ParticipantsListed['walkIns'][number],
  questions: readonly unknown[],
  words: Words,
): SheetRow {
  return [
    name || words.text('events.participants.unnamed'),
    department,
    words.text('sheets.participants.unanswered'),
    ...Array.from({ length: questions.length + 5 }, () => null),
    words.text('sheets.participants.present'),
  ]
}

/** A reply that is a number is a number in the spreadsheet too. */
function replyCell(reply: string, kind: 'choice' | 'number' | 'text'): string | number | null {
  if (reply === '') return null
  return kind === 'number' && /^\d{1,7}$/.test(reply) ? Number(reply) : reply
}

function answerText({ answer, asked }: Participant['answer'], words: Words): string {
  const toConfirm = words.text('events.participants.said.asked')
  if (answer === 'yes' && asked) return toConfirm
  const said =
    answer === 'waiting' ? words.text('sheets.participants.waiting') : words.text(`events.participants.said.${answer}`)
  return asked ? `${said} · ${toConfirm}` : said
}

function sessionName(
  { details: { sessions = [] }, oldSessions = [] }: ParticipantsListed['event'],
  id: string,
  words: Words,
): string | null {
  if (id === '') return null
  const [session, old] = [sessions, oldSessions].map(all => all.find(one => one.id === id))
  if (session) return sessionText(session, words)
  if (!old) return words.text('events.participants.oldSession')
  return words.text('events.participants.oldSessionOf', { session: sessionText(old, words) })
}

function sessionText({ time, label }: EventSession, words: Words): string {
  const clock = time === null ? '' : words.clock(time)
  return [clock, label].filter(text => text !== '').join(', ')
}

function figuresTable({ event, figures, at }: ParticipantsListed, words: Words): Sheet {
  const { post, title, details } = event
  const text = (name: PlainName<'sheets.participants'>) => words.text(`sheets.participants.${name}`)
  const { tally, asked, attended, marks, recipients, sessions, replies } = figures
  const { questions = [] } = details
  const answered = tally.yes + tally.no + tally.maybe + tally.waiting
  return {
    name: text('figures'),
    columns: [
      { title: words.text('sheets.columns.what'), width: 44 },
      { title: words.text('sheets.columns.value'), width: 40 },
      { title: words.text('sheets.columns.of'), width: 12 },
    ],
    rows: [
      [words.text('sheets.facts.post'), post.reference, null],
      [words.text('sheets.facts.title'), title, null],
      [words.text('sheets.facts.at'), words.date(at), null],
      [text('coming'), tally.yes, recipients],
      ...(attended
        ? [
            [text('there'), attended.registered, tally.yes] satisfies SheetRow,
            [text('others'), attended.others, null] satisfies SheetRow,
          ]
        : []),
      ...usefulRow(marks, text('useful')),
      [text('asked'), asked, tally.yes],
      [text('waiting'), tally.waiting, recipients],
      [text('maybe'), tally.maybe, recipients],
      [text('no'), tally.no, recipients],
      [text('silent'), Math.max(0, recipients - answered), recipients],
      ...sessions.map(({ id, people, guests }): SheetRow => [
        [text('taken'), sessionName(event, id, words)].filter(Boolean).join(' · '),
        people + guests,
        capacities(details).get(id) ?? null,
      ]),
      ...questions.flatMap(question => repliesRows(question, replies, words)),
    ],
  }
}

function usefulRow(marks: ParticipantsListed['figures']['marks'], title: string): SheetRow[] {
  const mean = marks ? meanMark(marks) : null
  return marks && mean !== null ? [[title, mean, marks.people]] : []
}

function repliesRows(
  { id, ask, kind }: { id: string; ask: string; kind: 'choice' | 'number' | 'text' },
  replies: ParticipantsListed['figures']['replies'],
  words: Words,
): SheetRow[] {
  const found = replies.find(one => one.id === id)
  if (!found) return []
  const row = (what: string, n: number): SheetRow => [`${ask} · ${what}`, n, found.people]
  if (kind === 'choice') return found.options.map(({ option, people }) => row(option, people))
  const replied = row(words.text('sheets.participants.replied'), found.replied)
  return kind === 'number'
    ? [replied, [`${ask} · ${words.text('sheets.participants.sum')}`, found.sum, null]]
    : [replied]
}
