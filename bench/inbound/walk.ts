import { eventually } from '../../test/support/eventually.ts'
import { cast, inChannel, inChat, pressed, propose } from '../../test/support/road.ts'
import type { TownClient } from '../../test/support/town-client.ts'
import type { Person } from '../../sandbox/town/town.ts'

/** What was really made by people, to be copied many times. */
export type Walked = { comms: Person[]; initiativeReference: string; postTitle: string }

const text =
  'Depuis septembre, l’équipe du restaurant scolaire pèse ce qui reste dans les assiettes. En trois mois, le gaspillage a baissé d’un tiers, ' +
  'et les enfants tiennent eux-mêmes le tableau. **Une visite** est possible le mardi midi, et nous cherchons deux autres écoles qui veulent essayer.'
const body = `${text}\n\n- Une balance et un tableau sont prêtés\n- Le service accompagne les deux premières semaines\n\nÉcrivez à Élodie, {prénom}, au service restauration.`

/** One initiative that waits in the inbox, and one post that waits for its first visa. */
export async function walk(town: TownClient): Promise<Walked> {
  const { agent, comms } = await cast(town)
  const first = await propose(town, agent, 'Moins de gaspillage à la cantine', text)
  const inbox = await inChannel(town, comms.id, first)
  await pressed(town, comms.id, { in: 'channel', activityId: inbox.id, button: 'Retenir' })
  const retained = await inChannel(town, comms.id, first, 'Ouvrir la publication')
  // A card drawn just before may still arrive after the click's own answer; it is drawn again at once.
  const opened = await eventually(
    () => pressed(town, comms.id, { in: 'channel', activityId: retained.id, button: 'Ouvrir la publication' }),
    'the editor opens',
  )
  const postTitle = 'La cantine qui pèse ses restes'
  const inputs = { title: postTitle, summary: 'Un tiers de gaspillage en moins en trois mois', body, everyone: 'true' }
  const card = (opened.dialog as { card: { content: unknown } }).card.content
  await town.dialog(comms.id, {
    in: 'channel',
    activityId: retained.id,
    card,
    button: 'Soumettre à validation',
    inputs,
  })
  await inChat(town, comms.id, postTitle)
  const initiativeReference = await propose(town, agent, 'Une seconde école veut peser ses restes', text)
  const { people } = await town.people({ role: 'comms', situation: 'well', limit: 50 })
  return { comms: people, initiativeReference, postTitle }
}
