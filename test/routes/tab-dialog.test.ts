import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { eventually } from '../support/eventually.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'
import { cardOf, editorOpened, retained } from '../support/steps.ts'
import { comesTo } from '../support/comes-to.ts'

/** A page that says what Teams tells it. */
const bare = `<!doctype html><html lang="fr"><title>Page</title><script src="lib/teams-js.js"></script>
<p id="told"></p><button id="close">Terminer</button><button id="grow">Agrandir</button>
<script>
  (async () => {
    const { app, authentication, dialog } = microsoftTeams
    await app.initialize()
    const { page, app: { theme } } = await app.getContext()
    const show = text => (document.getElementById('told').textContent = text)
    const themed = theme => document.documentElement.dataset.theme = theme
    app.registerOnThemeChangeHandler(themed)
    themed(theme)
    document.getElementById('close').onclick = () => dialog.url.submit()
    document.getElementById('grow').onclick = () => dialog.update.resize({ height: 300, width: 400 })
    const token = await authentication.getAuthToken().catch(() => '')
    show([page.frameContext, token === '' ? 'nobody' : JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).oid].join(' '))
  })()
</script></html>`

describe('a dialog by address, in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let desk: AtDesk

  const kept = inChromium(started => ({ browser, mary, people } = started))
  beforeEach(async () => {
    desk = kept(await openDesk(browser, mary))
  })

  const dialog = () => desk.page.getByTestId('dialog')
  const frame = () => desk.page.frameLocator('[data-testid=dialog-frame]')
  /** Comms opens the post of a proposal from its card in the channel. */
  const open = async (title: string): Promise<void> => {
    await retained(mary.town, people, title)
    await desk.become(people.comms)
    await desk.channel().getByText(title).first().waitFor()
    await desk.press('Ouvrir la publication', desk.channel())
    await desk.page.getByTestId('dialog-frame').waitFor()
  }
  const withBarePage = (page: Page) =>
    page.route('**/tab/post.html?*', route => route.fulfill({ contentType: 'text/html', body: bare }))

  it('is Mary’s own page, by the address that her card answers', async () => {
    const { card } = await retained(mary.town, people, 'Le marché aux fleurs')
    const where = { in: 'channel', activityId: card.id } as const
    // A card drawn just before may still arrive after the click's own answer; it is drawn again at once.
    const { dialog: shown } = await eventually(
      () => mary.town.open(people.comms.id, { ...where, button: 'Ouvrir la publication' }),
      'the page opens',
    )
    const { url, title, height } = shown as { url: string; title: string; height: string }
    assert.match(url, new RegExp(`^${mary.url}/tab/post\\.html\\?post=[0-9a-f-]{36}$`))
    assert.deepEqual([title, height], ['Le marché aux fleurs', 'large'])
    const { status, headers } = await fetch(url)
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8'])
  })

  it('shows the post to whoever opened it', async () => {
    await open('Le jardin des écoliers')
    await comesTo(() => frame().getByLabel('Titre', { exact: true }).inputValue(), 'Le jardin des écoliers')
  })

  it('is filled in for whoever follows the guided tour', async () => {
    await open('Le verger')
    await frame().getByLabel('Titre', { exact: true }).waitFor()
    await desk.page.evaluate(`import('/desk/js/tour/example.js').then(({ fillForm }) => fillForm())`)
    await comesTo(
      () =>
        frame()
          .getByLabel(/^Résumé/)
          .inputValue(),
      /^Tomates/,
    )
    await comesTo(() => frame().getByLabel('Tous les agents').first().isChecked(), true)
  })

  it('opens in the tab too, in the place of the desk', async () => {
    const title = 'La ferme pédagogique'
    const { card } = await retained(mary.town, people, title)
    const where = { in: 'channel', activityId: card.id } as const
    const editor = await editorOpened(mary.town, people.comms.id, card)
    const inputs = { title, summary: 'Les chèvres sont là' }
    await mary.town.dialog(people.comms.id, { ...where, card: cardOf(editor), button: 'Enregistrer', inputs })
    await desk.become(people.comms)
    await desk.page.getByTestId('tab-tab').click()
    const tab = desk.page.frameLocator('[data-testid=tab-frame]')
    await tab.getByRole('button', { name: title }).click()
    await comesTo(() => tab.getByLabel('Titre', { exact: true }).inputValue(), title)
  })

  it('leads into the card by the page itself, where Teams does not say who looks', async () => {
    await desk.become(people.comms)
    await desk.page.getByTestId('tab-tab').click()
    await desk.page.getByTestId('tab-signs-on').uncheck()
    await retained(mary.town, people, 'La nuit des musées')
    await desk.channel().getByText('La nuit des musées').first().waitFor()
    await desk.press('Ouvrir la publication', desk.channel())
    await frame().getByRole('button', { name: 'Écrire dans la carte' }).click()
    await dialog().getByLabel('Résumé pour l’alerte').waitFor()
    await comesTo(() => desk.page.getByTestId('dialog-frame').count(), 0)
    await comesTo(() => dialog().getAttribute('data-page'), null)
  })

  it('says to the page who looks and in which theme, and closes', async () => {
    await withBarePage(desk.page)
    await open('La piste cyclable')
    await frame().getByText(`task ${people.comms.id}`).waitFor()
    await dialog().getByRole('heading', { name: 'La piste cyclable' }).waitFor()
    const before = await desk.page.getByTestId('dialog-frame').boundingBox()
    await frame().getByText('Agrandir').click()
    await eventually(
      async () => (await desk.page.getByTestId('dialog-frame').boundingBox())!.height < before!.height,
      'another size',
    )
    await frame().getByText('Terminer').click()
    await dialog().waitFor({ state: 'hidden' })
    // The page ends with its dialog: the desk takes it away at the dialog's « close », which comes after it is hidden.
    await desk.page.getByTestId('dialog-frame').waitFor({ state: 'detached' })
    await desk.press('Ouvrir la publication', desk.channel())
    await dialog().getByRole('button', { name: 'Fermer' }).click()
    await dialog().waitFor({ state: 'hidden' })
  })

  it('fills a phone', async () => {
    await withBarePage(desk.page)
    await open('La fontaine')
    await desk.page.setViewportSize({ width: 390, height: 800 })
    await eventually(async () => {
      const { x, width, height } = (await dialog().boundingBox())!
      return x === 0 && width === 390 && height === 800
    }, 'all of the screen')
  })
})
