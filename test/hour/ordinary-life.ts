import { setTimeout as delay } from 'node:timers/promises'
import type { Person } from '../../sandbox/town/town.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { readable, sendAnyway } from '../support/road.ts'
import type { TownClient } from '../support/town-client.ts'

export type Proposal = { title: string; reference: string; author: Person }

/** What Mary said that she took, as people read it: at the end everything must be there. */
export type Promised = {
  proposals: Proposal[]
  /** Every title that somebody pressed « Envoyer » for, whether they had an answer or not. */
  titles: Set<string>
  /** The last answer to an event that a person was told is kept, by `PUB-…` and person. */
  answers: Map<string, 'yes' | 'no'>
}

export const nothingPromised = (): Promised => ({ proposals: [], titles: new Set(), answers: new Map() })

export type Living = { town: TownClient; promised: Promised; until: number }

/** Between two doings of one person. */
const [leastMs, mostMs] = [4_000, 26_000]
/** Whoever had no answer presses again, as people do. */
const presses = 4
const againMs = 3_000

/** One agent, until the hour is over: now and then a word, a proposal, a place at an event. */
export async function liveAsAgent({ town, promised, until }: Living, agent: Person, index: number): Promise<void> {
  const chance = chanceOf(seed * 1_000 + index)
  const doings = doingsOf({ town, promised, until }, agent, chance)
  while (Date.now() < until) {
    await delay(Math.min(leastMs + chance() * (mostMs - leastMs), Math.max(0, until - Date.now())))
    if (Date.now() >= until) return
    const drawn = chance()
    // What is refused to a person by their client (a button that is gone) is part of the life.
    await doings
      .find(({ to }) => drawn < to)
      ?.run()
      .catch(() => undefined)
  }
}

function doingsOf(
  { town, promised }: Living,
  agent: Person,
  chance: () => number,
): { to: number; run(): Promise<unknown> }[] {
  let count = 0
  const mine = () => promised.proposals.filter(({ author }) => author.id === agent.id)
  const one = <T>(all: T[]): T | undefined => all[Math.floor(chance() * all.length)]
  return [
    { to: 0.2, run: () => town.say(agent.id, 'aide') },
    { to: 0.4, run: () => town.say(agent.id, 'mes propositions') },
    { to: 0.5, run: () => proposeAs(town, promised, agent, `Idée ${++count} de ${agent.id.slice(0, 8)}`) },
    { to: 0.6, run: () => town.say(agent.id, `Le parking de la mairie est fermé, ${++count}.`) },
    { to: 0.7, run: () => town.say(agent.id, `compléter ${one(mine())?.reference ?? '1'} Une précision, ${++count}.`) },
    { to: 0.75, run: () => town.say(agent.id, `historique ${one(mine())?.reference ?? ''}`) },
    { to: 0.9, run: () => answerEvent(town, promised, agent, chance() < 0.7) },
    { to: 1, run: () => town.say(agent.id, 'merci') },
  ]
}

/** The form, filled in and sent; the same form again where no answer came. */
async function proposeAs(town: TownClient, promised: Promised, agent: Person, title: string): Promise<void> {
  await town.say(agent.id, 'proposer')
  const form = (await town.chat(agent.id)).activities.findLast(one => readable(one).includes('"Envoyer"'))
  if (!form) return
  promised.titles.add(title)
  for (let left = presses; left > 0; left--) {
    const done = await town.press(agent.id, {
      activityId: form.id,
      action: sendAnyway(form),
      inputs: { title, text: 'Un texte de proposition.' },
    })
    const said = JSON.stringify(done.body) ?? ''
    const [reference] = /PROP-\d{4}-\d{4,}/.exec(said) ?? []
    if (done.status === 200 && reference !== undefined && said.includes(title))
      return void promised.proposals.push({ title, reference, author: agent })
    await delay(againMs)
  }
}

/** On the card that was delivered; the answer stands on it. */
async function answerEvent(town: TownClient, promised: Promised, agent: Person, comes: boolean): Promise<void> {
  const button = comes ? 'Je participe' : 'Je ne participe pas'
  const card = (await town.chat(agent.id)).activities.findLast(
    one => !one.deleted && readable(one).includes(`"${button}"`) && readable(one).includes('Pourquoi je reçois ceci'),
  )
  if (!card) return
  const done = await town.press(agent.id, { activityId: card.id, button })
  const kept = comes ? /Vous participez|liste d’attente/ : /Vous ne participez pas/
  const [event] = /Sortie \d+/.exec(readable(card)) ?? []
  if (done.status === 200 && event !== undefined && kept.test(JSON.stringify(done.body)))
    promised.answers.set(`${event}:${agent.id}`, comes ? 'yes' : 'no')
  // Nobody knows what became of it: the answer before is no promise any more.
  else promised.answers.delete(`${event}:${agent.id}`)
}
