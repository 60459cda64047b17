import assert from 'node:assert/strict'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { isStillNamed, unsoughtOf } from '../../../../src/core/use-cases/personal/what-stays.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { alice } from '../../../fakes/town.ts'
import { note } from '../../../postgres/rows.ts'

const sought = soughtBy(alice.id, [], [alice.name])

describe('whether somebody is still named', () => {
  for (const [html, expected] of [
    [`<p>${alice.name}</p>`, true],
    [`<p>${alice.name}ez</p>`, false],
  ] as const)
    it(`by the page of an issue: ${html}`, async () => {
      const page = { editionId: 'e', reference: 'TU-2026-11', production: 1, newspaper: 'TU', number: 11, html }
      const { personal } = createFakePorts()
      const issues = async function* () {
        yield page
      }
      assert.equal(await isStillNamed({ personal: { ...personal, issues } }, sought), expected)
    })

  it('by a row that somebody wrote while the erasure ran, asked for once more', async () => {
    const ports = createFakePorts()
    assert.equal(await isStillNamed(ports, sought), false)
    await ports.commit({ save: 'note', row: note({ id: 'n', text: `Vu ${alice.name}` }), ifVersion: 0 })
    assert.equal(await isStillNamed(ports, sought), true)
  })

  it('by what nobody looked for: an address that is not known, and a last name that others have', () => {
    assert.deepEqual(unsoughtOf(sought), ['address', 'titled'])
    assert.deepEqual(unsoughtOf(soughtBy(alice.id, [], [alice.name, alice.mail!])), ['titled'])
    assert.deepEqual(unsoughtOf(soughtBy(alice.id, [], [alice.name, alice.mail!], ['Martin'])), [])
  })
})
