import type { Person } from '../town/town.ts'
import { activityFrom } from './activity.ts'
import { NotPossible, type Acting, type Done, type Where } from './acting.ts'
import { keepAnswer } from './answers.ts'
import type { Action, Element } from './buttons.ts'
import { openDialog } from './dialog.ts'
import { keepMessage } from './say.ts'
import { about, cardSeen, filled, prepare, type Prepared, type Pressing, type Seen } from './seen.ts'

export type OnCard = Where & { activityId: string }
export type Press = OnCard &
  Pressing & {
    trigger?: 'manual' | 'automatic'
    /** `old`: a client without Universal Actions, which takes the fallback of `Action.Execute`. */
    client?: 'old'
  }

/** A person presses a button of a card; Teams does what the type of its action says. */
export async function press(acting: Acting, person: Person, pressed: Press): Promise<Done> {
  const seen = cardSeen(acting.world, person, pressed)
  const prepared = prepare(seen.card, pressed)
  const isOld = pressed.client === 'old' && prepared.action.type === 'Action.Execute'
  const taken = isOld ? fallbackOf(prepared) : prepared
  const { type } = taken.action
  if (type === 'Action.Execute') return execute(acting, person, seen, taken, pressed.trigger ?? 'manual')
  if (type === 'Action.Submit') return submit(acting, person, seen, taken.data)
  throw new NotPossible('sends-nothing', `${type} n’envoie rien à Mary.`)
}

/** The client refreshes a card by itself, for the people that the card names. */
export async function refresh(acting: Acting, person: Person, where: OnCard): Promise<Done> {
  const seen = cardSeen(acting.world, person, where)
  const { action, userIds } = (seen.card['refresh'] ?? {}) as { action?: Action; userIds?: string[] }
  if (action === undefined) throw new NotPossible('no-refresh', 'Cette carte ne se rafraîchit pas.')
  if (!(userIds ?? []).includes(person.teamsId)) {
    throw new NotPossible('no-refresh', 'Cette carte ne se rafraîchit pas pour cette personne.')
  }
  return execute(acting, person, seen, filled(action, {}), 'automatic')
}

/** What a client without Universal Actions takes instead. */
function fallbackOf({ action, values }: Prepared): Prepared {
  const fallback = action['fallback']
  if (typeof fallback !== 'object' || fallback === null) {
    throw new NotPossible('no-fallback', 'Ce bouton n’a pas de repli.')
  }
  return filled(fallback as Action, values)
}

async function execute(acting: Acting, person: Person, seen: Seen, taken: Prepared, trigger: string): Promise<Done> {
  const { type, id, title, verb } = taken.action
  const names = { ...(id === undefined ? {} : { id }), ...(title === undefined ? {} : { title }) }
  const action = { type, ...names, verb, data: taken.data }
  const answer = await acting.bot.deliver(
    activityFrom(acting.world, person, seen.place, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action, trigger },
      ...about(seen),
    }),
  )
  keepAnswer(acting.world, person, seen, answer)
  return answer
}

/** `Action.Submit`: a message with a value, unless its `msteams` block asks for something else. */
async function submit(acting: Acting, person: Person, seen: Seen, data: Element): Promise<Done> {
  const teams = (data['msteams'] ?? {}) as { type?: string; text?: string; displayText?: string; value?: string }
  if (teams.type === 'task/fetch') return openDialog(acting, person, seen, data)
  const { world, bot } = acting
  const words = teams.type === 'imBack' ? (teams.value ?? '') : (teams.text ?? '')
  const shown = teams.type === 'imBack' ? words : (teams.displayText ?? '')
  const said = shown === '' ? undefined : keepMessage(world, seen.place, person, shown, [])
  return bot.deliver(
    activityFrom(world, person, seen.place, {
      type: 'message',
      ...(said === undefined ? {} : { id: said.id }),
      ...(words === '' ? {} : { text: words, textFormat: 'plain' }),
      ...(teams.type === 'imBack' ? {} : { value: data }),
      ...about(seen),
    }),
  )
}
