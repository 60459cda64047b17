import assert from 'node:assert/strict'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { holdsAudience } from '../../../../src/core/domain/audiences/holds-audience.ts'

const everyone: Audience = { kind: 'everyone' }
const roads: Audience = { kind: 'department', name: 'Voirie' }
const schools: Audience = { kind: 'department', name: 'Écoles' }
const few: Audience = { kind: 'people', ids: ['1', '2'] }
const both: Audience = { kind: 'union', of: [roads, schools] }
const chiefs: Audience = { kind: 'intersection', of: [roads, few] }
const without: Audience = { kind: 'except', from: roads, without: few }

describe('whether one audience surely holds another', () => {
  for (const [audience, others, holds] of [
    [everyone, roads, true],
    [roads, everyone, false],
    [few, everyone, false],
    [both, everyone, false],
    [roads, { ...roads }, true],
    [schools, roads, false],
    [both, roads, true],
    [roads, both, false],
    [both, both, true],
    [chiefs, roads, false],
    [roads, chiefs, true],
    [roads, without, true],
    [without, roads, false],
    [{ kind: 'union', of: [] }, { kind: 'union', of: [roads] }, false],
    [{ kind: 'except', from: everyone, without: few }, everyone, false],
  ] as const)
    it(`${audience.kind} and ${others.kind}: ${holds ? 'yes' : 'no'}`, () => {
      assert.equal(holdsAudience(audience as Audience, others as Audience), holds)
    })
})
