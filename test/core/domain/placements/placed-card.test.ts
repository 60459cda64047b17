import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type CardKind,
  type CardOf,
  firstPartOf,
  isCardOf,
  keyOf,
  type PlacedCard,
  readKey,
} from '../../../../src/core/domain/placements/placed-card.ts'
import { aboutCard, headsKey } from '../../../../src/core/domain/placements/placement.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { holds } from '../../../support/holds.ts'

const [id, other, person] = ['0f8fad5b-d9cb-469f-a165-70867728950e', 'c1', '7c9e6679-7425-40de-944b-e07fc1f90ae7']
const at = '2026-11-25T08:00:00.123Z'
const ms = 1_795_593_600_123

/** Each kind as rows, jobs and buttons have it: these texts are stored, and stay as they are. */
const examples: { [K in CardKind]: [key: string, card: Omit<CardOf<K>, 'card'>][] } = {
  receipt: [[`receipt:${id}`, { initiativeId: id }]],
  inbox: [[`inbox:${id}`, { initiativeId: id }]],
  question: [
    [`question:${id}:0`, { initiativeId: id, index: 0 }],
    [`question:${id}:2:11`, { initiativeId: id, index: 2, nudge: 11 }],
  ],
  answer: [[`answer:${id}:1`, { initiativeId: id, index: 1 }]],
  outcome: [[`outcome:${id}`, { initiativeId: id }]],
  delay: [[`delay:${id}:0`, { initiativeId: id, index: 0 }]],
  'credit-lost': [[`credit-lost:${id}:${ms}`, { initiativeId: id, at }]],
  return: [[`return:${id}:1`, { initiativeId: id, index: 1 }]],
  participants: [[`participants:${id}:${person}`, { postId: id, person }]],
  thanks: [[`thanks:${id}:${person}`, { postId: id, person }]],
  assistant: [[`assistant:${id}:${person}:${ms}:${id}`, { principal: id, assistant: person, at, person: id }]],
  answering: [[`answering:${id}:post-1:${person}`, { principal: id, postId: 'post-1', person }]],
  answered: [[`answered:${id}:${person}:2`, { postId: id, person, answer: 2 }]],
  test: [[`test:${id}:${person}:3:${ms}`, { postId: id, person, revision: 3, at }]],
  organiser: [[`organiser:${id}:${person}`, { postId: id, person }]],
  relay: [[`relay:${id}:17:${person}:2`, { roundId: id, site: '17', person, poster: 2 }]],
  'relay-reminder': [[`relay-reminder:${id}:17:${person}:1:0`, { roundId: id, site: '17', person, poster: 1, nth: 0 }]],
  agreement: [[`agreement:9f86:${id}:${person}:${ms}`, { mediaId: '9f86', agreementId: id, person, at }]],
  'agreement-reminder': [
    [`agreement-reminder:9f86:${id}:${person}:${ms}`, { mediaId: '9f86', agreementId: id, person, at }],
  ],
  'agreement-silent': [
    [`agreement-silent:9f86:${id}:${person}:${ms}`, { mediaId: '9f86', agreementId: id, person, at }],
  ],
  'relay-down': [[`relay-down:${id}:17:${person}`, { roundId: id, site: '17', person }]],
  edition: [[`edition:${id}`, { editionId: id }]],
  idea: [['idea:telethon:2026', { ideaId: 'telethon', year: 2026 }]],
  'channel-away': [[`channel-away:${ms}:${person}`, { at, person }]],
  'channel-lost': [[`channel-lost:${id}:${ms}`, { sectorId: id, at }]],
  published: [[`published:${id}`, { initiativeId: id }]],
  taken: [[`taken:${id}`, { initiativeId: id }]],
  'post-ended': [[`post-ended:${id}`, { initiativeId: id }]],
  quoted: [[`quoted:${id}`, { initiativeId: id }]],
  edited: [[`edited:${id}:${ms}`, { initiativeId: id, at }]],
  rewritten: [[`rewritten:${id}:${ms}`, { initiativeId: id, at }]],
  'rewritten-lines': [[`rewritten-lines:${ms}`, { at }]],
  validation: [
    [`validation:${id}:${person}`, { validationId: id, person }],
    [`validation:${id}:${person}:ring3`, { validationId: id, person, ring: 3 }],
  ],
  waiting: [[`waiting:${person}:${ms}`, { person, at }]],
  escalated: [
    [`escalated:${id}:0`, { validationId: id, index: 0 }],
    [`escalated:${id}:0:${person}`, { validationId: id, index: 0, person }],
  ],
  missed: [
    [`missed:${id}`, { validationId: id }],
    [`missed:${id}:${person}`, { validationId: id, person }],
  ],
  withdrawal: [[`withdrawal:${id}`, { withdrawalId: id }]],
  'withdrawal-due': [[`withdrawal-due:${id}`, { withdrawalId: id }]],
  'video-taken': [
    [`video-taken:${id}:${other}:${person}`, { postId: id, fileId: other, person }],
    [
      `video-taken:${id}:${other}:${person}:video-unread`,
      { postId: id, fileId: other, person, refused: { why: 'video-unread', at: null } },
    ],
    [
      `video-taken:${id}:${other}:${person}:not-comms.${ms}`,
      { postId: id, fileId: other, person, refused: { why: 'not-comms', at } },
    ],
  ],
  'consent-lost': [
    [`consent-lost:${id}:${ms}`, { postId: id, at }],
    [`consent-lost:${id}:${ms}:${person}`, { postId: id, at, person }],
  ],
  tracking: [
    [`tracking:${id}:${person}`, { postId: id, person }],
    [`tracking:${id}:${person}:2-1`, { postId: id, person, verdict: { version: 2, decisions: 1 } }],
  ],
  comment: [[`comment:${id}:${other}:${person}`, { validationId: id, commentId: other, person }]],
  proposal: [[`proposal:${id}:${other}:${person}`, { validationId: id, proposalId: other, person }]],
  unanswered: [
    [`unanswered:${id}`, { validationId: id }],
    [`unanswered:${id}:${person}`, { validationId: id, person }],
  ],
  told: [[`told:${id}:${person}`, { broadcastId: id, person }]],
  broadcast: [
    [`broadcast:${id}`, { broadcastId: id }],
    [`broadcast:${id}:s1`, { broadcastId: id, sector: 's1' }],
  ],
  second: [[`second:${id}:${ms}`, { broadcastId: id, since: at }]],
  held: [[`held:${id}:${ms}`, { broadcastId: id, since: at }]],
  dropped: [[`dropped:${id}`, { broadcastId: id }]],
  journal: [['journal:heads', { thread: 'heads' }]],
  head: [
    ['head:2026-11-25', { day: '2026-11-25' }],
    [`head:2026-11-25:${person}`, { day: '2026-11-25', person }],
  ],
  note: [[`note:${id}`, { noteId: id }]],
  reply: [[`reply:${id}:0`, { noteId: id, index: 0 }]],
  doubts: [[`doubts:${ms}`, { at }]],
  directory: [[`directory:${ms}`, { at }]],
  holder: [[`holder:${person}:${ms}`, { person, at }]],
  list: [[`list:${id}`, { listId: id }]],
  delegation: [[`delegation:${id}:${person}`, { delegationId: id, person }]],
  offer: [[`offer:${person}:${ms}`, { person, since: at }]],
  event: [[`event:${id}:${person}:2`, { postId: id, person, answer: 2 }]],
  reminder: [
    [`reminder:${id}:${person}`, { postId: id, person }],
    [`reminder:${id}:${person}:2026-12-02`, { postId: id, person, day: '2026-12-02' }],
  ],
  soon: [[`soon:${id}:${person}:${ms}`, { postId: id, person, starts: at }]],
  warned: [[`warned:${id}:${person}`, { postId: id, person }]],
  moved: [[`moved:${id}:${person}`, { broadcastId: id, person }]],
  cancelled: [[`cancelled:${id}:${person}`, { broadcastId: id, person }]],
  call: [[`call:${id}:${person}`, { departmentId: id, person }]],
  'call-reminder': [[`call-reminder:${id}:${ms}:${person}`, { callId: id, due: at, person }]],
  'call-unheard': [[`call-unheard:${id}:${person}:${person}`, { departmentId: id, person, to: person }]],
  'call-head': [[`call-head:${id}:${person}`, { departmentId: id, person }]],
  'call-board': [[`call-board:${id}`, { callId: id }]],
  'call-question': [[`call-question:${id}`, { callId: id }]],
  releases: [[`releases:${id}`, { postId: id }]],
  'release-asks': [[`release-asks:${id}:bluesky:${ms}`, { postId: id, channel: 'bluesky', since: at }]],
  'channel-silent': [['channel-silent:bluesky:2026-11-25', { channel: 'bluesky', day: '2026-11-25' }]],
  'channel-held': [[`channel-held:mastodon:${ms}`, { channel: 'mastodon', since: at }]],
  erasure: [
    [`erasure:${id}`, { erasureId: id }],
    [`erasure:${id}:${person}`, { erasureId: id, person }],
  ],
  'rule-proposal': [[`rule-proposal:notes:${ms}`, { category: 'notes', at }]],
  'my-data': [[`my-data:${id}:${person}`, { requestId: id, person }]],
  register: [[`register:${person}:${ms}`, { person, at }]],
  workbook: [[`workbook:2026-11:${person}:${ms}`, { period: '2026-11', person, at }]],
  archive: [
    [`archive:${id}`, { listId: id }],
    [`archive:${id}:${person}`, { listId: id, person }],
  ],
  'by-hand': [[`by-hand:${id}:instagram`, { postId: id, channel: 'instagram' }]],
  week: [
    ['week:2026-11-30', { monday: '2026-11-30' }],
    [`week:2026-11-30:${other}`, { monday: '2026-11-30', sector: other }],
  ],
  'call-tally': [
    [`call-tally:${id}`, { callId: id }],
    [`call-tally:${id}:2`, { callId: id, reopening: 2 }],
  ],
}
const all = Object.entries(examples).flatMap(([card, of]) =>
  of.map(([key, parts]) => ({ key, card: { card, ...parts } as PlacedCard })),
)

