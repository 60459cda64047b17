import assert from 'node:assert/strict'
import { createFakePorts } from '../../fakes/ports.ts'
import { aNewspaper, putEdition } from '../../fakes/an-edition.ts'
import { gaelle } from '../../fakes/town.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'
import { countingRows } from '../../support/rows-read.ts'

describe('a line that is named by its number', () => {
  const table: [string, RegExp][] = [
    ['monter 2', /Article 2.*1 sur 2/],
    ['rubrique 2 Vie', /Article 2.*Vie des services/],
    ['2', /Article 2/],
    ['retirer 2', /Article 1/],
    ['monter 9', /Aucune ligne|numéro/],
  ]
  for (const [typed, answer] of table)
    it(`has the posts of its edition read once at most: « ${typed} »`, async () => {
      const ports = Object.assign(createFakePorts(), { renderPost })
      const newspaper = aNewspaper(gaelle)
      await putEdition(ports, newspaper, {})
      const counted = countingRows(ports)
      const chat = createChat(counted.ports)
      for (const n of [1, 2]) await approved(ports, { title: `Article ${n}` })
      await chat.say(comms, 'journal TU ajouter')
      counted.read()
      assert.match(plainIn(await chat.say(comms, `journal TU ${typed}`)), answer)
      const { 'editions.lines': lines = 0, 'editions.ready': ready = 0, ...rest } = counted.read()
      assert.ok(lines <= 2, `${lines} rows`)
      // What is ready is asked where the whole edition is shown.
      assert.equal(ready, typed.startsWith('retirer') ? 1 : 0)
      assert.equal(rest['posts.recent'], undefined)
    })
})
