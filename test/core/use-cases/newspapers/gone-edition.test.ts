import assert from 'node:assert/strict'
import { readEdition } from '../../../../src/core/use-cases/editions/edition-plan.ts'
import { wholeEdition } from '../../../../src/core/use-cases/placements/kept/kept-editions.ts'
import { drawEdition } from '../../../../src/teams/newspapers/drawn/draw-edition.ts'
import { loadWords } from '../../../../src/words.ts'
import { paperPorts } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { sentEdition, takenBack } from '../../../fakes/sent-edition.ts'

describe('an edition that was taken back', () => {
  it('says so on its card, and what of it lies in the library still', async () => {
    const ports = paperPorts()
    const { edition, broadcast } = await sentEdition(ports)
    const at = 'https://ville.sharepoint.example/Journaux (com)/TU-2026-11'
    const read = (await ports.editions.byId(edition.id))!
    const library = { html: `${at}.html`, pdf: `${at}.pdf`, email: `${at}.eml`, package: `${at}.zip` }
    await ports.commit({ save: 'edition', row: { ...read, library }, ifVersion: read.version })
    const card = async () => {
      const seen = await wholeEdition(ports, (await readEdition(ports, edition.id))!, settings)
      return { holder: seen.holder, text: JSON.stringify(drawEdition(seen, { words: loadWords().fr } as never)) }
    }
    const before = await card()
    assert.equal(before.holder, null)
    assert.ok(before.text.includes('Lire le numéro') && !before.text.includes('Journaux'))
    await takenBack(ports, broadcast)
    const after = await card()
    assert.deepEqual(after.holder, { state: 'gone' })
    assert.match(after.text, /Retiré chez tous \(publié le /)
    assert.ok(!after.text.includes('Lire le numéro'))
    for (const end of ['html', 'pdf', 'eml', 'zip'])
      assert.ok(after.text.includes(`](https://ville.sharepoint.example/Journaux%20%28com%29/TU-2026-11.${end})`), end)
  })
})
