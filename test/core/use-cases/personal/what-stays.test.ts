import assert from 'node:assert/strict'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { isStillNamed } from '../../../../src/core/use-cases/personal/what-stays.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { alice } from '../../../fakes/town.ts'

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
})
