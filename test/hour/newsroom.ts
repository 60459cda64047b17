import { setTimeout as delay } from 'node:timers/promises'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { dayIn } from '../support/day-in.ts'
import { type Cast, readable } from '../support/road.ts'
import { cardOf } from '../support/steps.ts'
import type { TownClient } from '../support/town-client.ts'
import type { Living, Proposal } from './ordinary-life.ts'

/** Of one step, between pressing and seeing what it did: storms and what follows them are longer than it takes otherwise. */
const [lookMs, patienceMs] = [2_000, 150_000]
const restMs = 5_000

export type Newsroom = { sent: string[]; gaveUp: string[] }

type Look = () => Promise<Shown | undefined>

/**
 * From proposals to deliveries, one after the other, until the hour is over: retained, written, submitted, changed now and
 * then, approved twice, sent. `take`: the next proposal that nobody works on. Whoever sees no effect presses again.
 */
export async function workAsNewsroom(
  { town, until }: Living,
  people: Cast,
  take: () => Proposal | undefined,
  room: Newsroom,
): Promise<void> {
  for (let count = 1; Date.now() < until; count++) {
    const proposal = take()
    if (proposal)
      await publish(town, people, proposal, count, until).then(
        title => void room.sent.push(title),
        (error: Error) => void room.gaveUp.push(error.message),
      )
    await delay(Math.min(restMs, Math.max(0, until - Date.now())))
  }
}

async function publish(
  town: TownClient,
  people: Cast,
  { title: proposed, reference }: Proposal,
  count: number,
  until: number,
): Promise<string> {
  const { comms, otherComms, head } = people
  const isEvent = count % 2 === 0
  const title = isEvent ? `Sortie ${reference.slice(10)}` : `Publication ${proposed}`
  const channel =
    (...words: string[]): Look =>
    async () =>
      (await town.channel(comms.id)).threads.flatMap(({ activities }) => activities).findLast(seen(words))
  const chat =
    (person: string, ...words: string[]): Look =>
    async () =>
      (await town.chat(person)).activities.findLast(seen(words))
  const press = (person: string, card: Shown, button: string, inputs = {}) =>
    town.press(person, { activityId: card.id, button, inputs })
  const step = (what: string, look: Look, act: () => Promise<unknown>) => insist(`${what} ${title}`, look, act, until)

  const inbox = await step('its card', channel(reference, 'Retenir'), async () => undefined)
  const draft = await step('retain', channel(reference, 'Ouvrir la publication'), () =>
    town.press(comms.id, { in: 'channel', activityId: inbox.id, button: 'Retenir' }),
  )
  const event = isEvent ? { kind: 'event', date: dayIn(30), time: '12:30', place: 'Salle Jaurès', capacity: '5' } : {}
  const submit = (body: string) =>
    submitIn(town, people, draft, {
      title,
      summary: `Résumé de ${title}`,
      body,
      everyone: 'false',
      add: `department:${people.department}`,
      ...event,
    })
  let first = await step('submit', chat(head.id, title, '"Approuver"'), () => submit('Texte de la publication.'))
  if (count % 4 === 0) {
    const [before, reason] = [first, `Le titre de ${reference} est long`]
    await step('ask for changes', chat(comms.id, title, reason), () =>
      press(head.id, before, 'Demander des modifications > Demander des modifications', { reason }),
    )
    first = await step(
      'submit again',
      chat(head.id, title, '"Approuver"', 'Modifié depuis votre dernière lecture'),
      () => submit('Texte corrigé.'),
    )
  }
  const second = await step('approve', chat(otherComms.id, title, '"Approuver"'), () =>
    press(head.id, first, 'Approuver'),
  )
  const card = await step('approve last', channel(title, 'Vérifier les destinataires'), () =>
    press(otherComms.id, second, 'Approuver'),
  )
  await step(
    'send',
    async () => ((await channel(title, 'Vérifier les destinataires')()) ? undefined : card),
    () => send(town, people, card),
  )
  return title
}

async function submitIn(town: TownClient, { comms }: Cast, card: Shown, inputs: Record<string, string>): Promise<void> {
  const where = { in: 'channel', activityId: card.id } as const
  const opened = await town.press(comms.id, { ...where, button: 'Ouvrir la publication' })
  await town.dialog(comms.id, { ...where, card: cardOf(opened), button: 'Soumettre à validation', inputs })
}

/** Mary asks once, with the number; the second press is the sending. */
async function send(town: TownClient, { comms }: Cast, card: Shown): Promise<void> {
  const where = { in: 'channel', activityId: card.id } as const
  await town.press(comms.id, { ...where, button: 'Diffuser maintenant' })
  const asked = (await town.channel(comms.id)).threads
    .flatMap(({ activities }) => activities)
    .find(({ id }) => id === card.id)
  const button = /Diffuser à [^"]+? agents/.exec(asked ? readable(asked) : '')?.[0]
  if (button !== undefined) await town.press(comms.id, { ...where, button })
}

/** A press that did nothing to see is done again, as people do; what is seen already is not pressed for. */
async function insist(what: string, look: Look, act: () => Promise<unknown>, until: number): Promise<Shown> {
  for (const end = Math.min(Date.now() + patienceMs, until); ;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(what)
    await act().catch(() => undefined)
    for (let looks = 3; looks > 0; looks--) {
      await delay(lookMs)
      const now = await look()
      if (now) return now
    }
  }
}

function seen(words: string[]): (shown: Shown) => boolean {
  return shown => !shown.deleted && words.every(word => readable(shown).includes(word))
}
