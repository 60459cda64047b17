import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, cast, inChannel, pressed, readable } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores } from '../support/stores.ts'

onStores(['PostgreSQL'], open => {
  describe('the report in the library', function () {
    this.timeout(180_000)
    const title = 'Les horaires de la restauration'
    let mary: Mary
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    const file = async (ending: string) => {
      const found = await eventually(
        async () => (await mary.town.drive()).find(({ name }) => name.endsWith(ending)),
        ending,
      )
      return mary.town.driveContent(found.id)
    }

    it('names before the sending whom Mary does not reach, and after it the same figures as the card', async () => {
      const { town } = mary
      const { comms, agent } = people
      const reading = { bom: true, delimiter: ';' }
      const inTheChannel = (...words: string[]) => inChannel(town, comms.id, title, ...words)
      const channel = { in: 'channel' } as const
      const everybody = (await town.people({ limit: 1000 })).people
      const blocking = everybody.find(
        ({ id, situation, roles }) =>
          situation === 'well' && id !== agent.id && id !== people.head.id && roles.length === 1,
      )!
      await town.say(blocking.id, 'bonjour')
      await town.uninstall(blocking.id)

      const card = await approved(town, people, { title, everyone: 'true' })
      await pressed(town, comms.id, { ...channel, activityId: card.id, button: 'Vérifier les destinataires' })
      const checked = await inTheChannel('Personnes à joindre autrement')
      await pressed(town, comms.id, { ...channel, activityId: checked.id, button: 'Personnes à joindre autrement' })
      const list: string[][] = parse(await file('À joindre autrement.csv'), reading)
      assert.deepEqual(list[0], ['Nom', 'Adresse', 'Direction'])
      const without = (await town.people({ role: 'agent', situation: 'no-teams', limit: 1000 })).people
      assert.ok(without.length > 0)
      const absent = [blocking, ...without].map(({ displayName }) => displayName)
      assert.deepEqual(
        list
          .slice(1)
          .map(([name]) => name)
          .sort(),
        absent.sort(),
        'who has no licence too, though nothing was sent yet',
      )
      await inTheChannel('Ouvrir la liste (CSV)')
      assert.ok(
        !readable(await inTheChannel('Ouvrir la liste (CSV)')).includes(blocking.displayName),
        'names lie in the library alone',
      )

      await broadcastNow(town, comms.id, card)
      const done = await inTheChannel('Diffusée', 'Exporter (Excel)')
      const [, delivered, all] = /"Remis","value":"(\d+) sur (\d+)/.exec(readable(done))!
      const reference = /DIF-\d{4}-\d+/.exec(readable(done))![0]
      await town.say(comms.id, `exporter ${reference}`)
      const csv: string[][] = parse(await file(`${reference}.csv`), reading)
      const summary = (what: string) => csv.find(([table, name]) => table === 'Synthèse' && name === what)?.slice(2, 4)
      assert.deepEqual(summary('Remis'), [delivered, all])
      const named = csv.filter(([table]) => table === 'À joindre autrement').map(([, name]) => name)
      assert.equal(named.length, Number(all) - Number(delivered))
      assert.ok(named.includes(blocking.displayName))
      assert.ok(
        !JSON.stringify(csv.filter(([table]) => table === 'À joindre autrement')).includes('Non joignable'),
        'never why',
      )

      const workbook = unzipSync(await file('.xlsx'))
      const sheets = [...strFromU8(workbook['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
        match => match[1],
      )
      assert.deepEqual(sheets, ['Synthèse', 'Par direction', 'Par motif', 'À joindre autrement'])
      const opened = await inTheChannel('Ouvrir le bilan (Excel)')
      assert.match(readable(opened), /https:[^"]*Diffusions[^"]*\.xlsx/)
      assert.deepEqual(await town.violations(), [])
    })

    it('says that it is being prepared while Graph is away, and writes the same files when asked again', async () => {
      const { town } = mary
      const { comms } = people
      const before = (await town.drive()).length
      await town.setFaults({ target: 'graph', kind: 'down', share: 1, seconds: 600 })
      const card = await inChannel(town, comms.id, title, 'Exporter (Excel)')
      await pressed(town, comms.id, { in: 'channel', activityId: card.id, button: 'Exporter (Excel)' })
      await eventually(async () => /"job":"broadcast.export"/.test(mary.output()), 'the job fails')
      const waiting = await inChannel(town, comms.id, title, 'Le bilan se prépare')
      assert.ok(!readable(waiting).includes('Exporter (Excel)'))
      await town.setFaults()
      await eventually(
        () => inChannel(town, comms.id, title, 'Exporter (Excel)', 'Ouvrir le bilan (Excel)'),
        'it is ready',
        60_000,
      )
      assert.equal((await town.drive()).length, before)
    })
  })
})
