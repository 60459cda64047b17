import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { openEditionPage } from '../support/at-edition.ts'
import type { AtTab, Theme } from '../support/at-tab.ts'
import { dragTo } from '../support/at-week.ts'
import { type SaidEdition, saidEdition, sayEdition } from '../support/edition-said.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'
import { comesTo } from '../support/comes-to.ts'

const themes: Theme[] = ['default', 'dark', 'contrast']

/** Each press has an id, by which it is done once however often it is sent. */
function pressIn(posted: unknown): SaidEdition['presses'][0] {
  const { press, ...rest } = posted as SaidEdition['presses'][0] & { press: string }
  assert.match(press, /^[0-9a-f-]{36}$/)
  return rest
}

describe('the flat plan of an edition, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let one: AtTab
  let said: SaidEdition

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async ({ width = 1366, height = 1_000, edition = saidEdition() } = {}): Promise<void> => {
    const before = async (page: Page) => (said = await sayEdition(page, edition))
    one = kept(await openEditionPage(browser, mary, people.comms, { width, height, before }))
    await one.tab.locator('.plan-line').first().waitFor()
  }
  const order = () =>
    one.run<string[]>(
      `[...document.querySelectorAll('.heading')].map(one =>
        [...one.querySelectorAll('[data-line]')].map(line => line.dataset.line).join(' '))`,
    )
  const lies = (...sections: string[]) =>
    one.run<boolean>(
      `new Promise(resolve => {
        const look = () => {
          const now = [...document.querySelectorAll('.heading')].map(one =>
            [...one.querySelectorAll('[data-line]')].map(line => line.dataset.line).join(' '))
          if (JSON.stringify(now) === ${JSON.stringify(JSON.stringify(sections))}) resolve(true)
          else setTimeout(look, 50)
        }
        look()
      })`,
    )
  const heard = (words: string | RegExp) => one.tab.locator('#heard').getByText(words).waitFor({ state: 'attached' })
  const focused = () => one.run<string>(`document.activeElement?.dataset.key ?? document.activeElement?.id ?? ''`)
  const button = (name: string | RegExp) => one.tab.getByRole('button', { name })

  it('has no fault by the rules of the RGAA in any theme, nor at 320 pixels', async () => {
    for (const width of [1366, 320]) {
      await open({ width })
      await one.tab.getByText(/^Éditorial/).click()
      for (const theme of themes) {
        await one.setTheme(theme)
        await one.isFaultless(`${theme} at ${width}`)
      }
    }
  })

  it('says of each line how it stands, from whom it is awaited, and how much of the room is taken', async () => {
    await open()
    const text = await one.tab.locator('#plan').innerText()
    assert.match(text, /1\. Le potager[^]*prêt[^]*attendu de Karim Blanc[^]*modifiée depuis/)
    assert.match(text, /Vie des services\n+7200 signes sur 6 000/)
    await comesTo(() => one.tab.locator('.room[data-over]').count(), 1)
    await comesTo(() => one.tab.locator('#stands').innerText(), /Bouclage[^]*Manque[^]*ne sera pas publiée/)
  })

  it('moves a line by keys alone: taken up, arrows, put down, with the revision that was read', async () => {
    await open()
    await button('Déplacer « Article 3 »').focus()
    await one.page.keyboard.press('Enter')
    const slider = one.tab.getByRole('slider')
    await slider.waitFor()
    await one.isFaultless('carried by keys')
    await comesTo(() => slider.getAttribute('aria-valuetext'), 'Vie des services, 3 sur 3')
    await one.page.keyboard.press('ArrowUp')
    await one.page.keyboard.press('ArrowUp')
    await comesTo(() => slider.getAttribute('aria-valuetext'), 'Vie des services, 1 sur 3')
    await one.page.keyboard.press('ArrowRight')
    await comesTo(() => slider.getAttribute('aria-valuetext'), 'Portraits, 3 sur 3')
    await one.page.keyboard.press('ArrowUp')
    await one.tab.locator('.plan-line.target').waitFor()
    await one.page.keyboard.press('Enter')
    await lies('i1 i2', 'i4 i3 i5', '')
    await heard('C’est déplacé.')
    assert.equal(await focused(), 'carry i3')
    assert.deepEqual(said.moves, [
      { editionId: said.edition.id, revision: 4, itemId: 'i3', section: 's2', before: 'i5' },
    ])
    await one.page.keyboard.press('Enter')
    await one.page.keyboard.press('ArrowRight')
    await one.page.keyboard.press('Escape')
    await heard(/reste à sa place/)
    await lies('i1 i2', 'i4 i3 i5', '')
    assert.equal(said.moves.length, 1)
  })

  it('moves a line by buttons, over the edge of a heading too, as often as somebody presses', async () => {
    await open()
    const down = button('Descendre « Article 2 »')
    for (let presses = 0; presses < 3; presses++) await down.click()
    await lies('i1 i3', 'i4 i2 i5', '')
    await heard('C’est déplacé.')
    assert.deepEqual(
      said.moves.map(({ revision, section, before }) => [revision, section, before]),
      [
        [4, 's1', null],
        [5, 's2', 'i4'],
        [6, 's2', 'i5'],
      ],
    )
    assert.equal(await focused(), 'down i2')
    await comesTo(() => button(/^Monter « Le potager/).getAttribute('aria-disabled'), 'true')
    await button('Déplacer « Article 2 »').click()
    await one.tab.getByLabel('Rubrique').selectOption('Agenda')
    await one.isFaultless('a heading is chosen')
    await one.tab.getByRole('dialog').getByRole('button', { name: 'Changer de rubrique' }).click()
    await lies('i1 i3', 'i4 i5', 'i2')
  })

  it('goes by the mouse to another heading', async () => {
    await open({ height: 1_600 })
    const letGo = await dragTo(one.page, one.tab.locator('[data-line=i1] .title'), one.tab.locator('[data-section=s3]'))
    await one.tab.locator('.heading.target-end').waitFor()
    await letGo()
    await lies('i2 i3', 'i4 i5', 'i1')
    assert.equal(await one.run(`'open' in document.body.dataset`), false, 'what was dropped is not pressed')
  })

  it('goes back when it is refused, says why, and gives up what was to follow', async () => {
    await open()
    said.answer = () => {
      said.change(({ revision }) => ({ revision: revision + 1, missing: 'Rien ne manque.' }))
      return { kind: 'refused', text: 'Corinne Roy a changé le numéro entre-temps.', edition: said.edition }
    }
    const down = button('Descendre « Article 2 »')
    for (let presses = 0; presses < 2; presses++) await down.click()
    await one.tab.locator('#said.refused').getByText('Corinne Roy').waitFor()
    await lies('i1 i2 i3', 'i4 i5', '')
    await one.tab.getByText('Rien ne manque.').waitFor()
    assert.ok(said.moves.length < 3)
    await one.isFaultless('refused')
    said.answer = () => undefined
    await down.click()
    await lies('i1 i3 i2', 'i4 i5', '')
    assert.equal(said.moves.at(-1)?.revision, said.edition.revision - 1)
  })

  it('keeps what somebody writes in the editorial while another changes the edition', async () => {
    await open()
    await one.tab.getByText(/^Éditorial/).click()
    const text = one.tab.getByLabel('Texte', { exact: true })
    await text.fill('é'.repeat(3_001))
    await one.tab.getByText('3001 signes sur 3000 : 1 de trop').waitFor()
    await one.isFaultless('too long')
    await text.fill('Chères et chers collègues')
    const before = await order()
    said.change(({ sections, revision }) => ({ sections: sections.toReversed(), revision: revision + 1 }))
    await heard('Le numéro a changé.')
    assert.notDeepEqual(await order(), before)
    await comesTo(() => text.inputValue(), 'Chères et chers collègues')
    await one.tab.getByLabel('Titre', { exact: true }).fill('Bonjour')
    await button('Enregistrer l’éditorial').click()
    await one.tab.getByText('L’éditorial est enregistré.').first().waitFor()
    await one.tab.getByText('Éditorial : Bonjour').waitFor()
    assert.deepEqual(
      said.words.map(({ seen, title }) => [seen, title]),
      [['', 'Bonjour']],
    )
    // Somebody else writes over it: it is said, and the next press writes over theirs.
    await text.fill('Autre')
    said.change(({ editorial, revision }) => ({
      editorial: { ...editorial, seen: 'theirs', title: 'Le leur' },
      revision: revision + 1,
    }))
    await button('Enregistrer l’éditorial').click()
    await one.tab.locator('#said.refused').getByText('Quelqu’un l’a changé.').waitFor()
    await comesTo(() => text.inputValue(), 'Autre')
    await button('Enregistrer l’éditorial').click()
    await one.tab.locator('#said:not(.refused)').getByText('L’éditorial est enregistré.').waitFor()
  })

  it('says when the preview is there, and leads to it', async () => {
    await open()
    await one.page.route('**/tab/api/act', route => {
      said.presses.push(pressIn(route.request().postDataJSON()))
      said.change(() => ({ isPrinting: true, open: false }))
      return route.fulfill({ json: { kind: 'card', card: { type: 'AdaptiveCard', version: '1.5', body: [] } } })
    })
    await button('Aperçu').click()
    await one.tab.locator('#said').getByText('Mary imprime').waitFor()
    assert.deepEqual(said.presses, [{ verb: 'edition.preview', data: { editionId: said.edition.id } }])
    const href = 'https://mary.example/journal/abc'
    said.change(() => ({ isPrinting: false, open: true, reads: [{ href, text: 'Lire l’aperçu' }] }))
    await heard('L’aperçu est prêt.')
    await one.tab.locator('#said').waitFor({ state: 'hidden' })
    const link = one.tab.getByRole('link', { name: 'Lire l’aperçu (nouvel onglet)' })
    assert.deepEqual([await link.getAttribute('href'), await link.getAttribute('target')], [href, '_blank'])
    await one.isFaultless('a preview')
  })

  it('has the buttons of the e-mail while somebody has to decide, opens what Mary asks of it, and leads whoever is not of comms to no figures', async () => {
    await open()
    said.change(() => ({
      open: false,
      mail: { notes: ['E-mail refusé : trop lourd.'], resend: 'Renvoyer l’e-mail', mailed: 'C’est parti' },
    }))
    await one.page.route('**/tab/api/act', route => {
      said.presses.push(pressIn(route.request().postDataJSON()))
      said.change(() => ({ mail: { notes: ['E-mail envoyé.'], resend: '', mailed: '' } }))
      return route.fulfill({ json: { kind: 'card', card: { type: 'AdaptiveCard', version: '1.5', body: [] } } })
    })
    await one.tab.locator('#stands').getByText('E-mail refusé').waitFor()
    await one.isFaultless('an e-mail to decide')
    await button('C’est parti').click()
    await button('Revenir au chemin de fer').click()
    await one.tab.locator('#stands').getByText('E-mail envoyé').waitFor()
    await comesTo(() => button('Renvoyer l’e-mail').count(), 0)
    assert.deepEqual(said.presses[0], { verb: 'edition.mailed', data: { editionId: said.edition.id } })
    assert.match((await one.tab.locator('#pages a').allInnerTexts()).join(), /Chiffres/)
    await open({ edition: { ...saidEdition(), isComms: false } })
    const pages = (await one.tab.locator('#pages a').allInnerTexts()).join()
    assert.match(pages, /Journal/)
    assert.doesNotMatch(pages, /Chiffres/)
  })
})
