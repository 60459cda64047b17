import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { eventually } from './eventually.ts'
import { type Cast, inChannel, inChat, pressed, propose, readable } from './road.ts'
import type { Done, Pressing, TownClient } from './town-client.ts'

/** The card that a dialog shows. */
export function cardOf({ dialog }: Done): unknown {
  return (dialog as { card: { content: unknown } } | undefined)?.card.content
}

/**
 * The dialog behind a button. On a busy machine Mary answers within Teams' time that it takes longer, and people press again. A card
 * drawn just before may still arrive after the click's own answer: that is forgiven twice.
 */
export async function dialogOpened(town: TownClient, person: string, pressing: Pressing): Promise<Done> {
  const isOpen = (done: Done) => JSON.stringify(cardOf(done) ?? null).includes('"Action.Submit"')
  let others = 0
  const done = await eventually(async () => {
    const one = await pressed(town, person, pressing)
    if (isOpen(one)) return one
    const isSlow = JSON.stringify(one.body).includes('C’est plus long que d’habitude')
    return !isSlow && ++others > 2 && one
  }, `the dialog of ${pressing.button} opens`)
  assert.ok(isOpen(done), `${pressing.button}: ${JSON.stringify(done.body)}`)
  return done
}

/** Or that it takes longer, which it does on a busy machine: it is submitted all the same. */
export function assertSubmitted({ body }: Done): void {
  assert.match(JSON.stringify(body), /Soumise à validation|C’est plus long que d’habitude/)
}

export type Words = { title: string; body?: string } & Record<string, string>

/** Comms retains a proposal: its card in the channel, with the post behind it. */
export async function retained(
  town: TownClient,
  people: Cast,
  title: string,
): Promise<{ reference: string; card: Shown }> {
  const reference = await propose(town, people.agent, title)
  const card = await inChannel(town, people.comms.id, reference, 'Retenir')
  await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button: 'Retenir' })
  return { reference, card: await inChannel(town, people.comms.id, reference, 'Ouvrir la publication') }
}

/** The editor behind a post's card in the channel, as its dialog answers it. */
export function editorOpened(town: TownClient, person: string, { id }: Shown): Promise<Done> {
  return dialogOpened(town, person, { in: 'channel', activityId: id, button: 'Ouvrir la publication' })
}

/** Comms fills in the editor and submits; by default to the agent's own department, which is small. */
export async function submitted(
  town: TownClient,
  people: Cast,
  card: Shown,
  { title, ...more }: Words,
): Promise<string> {
  const opened = await editorOpened(town, people.comms.id, card)
  const to = more['everyone'] === 'true' ? {} : { everyone: 'false', add: `department:${people.department}` }
  const inputs = { title, summary: `Résumé de ${title}`, body: 'Texte de la publication.', ...to, ...more }
  const where = { in: 'channel', activityId: card.id } as const
  const done = await town.dialog(people.comms.id, {
    ...where,
    card: cardOf(opened),
    button: 'Soumettre à validation',
    inputs,
  })
  assertSubmitted(done)
  return /PUB-\d{4}-\d{4,}/.exec(JSON.stringify(opened.dialog))![0]
}

/** Comms sends a picture in chat, one that no other post has, and says which draft it is for. */
export async function pictured(town: TownClient, person: string, reference: string): Promise<void> {
  const background = `#${createHash('sha256').update(reference).digest('hex').slice(0, 6)}`
  const png = await sharp({ create: { width: 320, height: 180, channels: 3, background } })
    .png()
    .toBuffer()
  await town.say(person, {
    files: [{ name: 'pont.png', contentType: 'image/png', base64: png.toString('base64'), inline: true }],
  })
  const which = await inChat(town, person, 'De laquelle parlez-vous', reference)
  await pressed(town, person, { activityId: which.id, button: reference })
  const asked = await inChat(town, person, 'Peut-on reconnaître quelqu’un', reference)
  await pressed(town, person, { activityId: asked.id, button: 'Personne de reconnaissable' })
}

/** The author of a proposal adds a photo, and says that the adults on it agreed: the card that asked. */
export async function photoAnswered(town: TownClient, author: string, reference: string, png?: string): Promise<Shown> {
  const receipt = await inChat(town, author, reference, 'Ajouter une photo')
  await pressed(town, author, { activityId: receipt.id, button: 'Ajouter une photo' })
  const base64 = png ?? (await beehive()).toString('base64')
  await town.say(author, { files: [{ name: 'ruche.png', contentType: 'image/png', base64, inline: true }] })
  const asked = await inChat(town, author, 'Peut-on reconnaître quelqu’un')
  await pressed(town, author, { activityId: asked.id, button: 'J’ai l’accord (adultes)' })
  return asked
}

