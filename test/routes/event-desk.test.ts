import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { colleaguesOf, sentEvent } from '../support/sent-event.ts'
import type { Cast } from '../support/road.ts'

const title = 'Atelier vélo'

/** Each in a page of their own, which nobody loads again: whatever changes there came by itself. */
describe('an event at the desk, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let second: Person
  let reference: string

  const kept = inChromium(started => ({ browser, mary, people } = started))

  before(async () => {
    ;[second] = (await colleaguesOf(mary.town, people, 'department')) as [Person]
    const words = { time: '18:00', place: 'Cour du centre technique', capacity: '1' }
    reference = await sentEvent(mary.town, people, { title, ...words })
  })

  const shows = (text: string | RegExp, where: Locator, withinMs = 60_000) =>
    where.getByText(text).first().waitFor({ timeout: withinMs })
  const sitting = async (person: Person): Promise<AtDesk> => {
    const desk = kept(await openDesk(browser, mary))
    await desk.become(person)
    return desk
  }

  it('fills up live on two people’s cards and on the organiser’s board, who exports it', async () => {
    const [one, two, organiser] = [await sitting(people.agent), await sitting(second), await sitting(people.comms)]
    await organiser.write(`participants ${reference}`)
    await shows('0 personne', organiser.chat())

    await shows(title, one.chat())
    await one.press('Je participe', one.chat())
    // What the click is answered says how many are left; the card that stays says only what stays true.
    await shows(/^Vous participez\./, one.chat())
    await two.press('Je participe', two.chat())
    await shows(/liste d’attente/, two.chat())
    await shows(/^1 personne, 1 places? prises? sur 1/, organiser.chat(), 90_000)

    await one.press('Je ne participe pas', one.chat())
    await shows('Vous ne participez pas.', one.chat())
    // Nobody touches the second page: its card is brought to what is true, and a message tells of it.
    await shows('Une place s’est libérée.', two.chat(), 60_000)
    await shows(/^Vous participez\./, two.chat(), 60_000)
    await two
      .chat()
      .getByText(/liste d’attente/)
      .first()
      .waitFor({ state: 'detached', timeout: 60_000 })

    await organiser.press('Exporter (Excel)', organiser.chat())
    await shows(/Fichier écrit le/, organiser.chat(), 60_000)
    const files = (await mary.town.drive()).filter(({ name }) => name === `${reference} Participants.xlsx`)
    assert.equal(files.length, 1, files.map(({ path }) => path).join())
    assert.deepEqual(await mary.town.violations(), [])
  })
})
