import assert from 'node:assert/strict'
import { typedMost } from '../../../src/core/domain/text.ts'
import { orders } from '../../../src/teams/turn/verb-facts.ts'
import { readVerb, verb, type Verbs } from '../../../src/teams/turn/verbs.ts'

const verbs: Verbs = { 'post.open': verb(orders('uncounted'), ['postId', 'version'], async () => ({ kind: 'done' })) }
const read = (data: unknown, name: unknown = 'post.open') => readVerb(verbs, name, data)

describe('readVerb', () => {
  it('knows its own verbs alone', () => {
    const data = { postId: 'p', version: '1' }
    assert.ok(read(data))
    for (const name of ['post.close', 'constructor', 'toString', '__proto__', '', null, 1, ['post.open']])
      assert.equal(read(data, name), null)
  })

  it('wants every id, opaque ones', () => {
    assert.deepEqual(read({ postId: 'p', version: 3 })?.ids, { postId: 'p', version: '3' })
    for (const version of [
      undefined,
      null,
      '',
      'é',
      'a\0',
      'a\nb',
      'x'.repeat(201),
      1.5,
      Number.NaN,
      2 ** 60,
      {},
      ['1'],
    ])
      assert.equal(read({ postId: 'p', version }), null)
    assert.ok(read({ postId: 'p', version: 'x'.repeat(200) }))
  })

  it('reads texts, numbers and truths alone, each text bounded, a number as its text', () => {
    const long = 'x'.repeat(typedMost * 2)
    const { fields } = read({
      postId: 'p',
      version: '1',
      text: long,
      count: 2,
      yes: true,
      tree: { a: 1 },
      list: ['a'],
      nothing: null,
    })!
    assert.deepEqual(Object.keys(fields), ['postId', 'version', 'text', 'count', 'yes'])
    assert.deepEqual([String(fields['text']).length, fields['count'], fields['yes']], [typedMost + 1, '2', true])
  })

  it('reads nothing of more fields than a card has', () => {
    const of = (count: number) => ({
      postId: 'p',
      version: '1',
      ...Object.fromEntries(Array.from({ length: count - 2 }, (_, at) => [`f${at}`, 'x'])),
    })
    assert.ok(read(of(200)))
    assert.equal(read(of(201)), null)
  })
})
