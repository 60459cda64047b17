import assert from 'node:assert/strict'
import { findButton } from '../../sandbox/doings/buttons.ts'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from './eventually.ts'
import type { Pressing, TownClient } from './town-client.ts'

/** All that a person can read in an activity: text, card as shown to them, notes. */
export function readable(shown: Shown): string {
  return JSON.stringify([shown.text, shown.mine ?? shown.attachments, shown.note], (key, value: unknown) =>
    key === 'data' || key === 'fallback' ? undefined : value,
  )
}

/** The last thing in a person's chat that shows all these words. */
export function inChat(town: TownClient, person: string, ...words: string[]): Promise<Shown> {
  return eventually(
    async () => {
      const { activities } = await town.chat(person)
      const found = activities.findLast(one => !one.deleted && words.every(word => readable(one).includes(word)))
      if (!found) throw new Error(`last: ${activities.slice(-2).map(readable).join(' ').slice(0, 1_000)}`)
      return found
    },
    `${person} sees ${words.join(', ')}`,
  )
}

/** A button as it lies under the hand: pressed again, it is the same, whatever the card became meanwhile. */
export function buttonOf(shown: Shown, title: string) {
  const found = findButton(shown.mine ?? shown.attachments?.[0]?.content, title)
  assert.ok(found, `no button ${title}`)
  return found.action
}

/** *Envoyer* of a proposal's form, as it is below those that are much like it: for whoever sends the same text often. */
export function sendAnyway(form: Shown) {
  const action = buttonOf(form, 'Envoyer')
  return { ...action, data: { ...(action['data'] as object), near: 'seen' } }
}

export function inChannel(town: TownClient, as: string, ...words: string[]): Promise<Shown> {
  return eventually(
    async () => {
      const { threads } = await town.channel(as)
      return threads
        .flatMap(thread => thread.activities)
        .findLast(one => words.every(word => readable(one).includes(word)))
    },
    `the channel shows ${words.join(', ')}`,
  )
}

export async function pressed(town: TownClient, person: string, pressing: Pressing) {
  const done = await town.press(person, pressing)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done
}

export type Cast = { agent: Person; comms: Person; otherComms: Person; head: Person; department: string }

/** Of a town that roads share: the departments that had their road, the last one last. */
const walked = new WeakMap<TownClient, string[]>()
const shares = new WeakMap<TownClient, TownClient>()

/** The same town for one more road: `cast` answers it people whom no road before had, while there are such. */
export function inTurn(town: TownClient): TownClient {
  const own = { ...town }
  shares.set(own, town)
  return own
}

/** An agent whose department has a head with Teams, and two of comms. */
export async function cast(town: TownClient): Promise<Cast> {
  const { departments } = await town.about()
  const comms = (await town.people({ role: 'comms', situation: 'well', limit: 20 })).people
  const commsIds = new Set(comms.map(one => one.id))
  const before = walked.get(shares.get(town) ?? town) ?? []
  const inOrder = departments.toSorted((one, other) => before.lastIndexOf(one.name) - before.lastIndexOf(other.name))
  for (const { name, headId } of inOrder) {
    const head = await town.person(headId)
    if (head.situation !== 'well' || commsIds.has(headId)) continue
    const { people } = await town.people({ department: name, role: 'agent', situation: 'well', limit: 50 })
    const agent = people.find(one => one.id !== headId && one.roles.length === 1)
    if (!agent) continue
    const sharing = shares.get(town)
    if (sharing) walked.set(sharing, [...before, name])
    return { agent, head, comms: comms[0]!, otherComms: comms[1]!, department: name }
  }
  throw new Error('no department with a head and an agent who have Teams')
}

/** The agent proposes: answers the reference of what was received. */
export async function propose(
  town: TownClient,
  agent: Person,
  title: string,
  text = 'Un texte de proposition.',
): Promise<string> {
  // On a busy machine she may not yet have read whose tokens are good: Teams, too, delivers again what was answered 503.
  await eventually(async () => (await town.say(agent.id, 'proposer')).status === 200, 'Mary takes the word')
  const form = await inChat(town, agent.id, 'Envoyer')
  const sent = await pressed(town, agent.id, { activityId: form.id, button: 'Envoyer', inputs: { title, text } })
  // Roads propose the same text again and again.
  if (JSON.stringify(sent.body).includes('Envoyer quand même'))
    await pressed(town, agent.id, { activityId: form.id, button: 'Envoyer quand même' })
  const receipt = await inChat(town, agent.id, title, 'PROP-')
  return /PROP-\d{4}-\d{4,}/.exec(readable(receipt))![0]
}
