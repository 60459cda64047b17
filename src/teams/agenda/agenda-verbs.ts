import { calendarFile, addFeed, addFile, endFeed, readAgain } from '../../core/use-cases/agenda/change-feeds.ts'
import { seeAgenda } from '../../core/use-cases/agenda/see-agenda.ts'
import { isComms } from '../../core/domain/actor.ts'
import type { TextKey } from '../../words.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawAgenda, drawFeedForm, feedInputs, noFile } from './draw-agenda.ts'
import { ideaVerbs } from './idea-verbs.ts'
import type { AgendaSaid } from './said-line.ts'
import { orders, reads } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>

/** The agenda, its feeds, and a calendar that was sent as a file. */
export const agendaVerbs = {
  ...ideaVerbs,
  'agenda.show': verb(reads, [], turn => showAgenda(turn)),
  'agenda.form': verb(orders('uncounted'), [], async turn => showFeedForm(turn, noFile)),
  'agenda.file': verb(orders('uncounted'), ['fileKey'], (turn, { fileKey }) => showFeedForm(turn, fileKey)),
  'agenda.add': verb(orders('feed'), ['fileKey'], (turn, { fileKey }, fields) => add(turn, fileKey, fields)),
  'agenda.reread': verb(orders('feed'), ['feedId'], async (turn, { feedId }) => {
    const result = await readAgain(turn.ports, turn.actor, feedId)
    return result.kind === 'feed-asked' ? showAgenda(turn, said(turn, 'agenda.says.asked')) : refusal(turn, result)
  }),
  'agenda.remove': verb(orders('uncounted'), ['feedId'], async (turn, { feedId }) => {
    const result = await endFeed(turn.ports, turn.actor, feedId)
    return result.kind === 'feed-ended' ? showAgenda(turn, said(turn, 'agenda.says.ended')) : refusal(turn, result)
  }),
} satisfies Verbs

function said({ look }: Turn, key: TextKey & `agenda.says.${string}`): AgendaSaid {
  return { text: look.words.text(key), tone: 'ok' }
}

export async function showAgenda(turn: Turn, told?: AgendaSaid): Promise<Answer> {
  const result = await seeAgenda(turn.ports, turn.actor, turn.settings)
  if (result.kind !== 'agenda-seen') return refusal(turn, result)
  return { kind: 'card', card: drawAgenda({ agenda: result.agenda, ...(told ? { said: told } : {}) }, turn.look) }
}

/** `typed`, `errors`: of a form that comes back. */
export async function showFeedForm(
  turn: Turn,
  fileKey: string,
  filled: { typed?: Record<string, string>; errors?: Record<string, string> } = {},
): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  if (fileKey === noFile) return { kind: 'card', card: drawFeedForm({ fileKey, ...filled }, turn.look) }
  const note = await turn.ports.notes.byId(fileKey)
  const file = note?.writer.id === turn.actor.id ? calendarFile(note.files) : null
  if (!file) return refusal(turn, { kind: 'not-found' })
  const typed = { feedName: file.name.replace(/\.ics$/i, ''), ...filled.typed }
  return { kind: 'card', card: drawFeedForm({ fileKey, fileName: file.name, ...filled, typed }, turn.look) }
}

async function add(turn: Turn, fileKey: string, fields: Fields): Promise<Answer> {
  const { ports, actor, settings } = turn
  const form = { name: fields['feedName'], kind: fields['feedKind'] }
  const isFile = fileKey !== noFile
  const result = isFile
    ? await addFile(ports, actor, { noteId: fileKey, fields: form }, settings)
    : await addFeed(ports, actor, { ...form, url: fields['feedUrl'] })
  switch (result.kind) {
    case 'feed-added':
      return showAgenda(turn, said(turn, isFile ? 'agenda.says.addedFile' : 'agenda.says.added'))
    case 'invalid': {
      const typed = typedIn(feedInputs, fields)
      const { name, kind, url } = result.errors
      const errors = { ...(name && { feedName: name }), ...(kind && { feedKind: kind }), ...(url && { feedUrl: url }) }
      return showFeedForm(turn, fileKey, { typed, errors })
    }
    default:
      return refusal(turn, result)
  }
}
