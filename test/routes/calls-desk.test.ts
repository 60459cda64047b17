import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { dayIn } from '../support/day-in.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'

type Asked = { name: string; correspondent: Person }
const title = 'Ce que nous avons changé cette année'

/** Every step is a click or a word in the page. */
describe('a call at the desk, in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let desk: AtDesk

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const departmentsAsked = async (): Promise<Asked[]> => {
    const found: Asked[] = []
    for (const { name, correspondentId } of (await mary.town.about()).departments) {
      const correspondent = await mary.town.person(correspondentId)
      const ready = correspondent.situation === 'well' && correspondent.preferredLanguage !== 'en-GB'
      if (ready && !correspondent.roles.includes('comms')) found.push({ name, correspondent })
    }
    assert.ok(found.length >= 4)
    return found.slice(0, 4)
  }
  const chat = () => desk.chat()
  const channel = () => desk.channel()
  const become = (person: Person) => desk.become(person)
  const write = (text: string) => desk.write(text)
  const press = (title: string | RegExp, where: Locator) => desk.press(title, where)
  const shows = (text: string | RegExp, where: Locator) => where.getByText(text).first().waitFor()

  it('is opened, answered by three departments, reminded once, and closed', async () => {
    desk = kept(await openDesk(browser, mary))
    const asked = await departmentsAsked()
    const [first, second, third, silent] = asked.map(({ correspondent }) => correspondent)
    await become(people.comms)
    await write('appel')
    await chat().getByLabel('Titre').last().fill(title)
    await chat().getByLabel('Texte').last().fill('Trois lignes et une photo')
    for (const { name } of asked) await chat().getByLabel(name, { exact: true }).check()
    await chat().getByLabel('Se clôt le').fill(dayIn(20))
    await press('Ouvrir l’appel', chat())
    await shows('0 sur 4 ont répondu', channel())

    await become(first!)
    await shows(title, chat())
    await press('Proposer', chat())
    await shows(/Pour l’appel APP-/, chat())
    await chat().getByLabel('Titre').last().fill('Nos vélos de service')
    await chat().getByLabel('Texte').last().fill('Douze agents roulent désormais.')
    await press('Envoyer', chat())
    await shows('1 proposition envoyée', chat())

    await become(second!)
    await press('Rien à signaler', chat())
    await shows('C’est une réponse complète', chat())

    await become(third!)
    await press(/^Pas cette fois/, chat())
    await chat().getByLabel('Pour quel motif').fill('Le déménagement n’est pas fini')
    await press('Envoyer cette réponse', chat())
    await shows('Le déménagement n’est pas fini', chat())

    await become(people.comms)
    await shows('3 sur 4 ont répondu', channel())
    await press('Relancer la direction', channel())
    await become(silent!)
    await shows('« Rien à signaler » suffit', chat())

    await become(people.comms)
    await press('Voir ce qui est arrivé', channel())
    await shows('Nos vélos de service', desk.page.getByRole('dialog'))
    await desk.page.keyboard.press('Escape')
    await press('Clore', channel())
    await press('Clore\u00a0: 1 direction sans réponse', channel())
    await shows('1 réponse, 1 RAS, 1 pas cette fois, 1 sans réponse sur 4', channel())
    assert.deepEqual(Object.keys(await mary.town.copies('suffit', title)), [silent!.id])
    assert.deepEqual(await mary.town.violations(), [])
  })
})
