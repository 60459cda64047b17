import { doorText } from '../../../core/domain/events/door-words.ts'
import type { AttendanceSeen, Ticked } from '../../../core/use-cases/events/attendance/see-attendance.ts'
import { localTime } from '../../../core/domain/working-time/local-time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { belowFields } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { attendedFact } from './board-figures.ts'
import { saidText } from './draw-participants.ts'
import { whenWhere } from './event-text.ts'

const key = keysOf('events.attendance')
const midnight = '00:00'

/** `isUnknown`: the person whom they searched did not receive the event. */
export type AttendanceData = AttendanceSeen & { isUnknown?: boolean }

/** The word for the door, the names of one page, each with a box, and a search for people on no page. */
export function drawAttendance({ isUnknown = false, ...seen }: AttendanceData, look: Look): Card {
  const { words } = look
  const { event, people, page, pages } = seen
  const card = drawCard(
    'events/attendance',
    {
      postId: event.post.id,
      kicker: words.text(key('kicker'), { reference: event.post.reference }),
      title: escapeLine(event.title),
      when: whenWhere(event.details, words),
      word: doorText(seen.word),
      how: seen.word === '' ? '' : howText(seen, look),
      figures: [attendedFact(seen.figures.attended ?? { registered: 0, others: 0 }, seen.figures.tally, words)],
      people: people.map(one => ({ title: personText(one, words), value: one.person })),
      ticked: people.flatMap(({ person, there }) => (there ? [person] : [])).join(','),
      page,
      pageText: pages === 1 ? '' : words.text(key('page'), { page: page + 1, pages }),
      before: page - 1,
      after: page + 1 < pages ? page + 1 : -1,
    },
    look,
  )
  return isUnknown ? belowFields(card, { other: 'not-recipient' }, words) : card
}

function howText({ word, opensAt }: AttendanceSeen, { words, timeZone }: Look): string {
  const { time } = opensAt === null ? { time: midnight } : localTime(opensAt, timeZone)
  const shown = { word: doorText(word) }
  return time === midnight
    ? words.text(key('how.today'), shown)
    : words.text(key('how.from'), { ...shown, time: words.clock(time) })
}

/** The title of a choice is plain text: for people who come their department, for others their answer. */
function personText({ name, department, said }: Ticked, words: Words): string {
  const shown = name || words.text('events.participants.unnamed')
  const beside = said?.answer.answer === 'yes' ? (department ?? '') : answerText(said, words)
  return beside === '' ? shown : words.text(key('person'), { name: shown, beside })
}

function answerText(said: Ticked['said'], words: Words): string {
  return said === null ? words.text(key('unanswered')) : saidText(said, words).toLocaleLowerCase(words.locale)
}
