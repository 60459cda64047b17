import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { findButton } from '../../sandbox/doings/buttons.ts'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { openBrowser } from '../support/browser.ts'
import { addressOf } from '../support/edition-road.ts'
import { eventually } from '../support/eventually.ts'
import { frenchRelays, listedSites } from '../support/listed-sites.ts'
import { walked } from '../support/readme-tour.ts'
import { publicOn } from '../support/released.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import {
  approvedBy,
  broadcastNow,
  cardOf,
  copies,
  editorOpened,
  howManyInChannel,
  listed,
  retained,
} from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const [title, second] = ['Une ruche sur le toit', 'Le pont rouvre lundi']

onStores(['PostgreSQL'], open =>
  describe('the three minutes of the README, as it names them', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    /** The card of the first broadcast. */
    let sending: Shown
    let browser: Browser | undefined
    /** The town's page, as somebody of the communication team looks at it; undefined without Chromium. */
    let desk: AtDesk | undefined

    before(async () => {
      const sandbox = { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }
      mary = await open({ sandbox, env: { BROADCAST_PER_SECOND: '30' } })
      town = mary.town
      people = await cast(town)
      browser = await openBrowser()
      desk = browser && (await openDesk(browser, mary))
      await desk?.become(people.comms)
    })
    after(async () => {
      await browser?.close()
      await mary?.close()
    })
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** Presses that tab of the page, and looks at what it shows: without Chromium its name is all that is met. */
    const tab = async (name: string, look: (page: AtDesk['page']) => Promise<unknown>) => {
      if (!desk) return
      await desk.page.getByTestId('side').getByRole('tab', { name, exact: true }).click()
      await look(desk.page)
      assert.deepEqual(desk.broken, [])
    }
    const say = async (person: string, words: string) => assert.equal((await town.say(person, words)).status, 200)
    const atChannel = (card: Shown, button: string) =>
      eventually(
        () => pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button }),
        `${button} is pressed`,
      )
    const proposed = async (title: string, words: { word: string; send: string }) => {
      const { id } = people.agent
      await say(id, words.word)
      const form = await inChat(town, id, words.send)
      const inputs = { title, text: 'Trois ruches, du miel.' }
      await pressed(town, id, { activityId: form.id, button: words.send, inputs })
      return /PROP-\d{4}-\d{4,}/.exec(readable(await inChat(town, id, title, 'PROP-')))![0]
    }
    /** Asked twice: with the number of those whom it changes. */
    const inTwoSteps = async (card: Shown, button: string, confirm: RegExp) =>
      eventually(async () => {
        const asked = await town.press(people.comms.id, { in: 'channel', activityId: card.id, button })
        const yes = confirm.exec(JSON.stringify(asked.body))?.[0]
        if (yes === undefined) return false
        return (await town.press(people.comms.id, { in: 'channel', activityId: card.id, button: yes })).status === 200
      }, button)
    /** What the tab’s page asks Mary, as whoever looks at it. */
    const onPage = async <T>(path: string, body: object): Promise<T> => {
      const headers = { 'content-type': 'application/json', 'accept-language': 'fr' }
      const ask = (url: string, body: object, more = {}) =>
        fetch(url, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) })
      const signed = await ask(`${mary.sandbox.desk}/town/people/${people.comms.id}/sign-on`, {})
      const { token } = (await signed.json()) as { token: string }
      const answer = await ask(`${mary.url}/tab/api/${path}`, body, { authorization: `Bearer ${token}` })
      assert.equal(answer.status, 200, path)
      return (await answer.json()) as T
    }

    it('1: an agent proposes', () =>
      walked(1, async the => {
        const reference = await proposed(title, { word: the('proposer'), send: the('Envoyer') })
        await eventually(async () => (await listed(town, title)).length === 1, 'a list item')
        await tab(the('Liste'), page => page.getByTestId('list-item').getByText(reference).waitFor())
        await inChannel(town, people.comms.id, reference, title)
        await tab(the('Canal'), page => page.getByTestId('channel').getByText(reference).first().waitFor())
      }))

    it('2: the communication team retains it, writes it and submits it', () =>
      walked(2, async the => {
        const { comms } = people
        assert.ok(the('Communication, rédige'))
        const inbox = await inChannel(town, comms.id, title, the('Retenir'))
        await atChannel(inbox, 'Retenir')
        const card = await inChannel(town, comms.id, title, the('Ouvrir la publication'))
        const form = cardOf(await editorOpened(town, comms.id, card))
        const inputs = { title, summary: 'Trois ruches arrivent', body: 'Venez.', everyone: 'true' }
        const at = { in: 'channel', activityId: card.id, card: form, inputs } as const
        const done = await town.dialog(comms.id, { ...at, button: the('Soumettre à validation') })
        assert.match(JSON.stringify(done.body), /Soumise à validation/)
      }))

    it('3: the agent’s head approves, then somebody else of the team', () =>
      walked(3, async the => {
        for (const { id } of [people.head, people.otherComms]) {
          const card = await inChat(town, id, the('Approuver'), title)
          await pressed(town, id, { activityId: card.id, button: 'Approuver' })
        }
      }))

    it('4: it is broadcast, paused, taken up, corrected and taken back', () =>
      walked(4, async the => {
        const { comms, agent } = people
        sending = await inChannel(town, comms.id, title, the('Vérifier les destinataires'), the('Diffuser maintenant'))
        await atChannel(sending, 'Vérifier les destinataires')
        await broadcastNow(town, comms.id, sending)
        await atChannel(sending, the('Suspendre'))
        await inChannel(town, comms.id, title, 'Suspension depuis')
        await atChannel(sending, the('Reprendre'))
        const report = await inChannel(town, comms.id, title, 'Diffusée', the('Corriger'), the('Retirer chez tous'))
        assert.match(readable(report), /"Non remis","value":"\d+ sur 120/)
        assert.equal(await copies(town, agent.id, title), 1)
        const form = cardOf(await pressed(town, comms.id, { in: 'channel', activityId: report.id, button: 'Corriger' }))
        const inputs = { title, summary: 'Quatre ruches arrivent', body: 'Venez mardi.' }
        const at = { in: 'channel', activityId: report.id, card: form, inputs } as const
        await town.dialog(comms.id, { ...at, button: 'Soumettre à validation' })
        for (const { id } of [people.head, people.otherComms]) await approvedBy(town, id, title)
        const ready = await inChannel(town, comms.id, title, 'Corriger maintenant')
        await inTwoSteps(ready, 'Corriger maintenant', /Corriger chez [^"]+? agents/)
        await inChat(town, agent.id, title, 'Venez mardi')
        const over = await inChannel(town, comms.id, title, 'Diffusée', 'Retirer chez tous')
        await inTwoSteps(over, 'Retirer chez tous', /Retirer chez [^"]+? agents/)
        await eventually(async () => (await copies(town, agent.id, title)) === 0, 'the agent has it no more')
      }))

    it('5: what is ticked is read in public with the post', () =>
      walked(5, async the => {
        const { comms } = people
        const { card } = await retained(town, people, second)
        const opened = await town.open(comms.id, {
          in: 'channel',
          activityId: card.id,
          button: 'Ouvrir la publication',
        })
        const postId = new URL(String(opened.dialog?.['url'])).searchParams.get('post')!
        type Page = { kind: string; post: { postId: string; revision: number } }
        const { post } = await onPage<Page>('post/open', { postId })
        the('Canaux')
        const words = Object.fromEntries(['bluesky', 'mastodon', 'article'].map(kind => [`variant-${kind}`, second]))
        const typed = { title: second, summary: 'Le pont rouvre', body: 'À pied aussi.', everyone: 'true', ...words }
        assert.equal((await onPage<Page>('post/save', { ...post, typed })).kind, 'saved')
        const act = (verb: string, data: object) =>
          onPage<{ card: unknown }>('act', { verb, data, press: randomUUID() })
        the('Canaux et heures…')
        const form = await act('week.elsewhere', { postId, channel: 'teams' })
        const plan = findButton(form.card, the('Prévoir'))?.action
        const given = { ...(plan?.['data'] as object), to: 'bluesky,mastodon,site', date: '', time: '' }
        assert.match(JSON.stringify(await act(String(plan?.['verb']), given)), /Bluesky, Mastodon et Site avec la/)
        const { revision } = (await onPage<Page>('post/open', { postId })).post
        assert.equal((await onPage<Page>('post/submit', { postId, revision })).kind, 'submitted')
        for (const { id } of [people.head, people.otherComms]) await approvedBy(town, id, second)
        const ready = await inChannel(town, comms.id, second, 'Vérifier les destinataires')
        assert.deepEqual((await town.inPublic()).posts, [])
        await broadcastNow(town, comms.id, ready)
        const [seen] = await publicOn(town, 'bluesky', 1)
        for (const place of ['mastodon', 'cms'] as const) await publicOn(town, place, 1)
        assert.ok(JSON.stringify(seen).includes(second))
        await tab(the('Public'), async page => {
          const post = page.getByTestId('public-posts').locator('[data-place=bluesky]')
          await post.getByText(second).first().waitFor()
          await post.getByLabel('Réponse du public').fill('Enfin !')
          await post.getByRole('button', { name: 'Répondre' }).click()
          await post.getByText('Enfin !').waitFor()
          const [answered] = await publicOn(town, 'bluesky', 1)
          assert.deepEqual(
            answered!.answers.map(({ text }) => text),
            ['Enfin !'],
          )
        })
        assert.deepEqual(await town.mails(), [])
        await tab(the('Courriels'), page => page.getByTestId('mails').getByText('Aucun courriel').waitFor())
      }))

    it('6: a newspaper is composed and submitted, and a relay puts up a poster', () =>
      walked(6, async the => {
        const { comms, head } = people
        await say(comms.id, the('nouveau journal'))
        const form = await inChat(town, comms.id, 'Nouveau journal', 'Créer le journal')
        const inputs = { name: 'Trait d’Union', code: 'TU', headings: 'Vie des services · 60000', everyone: 'true' }
        const filled = { ...inputs, closesBefore: '3', director: head.id }
        await pressed(town, comms.id, { activityId: form.id, button: 'Créer le journal', inputs: filled })
        await inChat(town, comms.id, 'Journaux', 'Trait d’Union')
        await say(comms.id, the('journal'))
        const edition = await inChat(town, comms.id, 'Trait d’Union', 'Numéro')
        const add = readable(edition).match(new RegExp(`${the('Ajouter ce qui est prêt')} \\(\\d+\\)`))?.[0]
        await pressed(town, comms.id, { activityId: edition.id, button: add! })
        const plan = await inChannel(town, comms.id, 'TU-', second, the('Aperçu'))
        await atChannel(plan, 'Aperçu')
        const previewed = await inChannel(town, comms.id, 'TU-', 'Lire l’aperçu', the('Soumettre à validation'))
        const preview = await fetch(addressOf(previewed, 'Lire l’aperçu'))
        assert.ok((await preview.text()).includes(second))
        await atChannel(previewed, 'Soumettre à validation')
        await inChannel(town, comms.id, 'TU-', 'En validation')

        const relay = frenchRelays(await listedSites(town))[0]!
        const report = await inChannel(town, comms.id, second, 'Terminée', the('Joindre les sites'))
        await eventually(async () => {
          await town.press(comms.id, { in: 'channel', activityId: report.id, button: 'Joindre les sites (38)' })
          return (await howManyInChannel(town, comms.id, second, 'Voir les sites')) > 0
        }, 'the sites are asked')
        const card = await inChat(town, relay.id, second, the('C’est affiché'))
        assert.equal((await fetch(addressOf(card, 'Ouvrir l’affiche (PDF)'))).status, 200)
        await pressed(town, relay.id, { activityId: card.id, button: 'C’est affiché' })
        await inChat(town, relay.id, second, 'C’est affiché. Merci')
      }))

    it('7: the officer has the register, and decides nothing', () =>
      walked(7, async the => {
        const officer = (await town.people({ role: 'dpo', limit: 1 })).people[0]!
        assert.ok(the('Protection des données (DPO)'))
        await say(officer.id, the('registre'))
        const names = ['Registre des traitements (article 30).html', 'Analyse d’impact (article 35).docx']
        await eventually(async () => {
          const lying = (await town.drive()).map(({ name }) => name)
          return names.every(name => lying.includes(name))
        }, 'both lie in the library')
        await say(officer.id, the('rédiger'))
        await inChat(town, officer.id, 'ne décidez rien de la communication')
        assert.equal((await fetch(`${mary.url}/confidentialite`)).status, 200)
      }))

    it('8: what is proposed while Graph is cut is in the list once it is back', () =>
      walked(8, async the => {
        await tab(the('Pannes'), async page => {
          await page.getByRole('button', { name: 'Graph tombe' }).click()
          await page.getByTestId('active-faults').getByText('Graph est en panne').waitFor()
          const cut = (await town.faults()).map(({ target, kind, share }) => [target, kind, share])
          assert.deepEqual(cut, [['graph', 'down', 1]])
        })
        // The page cuts it for a minute, which a busy machine may need for what follows.
        await town.setFaults({ target: 'graph', kind: 'down', share: 1, seconds: 600 })
        const third = 'Le marché de Noël'
        const reference = await proposed(third, { word: 'proposer', send: 'Envoyer' })
        await inChannel(town, people.comms.id, reference)
        assert.deepEqual(await listed(town, third), [])
        await (desk ? desk.page.getByRole('button', { name: 'Tout réparer' }).click() : town.setFaults())
        await eventually(async () => (await town.faults()).length === 0, 'all is well again')
        await eventually(async () => (await listed(town, third)).length === 1, 'a list item', 40_000)
      }))
  }),
)
