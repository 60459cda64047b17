import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed } from '../support/road.ts'
import { answers, colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { approvedBy, assertSubmitted, cardOf, dialogOpened } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Fête du parc'
const reason = 'Avis de tempête'

onStores(['PostgreSQL'], open => {
  describe('an event that is put off', function () {
    this.timeout(180_000)
    let mary: StoredMary
    let people: Cast
    let coming: Person
    let doubting: Person

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
      const [other] = await colleaguesOf(mary.town, people, 'department')
      assert.ok(other, 'two who receive it, and approve nothing')
      ;[coming, doubting] = [people.agent, other]
      await sentEvent(mary.town, people, { title, place: 'Parc' })
      await says(coming, 'Je participe')
      await says(doubting, 'Peut-être')
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    const says = (who: Person, button: string) => answers(mary.town, who, title, button)
    const report = (...words: string[]) =>
      eventually(() => inChannel(mary.town, people.comms.id, ...words), words.join(' '), 60_000)

    it('is a correction like any other, and asks whoever answered whether they still come', async () => {
      const { town } = mary
      const card = await report(title, 'Diffusée', 'Reporter')
      const where = { in: 'channel', activityId: card.id } as const
      const opened = await dialogOpened(town, people.comms.id, { ...where, button: 'Reporter' })
      assert.match(JSON.stringify(opened.dialog), /2 personnes inscrites ou indécises/)
      const inputs = { date: dayIn(30), time: '12:30', ends: '', closesOn: '', reason }
      const send = { ...where, card: cardOf(opened), button: 'Reporter' }
      const same = await town.dialog(people.comms.id, { ...send, inputs })
      assert.match(JSON.stringify(same.dialog), /a déjà lieu ce jour-là/)
      const editor = await town.dialog(people.comms.id, { ...send, inputs: { ...inputs, date: dayIn(44) } })
      assert.match(JSON.stringify(editor.dialog), /Qui a répondu est interrogé à nouveau/)
      const done = await town.dialog(people.comms.id, {
        ...where,
        card: cardOf(editor),
        button: 'Soumettre à validation',
      })
      assertSubmitted(done)
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      const ready = await report(title, 'Corriger maintenant')
      await eventually(async () => {
        const at = { in: 'channel', activityId: ready.id } as const
        const asked = await town.press(people.comms.id, { ...at, button: 'Corriger maintenant' })
        const button = /Corriger chez [^"]+? agents?/.exec(JSON.stringify(asked.body))?.[0]
        if (!button) return false
        return town.press(people.comms.id, { ...at, button }).then(
          ({ status }) => status === 200,
          () => false,
        )
      }, 'the correction starts')
      const asked = await inChat(
        town,
        coming.id,
        'Reporté',
        reason,
        'Votre place est gardée',
        'sur la carte de l’événement',
      )
      await inChat(town, doubting.id, 'Reporté', 'Vous aviez répondu')
      await inChat(town, coming.id, title, 'au lieu du', 'Pourquoi je reçois ceci')
      await pressed(town, coming.id, { activityId: asked.id, button: 'Je participe' })
      await inChat(town, coming.id, title, 'au lieu du', 'Vous participez', 'Pourquoi je reçois ceci')
    })
  })
})
