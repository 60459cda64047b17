import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { onStores } from '../support/stores.ts'

const title = 'Portes ouvertes des serres'

onStores(['PostgreSQL'], open => {
  describe('who participates', function () {
    this.timeout(240_000)
    let mary: Mary
    let people: Cast
    let guests: Person[]
    let reference: string

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
      guests = (await colleaguesOf(mary.town, people, 'all')).slice(0, 4)
    })
    after(() => mary?.close())

    const boardOf = (person: Person, ...words: string[]) => inChat(mary.town, person.id, title, 'À jour le', ...words)
    const boards = async ({ id }: Person) =>
      (await mary.town.chat(id)).activities.filter(
        one => !one.deleted && readable(one).includes('À jour le') && readable(one).includes(title),
      )

    it('is shown to comms, from the report, and follows the answers', async () => {
      const { town } = mary
      reference = await sentEvent(town, people, { title, everyone: 'true', place: 'Serres', capacity: '2' })
      const report = await inChannel(town, people.comms.id, title, 'Diffusée', 'Participants')
      await town.say(guests[0]!.id, `participer ${reference}`)
      await inChat(town, guests[0]!.id, 'Vous participez')
      await pressed(town, people.comms.id, { in: 'channel', activityId: report.id, button: 'Participants' })
      const board = await boardOf(people.comms, guests[0]!.displayName)
      assert.match(readable(board), /1 personne, 1 place prise sur 2/)
      for (const guest of guests.slice(1, 3)) {
        await town.say(guest.id, `participer ${reference}`)
        await inChat(town, guest.id, title)
      }
      const later = await eventually(
        () => boardOf(people.comms, guests[2]!.displayName, '2 places prises sur 2', '1re sur la liste d’attente'),
        'it follows within half a minute',
        60_000,
      )
      assert.equal(later.id, board.id, 'the same card')
    })

    it('folds and unfolds in its place, and comes down when asked for again', async () => {
      const { town } = mary
      const board = await boardOf(people.comms)
      await pressed(town, people.comms.id, { activityId: board.id, button: 'Replier la liste' })
      await eventually(async () => {
        const [one] = await boards(people.comms)
        return one && !readable(one).includes(guests[0]!.displayName)
      }, 'folded')
      await town.say(people.comms.id, `participants ${reference}`)
      await eventually(async () => {
        const [one, ...others] = await boards(people.comms)
        return one && one.id !== board.id && others.length === 0
      }, 'one board, at the end of the chat')
    })

    it('is exported to the library, once it is asked for', async () => {
      const { town } = mary
      const [board] = await boards(people.comms)
      await pressed(town, people.comms.id, { activityId: board!.id, button: 'Exporter (Excel)' })
      const opened = await boardOf(people.comms, 'Ouvrir le fichier')
      assert.match(readable(opened), /https:[^"]*nements[^"]*Participants\.xlsx/)
      const file = (await town.drive()).find(({ name }) => name.endsWith('Participants.xlsx'))!
      const workbook = unzipSync(await town.driveContent(file.id))
      const strings = Object.entries(workbook)
        .filter(([name]) => name.endsWith('.xml'))
        .map(([, bytes]) => strFromU8(bytes))
        .join('')
      for (const guest of guests.slice(0, 3)) assert.ok(strings.includes(guest.displayName), guest.displayName)
    })

    it('is shown to who is named, told once, until they organise it no longer; to nobody else', async () => {
      const { town } = mary
      const [, , , named] = guests
      await town.say(named!.id, `participants ${reference}`)
      await inChat(town, named!.id, 'réservée aux personnes qui organisent')
      await town.say(people.comms.id, `organisateur ${reference} ${named!.mail}`)
      await inChat(town, people.comms.id, `${named!.displayName} organise`)
      await town.say(named!.id, `participants ${reference}`)
      await boardOf(named!, guests[0]!.displayName)
      await town.say(people.comms.id, `retirer l’organisateur ${reference} ${named!.mail}`)
      await eventually(async () => (await boards(named!)).length === 0, 'the board is taken from their chat')
      assert.deepEqual(await town.violations(), [])
    })
  })
})
