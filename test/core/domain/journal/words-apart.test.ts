import assert from 'node:assert/strict'
import { isWordDigest, isWords, withoutWords, withWords } from '../../../../src/core/domain/journal/words-apart.ts'
import { type JournalVerb, journalVerbs } from '../../../../src/core/domain/journal/journal.ts'

const [salt, forgotten] = ['5a17', 'f0f0']
const words = 'Le titre est trop long, dit Élodie'

/** Each place of the journal where people's words, or what they chose, were kept before. */
const wordy: [JournalVerb, ...string[]][] = [
  ['initiative.completed', 'addition'],
  ['initiative.asked', 'question'],
  ['initiative.answered', 'answer'],
  ['initiative.declined', 'reason'],
  ['initiative.put-off', 'reason'],
  ['initiative.edited', 'title', 'text'],
  ['initiative.submitted', 'title'],
  ['initiative.file-added', 'files'],
  ['initiative.consent-given', 'file'],
  ['note.forwarded', 'text'],
  ['note.answered', 'text'],
  ['validation.commented', 'text'],
  ['validation.changes-requested', 'reason'],
  ['validation.refused', 'reason'],
  ['validation.reassigned', 'reason'],
  ['validation.correction-proposed', 'before', 'after'],
  ['validation.correction-declined', 'reason'],
  ['delegation.added', 'reason'],
  ['call.passed', 'reason'],
  ['event.called-off', 'reason'],
  ['broadcast.confirmed', 'reason'],
  ['urgent.asked', 'blanks'],
  ['edition.erratum-added', 'text'],
  ['edition.erratum-confirmed', 'text'],
  ['edition.erratum-removed', 'text'],
  ['edition.composed', 'items', 'file'],
  ['newspaper.changed', 'alt'],
  ['event.answered', 'answer'],
  ['person.opted', 'out'],
]

describe('the journal’s words', () => {
  for (const [verb, ...names] of wordy)
    for (const name of names)
      it(`${verb} keeps no ${name}, only a digest`, () => {
        const kept = withoutWords(verb, { [name]: words }, salt, forgotten)
        assert.ok(isWordDigest(kept[name]))
        assert.ok(!JSON.stringify(kept).includes('Élodie'))
      })

  it('of any verb, under a name that nobody thought of, keeps a digest: a new verb cannot forget to say so', () => {
    for (const verb of journalVerbs) {
      for (const name of ['reason', 'text', 'question', 'remarkOfSomebody']) {
        const isCode = verb === 'edition.not-kept' || verb === 'edition.not-mailed' || verb === 'release.refused'
        if (isCode && name === 'reason') continue
        assert.ok(isWords(verb, name), `${verb} ${name}`)
        assert.ok(isWordDigest(withoutWords(verb, { [name]: words }, salt, forgotten)[name]))
      }
    }
  })

  it('keeps what it needs to tell what was done: ids, names, states, numbers, references', () => {
    const details = { step: 1, name: 'Direction', toId: 'x', to: 'Fanny', steps: '[]', consent: false, none: null }
    assert.deepEqual(withoutWords('validation.approved', details, salt, forgotten), details)
    const items = { what: 'added', items: 'PUB-2026-0042 PUB-2026-0043' }
    assert.deepEqual(withoutWords('edition.composed', items, salt, forgotten), items)
    assert.deepEqual(withoutWords('note.forwarded', { text: '' }, salt, forgotten), { text: '' })
    const agreed = { uses: 'internal site', proof: 'file', person: 'child' }
    assert.deepEqual(withoutWords('media.added', agreed, salt, forgotten), agreed)
    for (const verb of ['media.asked', 'media.agreed'] as const)
      assert.deepEqual(withoutWords(verb, { uses: agreed.uses }, salt, forgotten), { uses: agreed.uses })
    const charter = { version: 2, charter: '{"words":["Ville de Saint-Aubin"]}' }
    assert.deepEqual(withoutWords('charter.changed', charter, salt, forgotten), charter)
    const code = { answer: 'adults' }
    assert.deepEqual(withoutWords('post.consent-given', code, salt, forgotten), code)
  })

  it('has another digest in another entry, and of a choice one that nobody can try', () => {
    const digest = (own: string, gone = forgotten) => withoutWords('note.forwarded', { text: words }, own, gone)['text']
    assert.notEqual(digest('a'), digest('b'))
    const choice = (own: string, gone: string) => withoutWords('event.answered', { answer: 'yes' }, own, gone)['answer']
    assert.equal(choice('a', 'gone'), choice('b', 'gone'))
    assert.notEqual(choice('a', 'gone'), choice('a', 'other'))
  })

  it('finds words again among those that documents keep, and no others', () => {
    const kept = withoutWords('initiative.declined', { reason: words, to: 'Fanny' }, salt, forgotten)
    assert.deepEqual(withWords(kept, salt, ['autre', words]), { reason: words, to: 'Fanny' })
    assert.deepEqual(withWords(kept, salt, ['autre']), kept)
    assert.deepEqual(withWords(kept, 'another', [words]), kept)
  })
})
