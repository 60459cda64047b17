import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { AtTab } from '../support/at-tab.ts'
import { dragTo, openWeek } from '../support/at-week.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'
import { saidReleases, type SaidWeek, sayWeeks, today, undated } from '../support/week-said.ts'
import { comesTo } from '../support/comes-to.ts'

describe('a parution that is moved in the calendar, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let one: AtTab
  let said: SaidWeek

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (holds: Partial<SaidWeek> = {}, { query = 'view=week', width = 2_000 } = {}): Promise<void> => {
    const before = async (page: Page) => (said = await sayWeeks(page, { releases: of(5), ...holds }))
    one = kept(
      await openWeek(browser, mary, people.comms, { query: `day=${today}&${query}`, width, height: 1_200, before }),
    )
  }
  /** One on each day from Tuesday on, all on Teams: « Parution numéro 1 » on the first. */
  const of = (count: number) =>
    saidReleases(count).map(each => ({
      ...each,
      channel: 'teams',
      id: `${each.postId}/teams`,
      state: 'draft',
      stateText: 'Brouillon',
      movable: true,
    }))
  const release = (title: string) => one.tab.locator('.release', { hasText: title })
  const cell = (day: string) => one.tab.locator(`[data-channel=teams] td[data-day="${day}"]`)
  const liesOn = (title: string, day: string) =>
    one.tab.locator(`[data-day="${day}"] .release`, { hasText: title }).waitFor()
  const heard = (words: string | RegExp) => one.tab.locator('#heard').getByText(words).waitFor({ state: 'attached' })
  const carry = async (title: string) => {
    await one.tab.getByRole('button', { name: `Décaler « ${title} »` }).focus()
    await one.page.keyboard.press('Enter')
    await one.tab.getByRole('slider').waitFor()
  }
  const focused = () => one.run<string>(`document.activeElement?.dataset.key ?? document.activeElement?.id ?? ''`)
  const first = 'Parution numéro 1'

  it('goes by the mouse onto another day, at its hour, with the version that was read', async () => {
    await open()
    const letGo = await dragTo(one.page, release(first), cell('2026-12-03'))
    await one.tab.locator('td.target').waitFor()
    await letGo()
    await liesOn(first, '2026-12-03')
    await one.tab.getByText('« Parution numéro 1 » part le 2026-12-03 à 08:00.').first().waitFor()
    assert.deepEqual(said.moves, [
      { postId: 'post-0', channel: 'teams', version: '1', day: '2026-12-03', time: '08:00' },
    ])
    assert.equal(await one.run(`'open' in document.body.dataset`), false, 'what was dropped is not pressed')
  })

  it('is put back by one press, with the version that it has now', async () => {
    await open()
    await (
      await dragTo(one.page, release(first), cell('2026-12-03'))
    )()
    const putBack = one.tab.getByRole('button', { name: 'Remettre au mardi 1er décembre, 8\u202fh', exact: true })
    await putBack.waitFor()
    await one.isFaultless('what may be put back')
    await putBack.click()
    await liesOn(first, today)
    await heard(/part le 2026-12-01/)
    assert.deepEqual(
      said.moves.map(({ version, day, time }) => [version, day, time]),
      [
        ['1', '2026-12-03', '08:00'],
        ['2', today, '08:00'],
      ],
    )
    assert.equal(await focused(), 'carry post-0/teams')
  })

  it('stays where it is when Escape is pressed, or when it is dropped outside', async () => {
    await open()
    const letGo = await dragTo(one.page, release(first), cell('2026-12-03'))
    await one.page.keyboard.press('Escape')
    await letGo()
    const again = await dragTo(one.page, release(first), one.tab.getByRole('heading', { name: 'Calendrier' }))
    await again()
    await liesOn(first, today)
    assert.deepEqual(said.moves, [])
  })

  it('stays on its channel, whichever row it is let go over, and shows so before', async () => {
    const [other] = saidReleases(2).slice(1)
    await open({ releases: [...of(1), other!] })
    const letGo = await dragTo(
      one.page,
      release(first),
      one.tab.locator('[data-channel=bluesky] td[data-day="2026-12-04"]'),
    )
    await one.tab.locator('tbody .target').waitFor()
    const rows = `[...document.querySelectorAll('tbody .target')].map(cell => [
      cell.dataset.day, cell.closest('tr').dataset.channel])`
    assert.deepEqual(await one.run(rows), [['2026-12-04', 'teams']])
    await comesTo(() => one.tab.locator('thead .target').innerText(), 'ven. 4 déc.')
    await letGo()
    await cell('2026-12-04').locator('.release', { hasText: first }).waitFor()
    assert.deepEqual(
      said.moves.map(({ channel, day }) => [channel, day]),
      [['teams', '2026-12-04']],
    )
    await comesTo(() => one.tab.locator('.target, .ghost').count(), 0)
  })

  it('goes back from a day that has passed, with the reason, and from outside of the tab', async () => {
    await open({
      releases: of(5).slice(1),
      answer: ({ day }) => (day < today ? { kind: 'refused', text: 'Choisissez un jour à venir.' } : undefined),
    })
    const second = 'Parution numéro 2'
    await (
      await dragTo(one.page, release(second), cell('2026-11-30'))
    )()
    await one.tab.locator('#said.refused').getByText('Choisissez un jour à venir.').waitFor()
    await liesOn(second, '2026-12-02')
    await (
      await dragTo(one.page, release(second), one.page.getByTestId('me'))
    )()
    await one.tab.locator('.ghost').waitFor({ state: 'detached' })
    await liesOn(second, '2026-12-02')
    assert.equal(said.moves.length, 1)
    // Nothing is left that listens: the next press opens its card.
    await one.page.mouse.move(5, 5)
    await comesTo(() => one.tab.locator('.target, .ghost, .carried').count(), 0)
  })

  it('shows where it lies once its day of the month is full', async () => {
    const full = of(4).map((each, at) => (at === 0 ? each : { ...each, day: '2026-12-03', time: `0${at}:00` }))
    await open({ releases: full }, { query: 'view=month' })
    await (
      await dragTo(one.page, release(first), one.tab.locator('td[data-day="2026-12-03"]'))
    )()
    await one.tab.getByRole('button', { name: 'et 1 autre, jeudi 3 décembre' }).waitFor()
    await heard(/part le 2026-12-03/)
    await one.tab.locator('[data-key="more 2026-12-03"]:focus').waitFor()
  })

  it('goes by keys alone, over days, hours and weeks, and the focus is never lost', async () => {
    await open()
    await carry(first)
    const slider = one.tab.getByRole('slider')
    const says = async (words: string) => await comesTo(() => slider.getAttribute('aria-valuetext'), words)
    await says('mardi 1er décembre, 8\u202fh')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await one.page.keyboard.press(key)
    await says('jeudi 3 décembre, 9\u202fh')
    await comesTo(() => cell('2026-12-03').getAttribute('class'), 'target')
    await one.isFaultless('a parution that is carried')
    await one.page.keyboard.press('PageDown')
    await says('jeudi 10 décembre, 9\u202fh')
    await one.tab.getByRole('heading', { name: '7–13 décembre 2026' }).waitFor()
    await one.page.keyboard.press('Enter')
    await liesOn(first, '2026-12-10')
    assert.deepEqual(
      said.moves.map(({ day, time }) => `${day} ${time}`),
      ['2026-12-10 09:00'],
    )
    await heard(/part le 2026-12-10 à 09:00/)
    assert.equal(await focused(), 'carry post-0/teams')

    await one.page.keyboard.press('Enter')
    await one.page.keyboard.press('ArrowLeft')
    await one.page.keyboard.press('Escape')
    await heard(/reste où elle était/)
    assert.equal(await focused(), 'carry post-0/teams')
    assert.equal(said.moves.length, 1)
  })

  it('is never carried to a day that has passed', async () => {
    await open()
    await carry(first)
    await one.page.keyboard.press('ArrowLeft')
    await comesTo(() => one.tab.getByRole('slider').getAttribute('aria-valuetext'), 'mardi 1er décembre, 8\u202fh')
  })

  it('goes by a day and an hour that are typed, on a phone too', async () => {
    await open({}, { query: 'view=list', width: 320 })
    await one.tab.getByRole('button', { name: `Décaler « ${first} »` }).click()
    const dialog = one.tab.getByRole('dialog')
    await dialog.waitFor()
    await one.isFaultless('a day and an hour')
    await dialog.getByLabel('Date').fill('2026-12-04')
    await dialog.getByLabel('Heure').fill('14:30')
    await dialog.getByRole('button', { name: 'Décaler', exact: true }).click()
    await liesOn(first, '2026-12-04')
    assert.equal(said.moves[0]!.time, '14:30')
    assert.equal(await focused(), 'carry post-0/teams')
  })

  it('asks before what there is to know, and goes only after a yes', async () => {
    const texts = ['C’est un jour férié.', 'La diffusion sera à programmer de nouveau.']
    const sure = { kind: 'sure', texts, agreed: 'exactly-these', confirm: 'Décaler quand même' }
    await open({ answer: ({ agreed }) => (agreed === 'exactly-these' ? undefined : sure) })
    for (const [button, day] of [
      ['Revenir', today],
      ['Décaler quand même', '2026-12-03'],
    ] as const) {
      await (
        await dragTo(one.page, release(first), cell('2026-12-03'))
      )()
      const dialog = one.tab.getByRole('dialog')
      for (const text of texts) await dialog.getByText(text).waitFor()
      await one.isFaultless('the question')
      await dialog.getByRole('button', { name: button }).click()
      await dialog.waitFor({ state: 'hidden' })
      await liesOn(first, day)
    }
    assert.deepEqual(
      said.moves.map(({ agreed }) => agreed),
      [undefined, undefined, 'exactly-these'],
    )
  })

  it('takes a yes of nobody who cannot have read the question yet, and offers no first', async () => {
    const sure = { kind: 'sure', texts: ['C’est un jour férié.'], agreed: 'yes', confirm: 'Décaler quand même' }
    await open({ answer: ({ agreed }) => (agreed === undefined ? sure : undefined) })
    await (
      await dragTo(one.page, release(first), cell('2026-12-03'))
    )()
    const dialog = one.tab.getByRole('dialog')
    const yes = dialog.getByRole('button', { name: 'Décaler quand même' })
    await yes.dispatchEvent('click')
    assert.equal(await yes.getAttribute('aria-disabled'), 'true')
    assert.deepEqual(await dialog.getByRole('button').allInnerTexts(), ['Revenir', 'Décaler quand même'])
    assert.equal(said.moves.length, 1)
    await one.isFaultless('the question that takes no yes yet')
    await yes.click()
    await liesOn(first, '2026-12-03')
    assert.equal(said.moves.at(-1)!.agreed, 'yes')
  })

  it('asks of two that are moved at once, one question after the other', async () => {
    const sure = { kind: 'sure', texts: ['C’est un jour férié.'], agreed: 'yes', confirm: 'Décaler quand même' }
    let free = (): void => undefined
    await open({ answer: ({ agreed }) => (agreed === undefined ? sure : undefined) })
    const bothAsked = new Promise<void>(resolve => (free = resolve))
    let asked = 0
    await one.page.route('**/tab/api/week/move', async route => {
      if (++asked === 2) free()
      await bothAsked
      return route.fallback()
    })
    for (const [title, day] of [
      [first, '2026-12-03'],
      ['Parution numéro 2', '2026-12-04'],
    ] as const)
      await (
        await dragTo(one.page, release(title), cell(day))
      )()
    const questionOf = (title: string) => one.tab.getByRole('dialog', { name: new RegExp(`quand même.*${title}`) })
    await questionOf(first).getByRole('button', { name: 'Revenir' }).click()
    await questionOf('Parution numéro 2').getByRole('button', { name: 'Décaler quand même' }).click()
    await liesOn('Parution numéro 2', '2026-12-04')
    await liesOn(first, today)
  })

  it('goes back and says why when it is refused, and when nothing is known of it', async () => {
    await open({ answer: () => ({ kind: 'refused', text: 'Paul Noir vient de la déplacer.' }) })
    await (
      await dragTo(one.page, release(first), cell('2026-12-03'))
    )()
    await one.tab.locator('#said.refused').getByText('Paul Noir vient de la déplacer.').waitFor()
    await liesOn(first, today)
    await one.page.route('**/tab/api/week/move', route => route.abort())
    await (
      await dragTo(one.page, release(first), cell('2026-12-03'))
    )()
    await one.tab
      .locator('#said.refused')
      .getByText(/^Mary n’a pas répondu/)
      .waitFor()
    await liesOn(first, today)
  })

  it('gets a day and an hour when it has none', async () => {
    await open({ undated: [undated('Une idée')] })
    await (
      await dragTo(one.page, release('Une idée'), cell('2026-12-04'))
    )()
    const dialog = one.tab.getByRole('dialog')
    await comesTo(() => dialog.getByLabel('Date').inputValue(), '2026-12-04')
    await dialog.getByRole('button', { name: 'Décaler', exact: true }).click()
    await liesOn('Une idée', '2026-12-04')
    await one.tab.getByRole('region', { name: 'Sans date' }).getByText('Une idée').waitFor({ state: 'detached' })
  })
})
