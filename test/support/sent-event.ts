import type { Person } from '../../sandbox/town/town.ts'
import { dayIn } from './day-in.ts'
import { type Cast, inChannel, inChat, pressed, readable } from './road.ts'
import { approved, broadcastNow, type Words } from './steps.ts'
import type { TownClient } from './town-client.ts'

/** An event a month ahead, on the cards of the agent's department or of everybody: the reference of its post. */
export async function sentEvent(town: TownClient, people: Cast, words: Words): Promise<string> {
  const card = await approved(town, people, { kind: 'event', date: dayIn(30), time: '12:30', ...words })
  await broadcastNow(town, people.comms.id, card)
  const report = await inChannel(town, people.comms.id, words.title, 'Diffusée', 'Participants')
  return /PUB-\d{4}-\d{4,}/.exec(readable(report))![0]
}

/** Others who receive it, approve nothing and read French: of the agent's department, or of all. */
export async function colleaguesOf(town: TownClient, people: Cast, of: 'department' | 'all'): Promise<Person[]> {
  const where = of === 'department' ? { department: people.department } : {}
  const found = await town.people({ role: 'agent', situation: 'well', limit: 100, ...where })
  const cast = new Set([people.agent, people.head, people.comms, people.otherComms].map(({ id }) => id))
  return found.people.filter(
    ({ id, roles, preferredLanguage }) => !cast.has(id) && roles.length === 1 && preferredLanguage !== 'en-GB',
  )
}

/** One of the buttons on the card that was delivered to somebody. */
export async function answers(town: TownClient, { id }: Person, title: string, button: string): Promise<void> {
  const card = await inChat(town, id, title, 'Pourquoi je reçois ceci')
  await pressed(town, id, { activityId: card.id, button })
}
