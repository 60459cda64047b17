import assert from 'node:assert/strict'
import { nearestName } from '../../../src/teams/turn/slips-between.ts'

describe('the name that was likely meant', () => {
  const names = ['Vie des services', 'Portraits', 'En bref', 'Ça bouge']
  const cases: [typed: string, near: string | null][] = [
    ['portaits', 'Portraits'],
    ['PORTRAIT', 'Portraits'],
    ['vie des servces', 'Vie des services'],
    ['ca bouge', 'Ça bouge'],
    ['en bre', 'En bref'],
    ['Piscine', null],
    ['', null],
    ['x', null],
    ['x'.repeat(5_000), null],
  ]
  for (const [typed, near] of cases)
    it(`is ${near ?? 'none'} for « ${typed.slice(0, 20)} »`, () => assert.equal(nearestName(typed, names), near))
})
