import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { isReadOnPhone } from '../support/at-phone.ts'
import { openBrowser } from '../support/browser.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { frenchRelays, type ListedSite, listedSites } from '../support/listed-sites.ts'
import { poppler } from '../support/poppler.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { scanned } from '../support/scanned.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Le marché de Noël ouvre'
/** What only the card of a site says. */
const atSite = 'sans Teams sur ce site'
const shown = { timeout: 5_000 }

/** What somebody takes to read a question before they press yes. */
const readMs = 2_000

onStores(['PostgreSQL'], open =>
  describe('a poster at sites whose people have no Teams, in Chromium', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let people: Cast
    let browser: Browser | undefined
    let desk: AtDesk
    let sites: ListedSite[]
    /** Two of them who have Teams in French: who puts it up, and who cannot. */
    let first: Person
    let second: Person
    /** The addresses of the poster, and of its words. */
    let papers: { a4: string; a3: string }
    let page: string

    before(async function () {
      browser = await openBrowser()
      if (browser === undefined) this.skip()
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' },
        env: { FOUR_EYES_OVER: '1000000' },
      })
      people = await cast(mary.town)
      sites = await listedSites(mary.town)
      ;[first, second] = frenchRelays(sites) as [Person, Person]
      desk = await openDesk(browser, mary)
    })
    afterEach(async () => {
      assert.deepEqual(desk?.broken ?? [], [])
      assert.deepEqual(await mary.town.violations(), [])
    })
    after(async () => {
      await browser?.close()
      await mary?.close()
    })

    const cardIn = (where: Locator, ...words: (string | RegExp)[]) =>
      words.reduce((found, hasText) => found.filter({ hasText }), where.locator('article.said')).last()
    const button = (where: Locator, name: string | RegExp) => where.getByRole('button', { name }).last()
    const siteCard = () => cardIn(desk.chat(), title, atSite)

    it('is asked for at the desk: 38 of 42 sites have a relay', async () => {
      assert.deepEqual([sites.length, sites.filter(({ relay }) => relay !== null).length], [42, 38])
      const words = { title, everyone: 'true', validUntil: dayIn(9) }
      await broadcastNow(mary.town, people.comms.id, await approved(mary.town, people, words))
      await inChannel(mary.town, people.comms.id, title, 'Terminée', 'Joindre les sites (38)')
      await desk.become(people.comms)
      const report = () => cardIn(desk.channel(), title, /Joindre|Voir les sites/)
      await eventually(async () => {
        if (await button(report(), /^Voir les sites/).isVisible()) return true
        // The question's own button is called the same: whichever stands there is meant.
        await button(report(), 'Joindre les sites (38)').click(shown)
        // Sooner than somebody reads what is asked, the question comes again.
        await desk.page.waitForTimeout(readMs)
        return false
      }, 'the sites are asked')
    })

    it('opens from the card of a relay, on both papers, tagged, with a code that a phone reads', async function () {
      this.timeout(240_000)
      await inChat(mary.town, first.id, title, atSite, 'C’est affiché')
      await desk.become(first)
      const opened = async (name: string) => {
        const asking = desk.page.context().waitForEvent('request', asked => asked.url().includes('/affiche/'))
        await siteCard().getByRole('link', { name, exact: true }).click()
        return (await asking).url()
      }
      papers = { a4: await opened('Ouvrir l’affiche (PDF)'), a3: await opened('Affiche A3') }
      for (const paper of ['a4', 'a3'] as const) {
        const answer = await fetch(papers[paper])
        assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
        const pdf = Buffer.from(await answer.arrayBuffer())
        const told = poppler('pdfinfo', ['-'], pdf)?.toString()
        const code = await scanned(pdf)
        if (told === undefined || code === null) return this.skip()
        assert.match(told, new RegExp(`^Title: +${title}$`, 'm'))
        assert.match(told, /^Tagged: +yes$/m)
        assert.match(told, /^Pages: +1$/m)
        assert.match(told, new RegExp(`^Page size: .*\\(${paper.toUpperCase()}\\)$`, 'm'))
        assert.match(code.address, new RegExp(`^${mary.url}/lire/[a-z0-9]{8}$`))
        page = code.address
      }
    })

    it('leads a phone to its words, which asks no other host for anything', async function () {
      if (page === undefined) return this.skip()
      const context = await browser!.newContext()
      const phone = await context.newPage()
      const asked: string[] = []
      context.on('request', request => asked.push(request.url()))
      await phone.goto(page)
      await phone.getByRole('heading', { level: 1, name: title }).waitFor()
      await phone.getByText('Texte de la publication.').waitFor()
      await phone.getByText('Affiché jusqu’au').waitFor()
      await isReadOnPhone(phone, 'the words of a poster')
      assert.deepEqual(
        asked.filter(url => !url.startsWith(mary.url)),
        [],
      )
      const wrong = await phone.goto(`${mary.url}/lire/aaaaaaaa`)
      assert.equal(wrong?.status(), 410)
      await isReadOnPhone(phone, 'a code that was copied wrongly')
      const short = await phone.goto(page.slice(0, -1))
      assert.equal(short?.status(), 404)
      await phone.getByRole('heading', { level: 1, name: 'Ce code ne mène à aucune affiche' }).waitFor()
      await isReadOnPhone(phone, 'a code that is too short')
      assert.equal((await phone.goto(page.replace(/\/lire\/.*/, typed => typed.toUpperCase())))?.status(), 200)
      await context.close()
    })

    it('is said once to hang, however often, then told to the team; and who cannot says why', async () => {
      const { town } = mary
      const before = await inChat(town, first.id, title, atSite, 'C’est affiché')
      const again = { activityId: before.id, action: buttonOf(before, 'C’est affiché') }
      await eventually(async () => {
        await button(siteCard(), 'C’est affiché').click(shown)
        await siteCard().getByText('C’est affiché. Merci').waitFor(shown)
        return true
      }, 'it hangs')
      await Promise.all([pressed(town, first.id, again), pressed(town, first.id, again)])
      await eventually(async () => {
        await button(siteCard(), 'Dit à l’équipe').click(shown)
        await siteCard().getByText('C’est affiché et dit à l’équipe. Merci').waitFor(shown)
        return true
      }, 'and is told')
      const said = await mary.ask<{ verb: string }>(`select verb from journal where verb like 'relay.%' order by seq`)
      assert.deepEqual(
        said.map(({ verb }) => verb),
        ['relay.asked', 'relay.posted', 'relay.told'],
      )

      await inChat(town, second.id, title, atSite, 'Je ne peux pas')
      await desk.become(second)
      await eventually(async () => {
        const reason = siteCard().getByLabel('Pour quel motif ?')
        if (!(await reason.isVisible())) await button(siteCard(), 'Je ne peux pas').click(shown)
        await reason.fill('le panneau est cassé', shown)
        await button(siteCard(), 'Envoyer').click(shown)
        await siteCard().getByText('ne peut pas : le panneau est cassé').waitFor(shown)
        return true
      }, 'and cannot')
    })

    it('stands in the report in lines that add up to all who have no Teams', async () => {
      const report = readable(await inChannel(mary.town, people.comms.id, title, 'Voir les sites (1 sur 42)'))
      const numbers = (line: string): string[] => {
        const value = new RegExp(`"${line}","value":"([^"]+)"`).exec(report)?.[1]
        assert.ok(value, `${line} is not in ${report}`)
        return value.replaceAll('\u202f', '').match(/\d+/g) ?? []
      }
      const sum = (of: typeof sites) => String(of.reduce((all, { without }) => all + (without ?? 0), 0))
      const [mine, others] = [sites.filter(({ relay }) => relay), sites.filter(({ relay }) => !relay)]
      const hanging = sites.filter(({ relay }) => relay?.id === first.id)
      assert.deepEqual(numbers('Par\u00a0relais'), [sum(hanging), sum(mine), '1', '38'])
      assert.deepEqual(numbers('Sans\u00a0relais'), [sum(others), '4'])
      // Of some sites nobody said how many they are.
      for (const some of [mine, others]) assert.ok(report.includes(`au moins ${sum(some)}`), report)
      assert.equal(Number(sum(mine)) + Number(sum(others)), Number(sum(sites)))
    })

    it('comes down where it hangs once the words are taken back, and its addresses say so', async () => {
      const { town } = mary
      const report = await inChannel(town, people.comms.id, title, 'Retirer chez tous')
      const where = { in: 'channel', activityId: report.id } as const
      await eventually(async () => {
        if ((await fetch(papers.a4)).status === 410) return true
        const asked = await town.press(people.comms.id, { ...where, button: 'Retirer chez tous' })
        const name = /Retirer chez [^"]+? agents/.exec(JSON.stringify(asked.body))?.[0]
        if (name) await town.press(people.comms.id, { ...where, button: name })
        return false
      }, 'the poster is over')
      for (const address of [papers.a3, page]) assert.equal((await fetch(address)).status, 410)
      await inChat(town, first.id, title, 'Décrochez l’affiche', 'C’est décroché')
      await desk.become(first)
      await eventually(async () => {
        await button(cardIn(desk.chat(), title, 'À décrocher'), 'C’est décroché').click(shown)
        await desk.chat().getByText('C’est décroché. Merci').last().waitFor(shown)
        return true
      }, 'it is taken down')
      assert.deepEqual(Object.keys(await town.copies(title, 'À décrocher')), [first.id])
    })
  }),
)
