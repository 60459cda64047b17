import type { FaceOf } from '../../../core/domain/faces/face.ts'
import { openPlaces, tasksOf, type Withdrawal, type WithdrawnPlace } from '../../../core/domain/pictures/withdrawal.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { keysOf, type NameIn, type Words } from '../../../words.ts'

/** `reminds`: it came once more, when tasks by hand were due. */
export type WithdrawalData = { withdrawal: Withdrawal; reminds?: boolean }

/** So many done, and to do, are listed; the others are counted. */
const linesMost = 12
const tasksMost = 8

const key = keysOf('pictures.withdrawal')
const ofVideo = keysOf('pictures.withdrawal.ofVideo')

type Kind = WithdrawnPlace['kind']
/** Where words name what is withdrawn. */
type Naming = NameIn<'pictures.withdrawal.ofVideo.done'> & Kind
const naming: readonly Kind[] = ['draft', 'cards', 'release', 'by-hand'] satisfies Naming[]

export const drawnWithdrawals: DrawnCards<'withdrawal' | 'withdrawal-due'> = {
  withdrawal: {
    draw: ({ withdrawal }, look) => drawWithdrawal({ withdrawal }, look),
    summary: ({ withdrawal }, { words }) =>
      words.text(withdrawal.isVideo ? 'summaries.withdrawalVideo' : 'summaries.withdrawal', { name: withdrawal.name }),
  },
  'withdrawal-due': {
    draw: ({ withdrawal }: FaceOf<'withdrawal-due'>, look) => drawWithdrawal({ withdrawal, reminds: true }, look),
    summary: ({ withdrawal }, { words }) =>
      words.text(withdrawal.isVideo ? 'summaries.withdrawalVideoDue' : 'summaries.withdrawalDue', {
        name: withdrawal.name,
      }),
  },
}

/** The outcome at each place of a picture to which a person no longer agrees: open ones first, then done. */
export function drawWithdrawal({ withdrawal, reminds = false }: WithdrawalData, look: Look): Card {
  const { words } = look
  const { id, reference, name, places } = withdrawal
  const [tasks, waiting] = [tasksOf(withdrawal), openPlaces(withdrawal)]
  const done = places.filter(({ state }) => state === 'done' || state === 'told')
  const beyond = Math.max(0, done.length - linesMost) + Math.max(0, tasks.length - tasksMost)
  return drawCard(
    'pictures/withdrawal',
    {
      withdrawalId: id,
      kicker: words.text(key(reminds ? 'reminder' : 'kicker'), { reference }),
      heading: headingOf(withdrawal, words),
      color: tasks.length > 0 ? 'attention' : waiting.length > 0 ? 'warning' : 'good',
      name: words.text(key('picture'), { name: escapeLine(name), date: words.date(withdrawal.at) }),
      tasks: tasks.slice(0, tasksMost).map(place => ({ key: place.key, text: taskText(place, withdrawal, words) })),
      waiting: waiting.map(place => ({ text: words.text(key('waits'), { what: whatOf(place, words) }) })),
      isDone: done.length > 0,
      done: done.slice(0, linesMost).map(place => ({ text: doneText(place, withdrawal, words) })),
      more: beyond > 0 ? words.count('pictures.withdrawal.more', beyond) : '',
    },
    look,
  )
}

function headingOf(withdrawal: Withdrawal, words: Words): string {
  const tasks = tasksOf(withdrawal).length
  if (tasks > 0) return words.count('pictures.withdrawal.tasks', tasks, { date: words.date(withdrawal.due) })
  const said = openPlaces(withdrawal).length > 0 ? 'mending' : withdrawal.places.length > 0 ? 'mended' : 'nowhere'
  return words.text(withdrawal.isVideo ? ofVideo(said) : key(said))
}

function whatOf(place: WithdrawnPlace, words: Words): string {
  if (place.kind === 'paper' && place.count !== undefined) return putOut(place, place.count, words)
  return words.text(`pictures.withdrawal.what.${place.kind}`, valuesOf(place, words))
}

/** « Numéro TU-2026-11 sur papier, 38 exemplaires dans 2 sites ». */
function putOut({ subject: reference, copies }: WithdrawnPlace, sites: number, words: Words): string {
  const { known, more } = copies ?? { known: 0, more: true }
  const said = more ? 'pictures.withdrawal.copiesAtLeast' : 'pictures.withdrawal.copies'
  return words.text(key('putOut'), {
    reference,
    copies: known === 0 && more ? words.text(key('copiesUnknown')) : words.count(said, known),
    sites: words.count('relays.sites', sites),
  })
}

function taskText(place: WithdrawnPlace, { isVideo }: Withdrawal, words: Words): string {
  const { kind, url } = place
  const what = whatOf(place, words)
  const task = (named: 'cards' | 'release' | 'by-hand' | 'paper' | 'file'): string =>
    words.text(`pictures.withdrawal.todo.${named}`, { what })
  const link = url === undefined ? '' : ` ${words.text(key('open'), { url })}`
  switch (kind) {
    case 'release':
    case 'by-hand':
      return (isVideo ? words.text(`pictures.withdrawal.ofVideo.todo.${kind}`, { what }) : task(kind)) + link
    case 'cards':
    case 'paper':
      return task(kind) + link
    default:
      return task('file') + link
  }
}

function doneText(place: WithdrawnPlace, { isVideo }: Withdrawal, words: Words): string {
  const { kind, count = 0 } = place
  if (kind === 'paper' && place.state === 'told') return words.text(key('printed'), { what: whatOf(place, words) })
  if (place.namesGone)
    return words.count(key(isVideo ? 'ofVideo.namesGone' : 'namesGone'), count, { what: whatOf(place, words) })
  if (kind === 'page' && place.count === 0) return words.text(key('shut'), { what: whatOf(place, words) })
  const what = { what: whatOf(place, words) }
  const text =
    isVideo && namesIt(kind)
      ? words.text(`pictures.withdrawal.ofVideo.done.${kind}`, what)
      : words.text(`pictures.withdrawal.done.${kind}`, what)
  return kind === 'cards' ? `${text} ${words.count('pictures.withdrawal.people', count)}` : text
}

function namesIt(kind: Kind): kind is Naming {
  return naming.includes(kind)
}

function valuesOf({ title, subject, channel, name }: WithdrawnPlace, words: Words) {
  return {
    title: escapeLine(title),
    reference: subject,
    channel: words.named('channels', channel ?? '') ?? '',
    name: escapeLine(name ?? ''),
  }
}
