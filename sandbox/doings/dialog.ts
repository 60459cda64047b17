import type { Person } from '../town/town.ts'
import { activityFrom } from './activity.ts'
import { NotPossible, type Acting, type Dialog, type Done, type Where } from './acting.ts'
import { failureWords } from './answers.ts'
import type { BotAnswer } from '../world/bot.ts'
import type { Element } from './buttons.ts'
import { about, cardSeen, note, prepare, type Pressing, type Seen } from './seen.ts'

export type DialogPress = Where &
  Pressing & {
    /** The card from which the dialog was opened. */
    activityId: string
    /** The card in the dialog. */
    card?: unknown
  }

const context = { theme: 'default' }

/** `task/fetch`: the bot says what the dialog shows. */
export async function openDialog(acting: Acting, person: Person, seen: Seen, data: Element): Promise<Done> {
  return ask(acting, person, seen, 'task/fetch', data)
}

/** `task/submit`: the person sends what they filled in the dialog. */
export async function submitDialog(acting: Acting, person: Person, pressed: DialogPress): Promise<Done> {
  const seen = cardSeen(acting.world, person, pressed)
  const { action, data } = prepare(pressed.card, pressed)
  if (action.type !== 'Action.Submit') {
    throw new NotPossible('dialog-knows-submit', 'Une boîte de dialogue ne connaît que Action.Submit.')
  }
  return ask(acting, person, seen, 'task/submit', data)
}

async function ask(acting: Acting, person: Person, seen: Seen, name: string, data: Element): Promise<Done> {
  const answer = await acting.bot.deliver(
    activityFrom(acting.world, person, seen.place, {
      type: 'invoke',
      name,
      value: { data, context },
      ...about(seen),
    }),
  )
  const { dialog, words } = readTask(answer)
  const current = acting.world.chats.get(seen.place.conversationId, seen.stored.id)
  if (words !== undefined && current !== undefined && !current.deleted) {
    note(acting.world, person, { ...seen, stored: current }, words)
  }
  return dialog === undefined ? answer : { ...answer, dialog }
}

/** What the bot answered to a dialog: the dialog that follows, or words. */
export function readTask({ status, body }: BotAnswer): { dialog?: Dialog; words?: string } {
  if (status !== 200) return { words: failureWords }
  const { task } = (body ?? {}) as { task?: { type?: string; value?: unknown } }
  if (task?.type === 'continue' && typeof task.value === 'object' && task.value !== null) {
    return { dialog: task.value as Dialog }
  }
  return task?.type === 'message' ? { words: String(task.value) } : {}
}
