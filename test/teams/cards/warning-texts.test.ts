import assert from 'node:assert/strict'
import { warningTexts } from '../../../src/teams/cards/warning-texts.ts'
import { loadWords } from '../../../src/words.ts'

const at = '2026-12-08T13:00:00.000Z'

describe('what is said before a release is moved', () => {
  const words = loadWords()
  const said = (steps: string[], people: number) => {
    const approvers = Array.from({ length: people }, (_, place) => ({ id: `${place}`, name: `Anne ${place}` }))
    const [text] = warningTexts([{ kind: 'reopens', steps, approvers, wasScheduled: false }], at, words.fr)
    return text!.replaceAll(/[\u00a0\u202f]/g, ' ')
  }

  it('names the step, and two of those who vouched at most', () => {
    assert.equal(
      said(['department'], 8),
      'Ce changement rouvre la diffusion : le visa de l’étape « Direction » (Anne 0, Anne 1 et 6 autres) ' +
        'sera de nouveau demandé.',
    )
    assert.match(said(['department', 'La *mairie*'], 2), /étapes Direction et La \\\*mairie\\\* \(Anne 0 et Anne 1\)/)
  })
})
