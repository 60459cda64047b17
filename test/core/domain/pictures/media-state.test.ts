import assert from 'node:assert/strict'
import type { AgreedPerson, Agreement } from '../../../../src/core/domain/pictures/agreement.ts'
import {
  agreementState,
  type AgreementState,
  isAsked,
  takesFile,
} from '../../../../src/core/domain/pictures/agreement-state.ts'
import type { ConsentAnswer } from '../../../../src/core/domain/pictures/consent.ts'
import { mediaStands, type MediaStands, readMediaState } from '../../../../src/core/domain/pictures/media-state.ts'

const now = '2026-11-25T10:00:00.000Z'
const past = '2026-11-24T10:00:00.000Z'
const future = '2028-11-24T10:00:00.000Z'
const comms = { id: 'c', name: 'Camille Durand' }

const agent: AgreedPerson = { kind: 'agent', person: { id: 'a', name: 'Alice Martin' } }
const outsider: AgreedPerson = { kind: 'outsider', ref: 'o' }
const child = (...agreed: (string | null)[]): AgreedPerson => ({
  kind: 'child',
  ref: 'k',
  parents: agreed.map((at, index) => ({ ref: `p${index}`, agreed: at, fileId: at && 'f' })),
})
const word = (person: AgreedPerson, change: Partial<Agreement> = {}): Agreement => ({
  id: person.kind,
  person,
  uses: ['internal'],
  state: 'asked',
  askedAt: past,
  askedBy: comms,
  givenAt: null,
  until: null,
  proof: null,
  withdrawnAt: null,
  withdrawnBy: null,
  ...change,
})
const given = { state: 'given', givenAt: past, until: future, proof: { kind: 'click' } } as const
const told = { kind: 'oral', toldBy: comms } as const
const media = (said: ConsentAnswer | null, agreements: Agreement[] = [], at = past) => ({
  answer: said && { answer: said, by: comms, at },
  agreements,
})

/** What is known of a picture, and what « médias » says of it. */
const table: [string, ReturnType<typeof media>, MediaStands][] = [
  ['nobody answered', media(null), { state: 'blocked', why: 'unasked' }],
  ['not known', media('unsure'), { state: 'blocked', why: 'unasked' }],
  ['children', media('children'), { state: 'blocked', why: 'parents' }],
  ['a no', media('refused'), { state: 'blocked', why: 'refused' }],
  ['nobody can be recognised', media('nobody'), { state: 'complete', why: null }],
  ['told by word of mouth', media('adults'), { state: 'to-specify', why: 'oral' }],
  ['told three years ago', media('adults', [], '2023-11-24T10:00:00.000Z'), { state: 'expired', why: null }],
  ['asked', media('adults', [word(agent)]), { state: 'to-specify', why: 'waiting' }],
  [
    'asked for all that it was said of',
    media('adults', [word(agent, { uses: ['internal', 'newspaper'] })]),
    { state: 'blocked', why: 'waiting' },
  ],
  ['asked, and nothing else', media(null, [word(agent)]), { state: 'blocked', why: 'waiting' }],
  ['given', media('adults', [word(agent, given)]), { state: 'complete', why: null }],
  [
    'given, and of the others nothing known',
    media('unsure', [word(agent, given)]),
    { state: 'blocked', why: 'unasked' },
  ],
  ['nobody, beside one who is asked', media('nobody', [word(agent)]), { state: 'blocked', why: 'waiting' }],
  ['nobody, beside one parent', media('nobody', [word(child(past, null))]), { state: 'blocked', why: 'parents' }],
  ['given until yesterday', media('adults', [word(agent, { ...given, until: past })]), { state: 'expired', why: null }],
  ['refused', media('adults', [word(agent, { state: 'refused' })]), { state: 'blocked', why: 'refused' }],
  [
    'withdrawn',
    media('adults', [word(agent, { ...given, withdrawnAt: past, withdrawnBy: comms })]),
    { state: 'withdrawn', why: null },
  ],
  ['one parent', media('children', [word(child(past, null))]), { state: 'blocked', why: 'parents' }],
  ['both parents', media('children', [word(child(past, past), given)]), { state: 'complete', why: null }],
  [
    'both parents, and an adult who is asked',
    media('children', [word(child(past, past), given), word(agent)]),
    { state: 'blocked', why: 'waiting' },
  ],
]

describe('the state of a picture', () => {
  for (const [what, known, expected] of table)
    it(`${what}: ${expected.state}`, () => assert.deepEqual(mediaStands(known, now), expected))

  it('reads from a form what is one, and nothing else', () => {
    assert.deepEqual(['complete', 'blocked', 'constructor', '', 1, null].map(readMediaState), [
      'complete',
      'blocked',
      null,
      null,
      null,
      null,
    ])
  })
})

/** One person’s word: its state, whether an answer is waited for, whether a signed file may be added. */
const words: [string, Agreement, AgreementState, boolean, boolean][] = [
  ['an agent who is asked', word(agent), 'asked', true, false],
  ['an agent who agreed', word(agent, given), 'given', false, false],
  ['one who is asked for more', word(agent, { ...given, wants: ['site'] }), 'given', true, false],
  ['one who said no', word(agent, { state: 'refused' }), 'refused', false, false],
  ['one who took it back', word(agent, { ...given, withdrawnAt: past }), 'withdrawn', false, false],
  ['one who took it back before they answered', word(agent, { withdrawnAt: past }), 'withdrawn', false, false],
  ['a word that ended now', word(agent, { ...given, until: now }), 'expired', false, false],
  ['somebody from outside who said so', word(outsider, { ...given, proof: told }), 'given', false, true],
  ['somebody from outside who will sign', word(outsider), 'missing', false, true],
  [
    'somebody from outside who signed',
    word(outsider, { ...given, proof: { kind: 'file', fileId: 'f', name: 'f.pdf' } }),
    'given',
    false,
    false,
  ],
  ['a child of whom nobody signed', word(child(null, null)), 'missing', false, true],
  ['a child of whom one parent signed', word(child(past, null)), 'missing', false, true],
  ['a child of whom both signed', word(child(past, past), given), 'given', false, false],
  ['a child whose picture is withdrawn', word(child(null, null), { withdrawnAt: past }), 'withdrawn', false, false],
]

describe('one person’s word', () => {
  for (const [what, agreement, state, asked, files] of words)
    it(what, () =>
      assert.deepEqual(
        [agreementState(agreement, now), isAsked(agreement), takesFile(agreement)],
        [state, asked, files],
      ),
    )
})
