import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { openBrowser } from '../support/browser.ts'
import { sharedPostgres } from '../support/database.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast } from '../support/road.ts'
import { ofName } from '../support/of-name.ts'
import { comesTo } from '../support/comes-to.ts'

/** The whole road as people see it: every step is a click or a word in the page. */
describe('the main road at the desk, in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser | undefined
  let mary: Mary
  let people: Cast
  let desk: AtDesk

  before(async function () {
    browser = await openBrowser()
    if (browser === undefined) this.skip()
    // Without it posts are written in cards.
    const DATABASE_URL = await (await sharedPostgres()).migratedUrl()
    mary = await startMary({ sandbox: { SANDBOX_PEOPLE: '120' }, env: { SINGLE_SIGN_ON: 'off', DATABASE_URL } })
    people = await cast(mary.town)
    desk = await openDesk(browser, mary)
  })
  after(async () => {
    await browser?.close()
    await mary?.close()
  })

  const chat = () => desk.chat()
  const channel = () => desk.channel()
  const become = (person: Person) => desk.become(person)
  const write = (text: string) => desk.write(text)
  const press = (title: string | RegExp, where: Locator) => desk.press(title, where)

  it('an agent proposes, comms retains, a manager approves, comms broadcasts, an agent reads', async () => {
    const { agent, comms, otherComms, head } = people

    await become(agent)
    await write('proposer')
    await chat().getByLabel('Titre').fill('La bibliothèque ouvre le dimanche')
    await chat().getByLabel('Texte').fill('À partir de janvier, de 14 h à 18 h.')
    await press('Envoyer', chat())
    await chat()
      .getByText(/PROP-\d{4}-\d{4}/)
      .first()
      .waitFor()

    await become(comms)
    await channel().getByText('La bibliothèque ouvre le dimanche').first().waitFor()
    await press('Retenir', channel())
    await press('Ouvrir la publication', channel())
    const dialog = desk.page.getByTestId('dialog')
    await dialog.getByLabel('Résumé pour l’alerte').fill('La bibliothèque ouvre aussi le dimanche')
    await press('Soumettre à validation', dialog)
    await dialog.getByText(/à corriger avant de soumettre/).waitFor()
    const adding = dialog.getByRole('combobox', { name: 'Direction, groupe, équipe ou liste' })
    await dialog.locator('input[role=combobox][aria-invalid=true]:focus').waitFor()
    await comesTo(
      () => dialog.getByLabel('Résumé pour l’alerte').inputValue(),
      'La bibliothèque ouvre aussi le dimanche',
    )
    await adding.fill('culture')
    await dialog.getByRole('option', { name: 'Direction de la culture' }).click()
    await dialog.getByRole('combobox', { name: 'Personnes, par leur nom' }).fill(agent.lastName)
    await dialog.getByRole('option', { name: agent.displayName }).first().click()
    await press('Compter', dialog)
    await dialog.getByText(/^\d+ personnes$/).waitFor()
    await dialog.getByLabel('Direction de la culture', { exact: true }).uncheck()
    await dialog.getByLabel('Tous les agents', { exact: true }).check()
    await press('Soumettre à validation', dialog)
    await dialog.getByText('« Tous les agents » est coché', { exact: false }).first().waitFor()
    await dialog.getByLabel(agent.displayName, { exact: false }).uncheck()
    await press('Soumettre à validation', dialog)
    await dialog.getByText(/Soumise à validation/).waitFor()
    await desk.page.getByTestId('dialog-close').click()

    await become(head)
    await press('Approuver', chat())
    await chat().getByRole('button', { name: 'Retirer mon visa', exact: true }).last().waitFor()
    await become(otherComms)
    await press('Approuver', chat())
    await chat().getByRole('button', { name: 'Retirer mon visa', exact: true }).last().waitFor()

    await become(comms)
    await press('Vérifier les destinataires', channel())
    await channel()
      .getByText(/joignables?/i)
      .first()
      .waitFor()
    // What was checked reaches everybody's card a moment later, and redraws it under the hand or the question.
    const confirm = channel().getByRole('button', { name: /^Diffuser à .* agents$/ })
    await eventually(async () => {
      await press('Diffuser maintenant', channel())
      return confirm.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    }, 'the question')
    // Sooner it would be the second click of an impatient finger.
    await desk.page.waitForTimeout(1_600)
    await confirm.click()

    await become(agent)
    await chat().getByText('À partir de janvier, de 14 h à 18 h.').last().waitFor()
    await press('Pourquoi je reçois ceci ?', chat())
    assert.deepEqual(desk.broken, [])
  })

  it('an administrator adds a section with a question, and an agent uses it at once', async () => {
    const [admin] = (await mary.town.people({ role: 'admin', situation: 'well', limit: 1 })).people
    assert.ok(admin)
    await become(admin)
    await write('rubriques')
    await chat().getByLabel('Nom').last().fill('Vie culturelle')
    await press('Ajouter', chat())
    await chat().getByText('9. Vie culturelle').last().waitFor()
    await press('Modifier', chat())
    await press('Ajouter une question', chat())
    await chat().getByLabel('Intitulé').fill('Combien de places')
    await chat().getByLabel('Réponse attendue').selectOption({ label: 'Un nombre' })
    await chat().getByLabel('Réponse obligatoire').check()
    await press('Enregistrer', chat())
    await chat().getByText('Un nombre · obligatoire').last().waitFor()

    await become(people.agent)
    await write('proposer')
    await chat().getByLabel('Titre').last().fill('Un concert à midi')
    await chat().getByLabel('Texte').last().fill('Jeudi, dans le hall.')
    await chat().getByLabel('Rubrique').last().selectOption({ label: 'Vie culturelle' })
    await press('Envoyer', chat())
    await chat().getByText('Encore une question pour la rubrique « Vie culturelle »').last().waitFor()
    await comesTo(() => chat().getByLabel('Titre').last().isVisible(), false)
    await chat().getByLabel('Combien de places').last().fill('beaucoup')
    await press('Envoyer', chat())
    await chat().getByText('Un nombre est attendu').last().waitFor()
    // All that was typed is still there, folded.
    await press(/^Ce que vous avez écrit/, chat())
    await comesTo(() => chat().getByLabel('Titre').last().inputValue(), 'Un concert à midi')
    await comesTo(() => chat().getByLabel('Combien de places').last().inputValue(), 'beaucoup')
    await chat().getByLabel('Combien de places').last().fill('1 250')
    await press('Envoyer', chat())
    await chat().getByText('Un concert à midi').last().waitFor()
    // Drawn anew once it is in the channel, the receipt is folded again, as in Teams.
    const answered = chat().getByText('Combien de places').last()
    await eventually(async () => {
      if (!(await answered.isVisible())) await press(/^Relire/, chat())
      return answered.isVisible()
    }, 'the answer is shown')
    await become(people.comms)
    await channel().getByText('Combien de places').last().waitFor()
    assert.deepEqual(desk.broken, [])
  })

  it('a colleague’s message is proposed from its menu, and its author is told', async () => {
    const { comms, otherComms: colleague } = people
    await become(colleague)
    await channel().getByLabel('Nouvelle conversation', { exact: true }).fill('Le marché de Noël ouvre le 5')
    await channel().getByLabel('Nouvelle conversation', { exact: true }).press('Enter')
    await become(comms)
    const message = channel().locator('article.said').filter({ hasText: 'Le marché de Noël ouvre le 5' }).first()
    await message.hover()
    await message.getByLabel('Plus d’options').click()
    await message.getByTestId('propose-message').click()
    const dialog = desk.page.getByTestId('dialog')
    await dialog.getByText(`D’après un message ${ofName(colleague.displayName)}`, { exact: false }).waitFor()
    await comesTo(() => dialog.getByLabel('Texte').inputValue(), 'Le marché de Noël ouvre le 5')
    await dialog.getByLabel('Titre').fill('Marché de Noël')
    await press('Envoyer', dialog)
    await dialog.getByText(/PROP-\d{4}-\d{4} est dans la boîte/).waitFor()
    await become(colleague)
    await chat().getByText('Un de vos messages est proposé à la communication').first().waitFor()
    await become(comms)
    await desk.page.getByTestId('find-cards').first().click()
    await desk.page.getByTestId('find-words').fill('noel')
    await desk.page.getByTestId('found-card').filter({ hasText: 'Marché de Noël' }).first().click()
    await dialog.getByText('Carte de Mary', { exact: false }).waitFor()
    assert.deepEqual(desk.broken, [])
  })
})
