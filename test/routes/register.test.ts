import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, cast, inChat, pressed } from '../support/road.ts'
import { onStores } from '../support/stores.ts'

onStores(['PostgreSQL'], open => {
  describe('the data protection officer', function () {
    this.timeout(120_000)
    let mary: Mary
    let people: Cast
    let officer: { id: string; displayName: string }

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
      officer = (await mary.town.people({ role: 'dpo', limit: 10 })).people[0]!
    })
    after(() => mary?.close())

    it('has the register and the assessment written from what runs, with what Graph’s token grants', async () => {
      const { town } = mary
      await town.say(officer.id, 'registre')
      const card = await inChat(town, officer.id, 'Registre et analyse d’impact', 'dans le dossier')
      const drive = await town.drive()
      const content = async (name: string) => {
        const found = await eventually(async () => drive.find(one => one.name === name), name)
        return town.driveContent(found.id)
      }
      const html = strFromU8(new Uint8Array(await content('Registre des traitements (article 30).html')))
      assert.match(html, /<th scope="row">User\.Read\.All<\/th><td>[^<]+<\/td><td>oui<\/td><td>oui<\/td>/)
      // Granted by the town, and used by nothing here.
      assert.match(html, /à retirer\u00a0: Sites\.ReadWrite\.All, Calendars\.ReadWrite</)
      assert.match(html, new RegExp(officer.displayName))
      const docx = unzipSync(new Uint8Array(await content('Analyse d’impact (article 35).docx')))
      assert.match(strFromU8(docx['word/document.xml']!), /WP 248/)
      await pressed(town, officer.id, { activityId: card.id, button: 'Refaire' })
    })

    it('decides nothing, and nobody of communication has the register written', async () => {
      const { town } = mary
      await town.say(officer.id, 'rédiger')
      await inChat(town, officer.id, 'ne décidez rien de la communication')
      await town.say(people.comms.id, 'registre')
      await inChat(town, people.comms.id, 'Seuls le délégué à la protection des données')
    })

    it('and everybody else reads the notice at its address', async () => {
      for (const [path, language] of [
        ['/confidentialite', 'fr'],
        ['/confidentialite/en', 'en'],
      ]) {
        const answer = await fetch(`${mary.url}${path}`)
        assert.equal(answer.status, 200)
        assert.match(await answer.text(), new RegExp(`<html lang="${language}">`))
      }
      assert.equal((await fetch(`${mary.url}/confidentialite/zz`)).status, 404)
      await mary.town.say(people.agent.id, 'aide')
      await inChat(mary.town, people.agent.id, `${mary.url}/confidentialite`)
    })
  })
})
