import assert from 'node:assert/strict'
import { dayIn } from '../support/day-in.ts'
import { type Cast, cast, inChat, readable } from '../support/road.ts'
import { sentEvent } from '../support/sent-event.ts'
import { onStores, type OpenMary } from '../support/stores.ts'
import { readPdf } from '../support/read-pdf.ts'

const title = 'Café des services'

onStores(['PostgreSQL'], open => {
  describe('an attestation of presence', function () {
    this.timeout(180_000)
    let mary: Awaited<ReturnType<OpenMary>>
    let people: Cast
    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    it('is a paper that who was there reads at an address of their own, and nobody at another', async () => {
      const { town } = mary
      const { agent, comms } = people
      // All day: its word counts from midnight on.
      const allDay = { date: dayIn(0), time: '' }
      const reference = await sentEvent(town, people, { title, everyone: 'true', place: 'Hall', ...allDay })
      await town.say(agent.id, `attestation ${reference}`)
      await inChat(town, agent.id, 'une fois l’événement terminé')
      await town.say(comms.id, `présence ${reference}`)
      const door = readable(await inChat(town, comms.id, title, 'présent '))
      const word = /présent ([A-ZÀ-Ý’'-]+)/.exec(door)![1]!
      await town.say(agent.id, `présent ${word}`)
      await inChat(town, agent.id, 'Votre présence est notée', title)
      // As if a night had passed.
      await mary.ask(
        `update post set doc = jsonb_set(doc, '{content,event,date}', to_jsonb($2::text)) where doc->>'reference' = $1`,
        reference,
        dayIn(-1),
      )
      await town.say(agent.id, `attestation ${reference}`)
      const given = readable(await inChat(town, agent.id, 'Ouvrir l’attestation'))
      const address = /https?:\/\/[^"]+\/attestation\/[^"]+\.pdf/.exec(given)![0]
      const at = mary.url + new URL(address).pathname
      const response = await fetch(at)
      assert.deepEqual(
        [response.status, response.headers.get('content-type'), response.headers.get('cache-control')],
        [200, 'application/pdf', 'no-store'],
      )
      const paper = await readPdf(new Uint8Array(await response.arrayBuffer()))
      assert.deepEqual(
        [paper.title, paper.language, paper.author],
        ['Attestation de présence', 'fr', 'Ville de Montreval'],
      )
      for (const said of [agent.displayName, title, 'Lieu : Hall', reference])
        assert.ok(paper.text.includes(said), said)
      const forged = at.replace(/\.[\w-]{43}\.pdf$/, `.${'A'.repeat(43)}.pdf`)
      assert.equal((await fetch(forged)).status, 404)
      assert.deepEqual(await town.violations(), [])
    })
  })
})