/** Any card whose parts are like those of an example. */
const cards: fc.Arbitrary<PlacedCard> = fc
  .constantFrom(...all)
  .chain(
    ({ card }) =>
      fc.record(
        Object.fromEntries(
          Object.entries(card).map(([name, value]) => [
            name,
            ['card', 'thread', 'channel', 'refused'].includes(name) ? fc.constant(value) : like(value),
          ]),
        ),
        { noNullPrototype: true },
      ) as unknown as fc.Arbitrary<PlacedCard>,
  )

function like(value: unknown): fc.Arbitrary<unknown> {
  const counts = fc.nat({ max: 10 ** 9 })
  if (value === at)
    return fc
      .date({ min: new Date(0), max: new Date('2999-01-01T00:00:00Z'), noInvalidDate: true })
      .map(date => date.toISOString())
  if (typeof value === 'number') return counts
  if (typeof value === 'string') return fc.string({ minLength: 1, maxLength: 60 }).filter(text => !text.includes(':'))
  return fc.record({ version: counts, decisions: counts }, { noNullPrototype: true })
}

describe('the key of a placed card', () => {
  for (const { key, card } of all)
    it(`of ${key.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')} stays as it is stored`, () => {
      assert.equal(keyOf(card), key)
      assert.deepEqual(readKey(key), card)
    })

  it('is read back for every kind, whatever its parts', () =>
    holds(
      fc.property(cards, card => {
        assert.deepEqual(readKey(keyOf(card)), card)
        assert.equal(keyOf(readKey(keyOf(card))!), keyOf(card))
      }),
    ))

  it('is all that is read; another text is no card, or is written again as it was', () => {
    const words = [
      ...Object.keys(examples),
      'ring1',
      'ring',
      '1',
      '01',
      '-1',
      '1-1',
      '1e3',
      '2-x',
      id,
      '',
      String(ms),
      '__proto__',
      'constructor',
      'heads',
      '9'.repeat(20),
    ]
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 6 }).map(parts => parts.join(':')),
      fc.string(),
    )
    holds(
      fc.property(texts, text => {
        const card = readKey(text)
        if (card !== null) assert.equal(keyOf(card), text)
      }),
      { numRuns: 2_000 },
    )
    for (const text of [
      '',
      'inbox',
      'inbox:',
      'inbox:1:2',
      'question:1',
      'question:1:x',
      'question:1:0:',
      'waiting:p:soon',
      'tracking:p:a:1-1-1',
      'validation:v:p:3',
      'journal:other',
      'constructor:1',
    ])
      assert.equal(readKey(text), null, text)
  })

  it('says its kind, and first what it is about', () => {
    const key = keyed(`tracking:${id}:${person}`)
    assert.deepEqual(
      [firstPartOf(key), isCardOf(key, 'tracking'), isCardOf(key, 'told', 'validation')],
      [id, true, false],
    )
    assert.equal(headsKey, 'journal:heads')
    assert.deepEqual(aboutCard(key), { subject: `tracking:${id}`, seal: null, details: { card: key } })
  })

  it('leaves people out of the chain of the journal', () => {
    assert.equal(aboutCard(keyed(`waiting:${person}:${ms}`)).subject, 'waiting')
    assert.deepEqual(aboutCard(keyed(`offer:${person}:${ms}`)), {
      subject: 'offer',
      seal: null,
      details: { card: `offer:${person}:${ms}` },
    })
    for (const { key, card } of all)
      assert.ok(!('person' in card) || !aboutCard(keyed(key)).subject.includes(card.person ?? person), key)
  })
})