function beehive(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 700, channels: 3, background: '#a63' } })
    .png()
    .toBuffer()
}

export async function approvedBy(town: TownClient, person: string, title: string): Promise<void> {
  const card = await inChat(town, person, 'Approuver', title)
  await pressed(town, person, { activityId: card.id, button: 'Approuver' })
}

/** A post with both visas: its broadcast's card in the channel. */
export async function approved(town: TownClient, people: Cast, words: Words): Promise<Shown> {
  const { card } = await retained(town, people, words.title)
  return approvedFrom(town, people, card, words)
}

/** The same of a proposal that was retained: `card` is its own. */
export async function approvedFrom(town: TownClient, people: Cast, card: Shown, words: Words): Promise<Shown> {
  await submitted(town, people, card, words)
  await approvedBy(town, people.head.id, words.title)
  await approvedBy(town, people.otherComms.id, words.title)
  return inChannel(town, people.comms.id, words.title, 'Vérifier les destinataires')
}

/** « Diffuser à N agents », before it is pressed: the button's own title. */
export async function confirming(town: TownClient, person: string, card: Shown): Promise<string> {
  const where = { in: 'channel', activityId: card.id } as const
  // What was just checked or approved may still redraw the card for everybody: then one asks again, as people do.
  return eventually(async () => {
    await pressed(town, person, { ...where, button: 'Diffuser maintenant' })
    const asked = (await town.channel(person)).threads
      .flatMap(thread => thread.activities)
      .find(one => one.id === card.id)
    return /Diffuser à [^"]+? agents/.exec(asked ? readable(asked) : '')?.[0]
  }, 'she asks once, with the number')
}

export async function broadcastNow(town: TownClient, person: string, card: Shown): Promise<void> {
  await eventually(async () => {
    const button = await confirming(town, person, card)
    return town.press(person, { in: 'channel', activityId: card.id, button }).then(
      ({ status }) => status === 200,
      () => false,
    )
  }, 'the broadcast starts')
}

/** What every card of a broadcast offers. */
const whyAsked = ['Pourquoi je reçois ceci', 'Why do I get this']

/** How many cards in a person's chat show all these words, deleted ones left out. */
export async function howMany(town: TownClient, person: string, ...words: string[]): Promise<number> {
  const { activities } = await town.chat(person)
  return activities.filter(one => one.from.bot && !one.deleted && words.every(word => readable(one).includes(word)))
    .length
}

/** Waits until no card of this chat shows all these words: each follows its matter by a job of its own. */
export function nothingLeft(town: TownClient, person: string, ...words: string[]): Promise<true> {
  return eventually(
    async () => (await howMany(town, person, ...words)) === 0,
    `no card shows « ${words.join(' » « ')} »`,
  )
}

export async function howManyInChannel(town: TownClient, as: string, ...words: string[]): Promise<number> {
  const { threads } = await town.channel(as)
  const all = threads.flatMap(thread => thread.activities)
  return all.filter(one => one.from.bot && !one.deleted && words.every(word => readable(one).includes(word))).length
}

/** The items of the list « Propositions », by title. */
export async function listed(town: TownClient, title: string): Promise<Record<string, unknown>[]> {
  const items = (await town.lists()).find(list => list.name === 'Propositions')?.items ?? []
  return items.map(item => item.fields).filter(fields => fields['Title'] === title)
}

/** How often a person got this post, in whichever language its frame is. */
/** The same in every chat, by person; who has none is not named. The town counts itself: a chat each would be a hundred requests. */
export async function copiesByPerson(town: TownClient, title: string): Promise<Record<string, number>> {
  const counts = await Promise.all(whyAsked.map(words => town.copies(title, words)))
  const all = counts.flatMap(one => Object.entries(one))
  return Object.fromEntries(
    Object.entries(Object.groupBy(all, ([person]) => person)).map(([person, found = []]) => [
      person,
      found.reduce((sum, [, count]) => sum + count, 0),
    ]),
  )
}

export async function copies(town: TownClient, person: string, title: string): Promise<number> {
  const { activities } = await town.chat(person)
  const shown = activities.filter(one => one.from.bot && !one.deleted).map(readable)
  return shown.filter(text => text.includes(title) && whyAsked.some(words => text.includes(words))).length
}
