import type { Named } from '../../core/domain/actor.ts'
import type { Conversations } from '../../core/ports/people.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from './answer.ts'
import { answerPress, type PressOptions } from './answer-press.ts'
import { apology } from './apology.ts'
import { isRecord, tabName } from './incoming.ts'
import type { Pressed } from './pressed.ts'
import { type Chat, tabIncoming, type TabPerson } from './tab-incoming.ts'
import { createTurn, type Road } from './turn.ts'
import type { Acted } from './written-act.ts'

/** A pressed button: its verb, its data with the inputs, and the page's id of this press. Untrusted. */
export type TabPress = { verb: unknown; data: unknown; press?: unknown }

type Options = PressOptions & { ports: { conversations: Conversations }; counted(what: string): void }

/**
 * A press in the tab does what the same press on the card in the person’s own chat does, by the same verb. A late
 * answer is posted in that chat, if they have one. Never throws.
 */
export async function actInTab(
  options: Options,
  who: TabPerson,
  { verb, data, press }: TabPress,
): Promise<Acted<Card>> {
  options.counted(tabName)
  const pressed: Pressed = { road: roadOf(data), verb, data: isRecord(data) ? data : {} }
  const chat = await chatOf(options, who.person)
  const incoming = tabIncoming(who, chat, { verb: pressed.verb, data: pressed.data }, press)
  const turn = createTurn(options, incoming, pressed.road)!
  const reply: PressOptions['bot']['reply'] = async ({ actor }) =>
    options.log.warn({ actor: actor.id }, 'an answer had no chat to go to')
  const heard = chat === null ? { ...options, bot: { ...options.bot, reply } } : options
  try {
    return shownInTab(await answerPress(heard, turn, pressed))
  } catch (error) {
    return shownInTab(apology(options, incoming, error, pressed.road) ?? { kind: 'done' })
  }
}

/** A dialog has only Action.Submit, whose data names the verb; on a card that action only opens a dialog. */
function roadOf(data: unknown): Road {
  if (!isRecord(data)) return 'execute'
  if (isRecord(data['msteams']) && data['msteams']['type'] === 'task/fetch') return 'fetch'
  return typeof data['verb'] === 'string' ? 'dialog' : 'execute'
}

/** Null: the person never met Mary, or blocks her. */
async function chatOf({ ports, log }: Options, { id }: Named): Promise<Chat | null> {
  try {
    const known = (await ports.conversations.of([id])).get(id)
    return known?.state === 'open' && known.conversationId !== null
      ? { conversationId: known.conversationId, serviceUrl: known.serviceUrl }
      : null
  } catch (error) {
    log.warn({ err: error }, 'where a person is reached could not be read')
    return null
  }
}

/** A card that is posted below in a chat is a further step in front of the card here. */
function shownInTab(answer: Answer): Acted<Card> {
  switch (answer.kind) {
    case 'aside':
      return { kind: 'dialog', title: 'Mary', card: answer.card }
    case 'card':
      return { kind: 'card', card: answer.card }
    case 'note':
      return { kind: 'note', text: answer.text, ...(answer.refused && { refused: true }) }
    case 'dialog':
      return { kind: 'dialog', title: answer.title, card: answer.card }
    case 'page': {
      const { pathname, search } = new URL(answer.url)
      return { kind: 'page', page: `${pathname.slice(pathname.lastIndexOf('/') + 1)}${search}` }
    }
    case 'done':
      return answer
  }
}
