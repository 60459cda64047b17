import assert from 'node:assert/strict'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { buttonOf, type Cast, inChat, pressed, readable } from './road.ts'
import { approvedFrom, retained } from './steps.ts'
import type { TownClient } from './town-client.ts'

export const newspaper = 'Trait d’Union'
const fields = {
  name: newspaper,
  code: 'TU',
  headings: 'Vie des services · 60000\nPortraits · 3000',
  everyone: 'true',
  closesBefore: '3',
}

/** One of comms makes a newspaper by its form; the head of the cast directs its publication. */
export async function newspaperMade(
  town: TownClient,
  { comms, head }: Cast,
  inputs: Record<string, string> = {},
): Promise<void> {
  await town.say(comms.id, 'nouveau journal')
  const form = await inChat(town, comms.id, 'Nouveau journal', 'Créer le journal')
  const filled = { ...fields, director: head.id, ...inputs }
  await pressed(town, comms.id, { activityId: form.id, button: 'Créer le journal', inputs: filled })
  await inChat(town, comms.id, 'Journaux', filled.name, head.displayName)
}

/** Proposals that are retained, written and approved by both, each while the next is on its way. */
export async function articlesApproved(town: TownClient, people: Cast, titles: readonly string[]): Promise<void> {
  const approving: Promise<unknown>[] = []
  for (const title of titles) {
    const { card } = await retained(town, people, title)
    approving.push(approvedFrom(town, people, card, { title }))
  }
  await Promise.all(approving)
}

/** What somebody presses, counted. */
export function pressing(town: TownClient, person: string) {
  const counted = { clicks: 0 }
  const press = async (where: 'chat' | 'channel', shown: Shown, button: string): Promise<void> => {
    counted.clicks++
    await pressed(town, person, { in: where, activityId: shown.id, action: buttonOf(shown, button) })
  }
  return Object.assign(counted, { press })
}

/** « journal »: its card in that chat. */
export async function editionOpened(town: TownClient, person: string, said = 'journal'): Promise<Shown> {
  const { status } = await town.say(person, said)
  assert.equal(status, 200)
  return inChat(town, person, newspaper, 'Numéro')
}

/** The reference that an edition's card shows. */
export function editionIn(shown: Shown): string {
  return /TU-\d{4}-\d{2}/.exec(readable(shown))![0]
}

/** Where a button of a card leads. */
export function addressOf(shown: Shown, title: string): string {
  const url = buttonOf(shown, title)['url']
  assert.equal(typeof url, 'string', `${title} leads nowhere`)
  return String(url)
}
