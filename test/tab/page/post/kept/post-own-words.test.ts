import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../../src/tab/page/post/kept/post-own-words.ts'
type Replaced = { input: string; who: string; value: string; own: Set<string> }
type Own = {
  follow(values: Record<string, string>, changed: { part: string; who: string }[]): Replaced[]
  gaveUp(part: string, value: string, theirs: string, who: string): Replaced | null
  back(replaced: Replaced, now: string): string
}
const { OwnWords } = (await import(path)) as { OwnWords: new (values: Record<string, string>) => Own }

describe('what was written on a page, and replaced by another', () => {
  const paul = (part: string) => [{ part, who: 'Paul' }]

  it('is found again, and put back without what else the other wrote', () => {
    const own = new OwnWords({ title: 'Un titre', body: 'Un.' })
    assert.deepEqual(own.follow({ title: 'Mon titre', body: 'Un.\n\nDeux.' }, []), [])
    assert.deepEqual(own.follow({ title: 'Mon titre', body: 'Un P.\n\nDeux.' }, paul('body')), [], 'another’s own')
    const [replaced] = own.follow({ title: 'Mon titre', body: 'Un P.\n\nDeux P.\n\nTrois.' }, paul('body'))
    assert.deepEqual(replaced, { input: 'body', who: 'Paul', value: 'Un P.\n\nDeux.', own: new Set(['Deux.']) })
    assert.equal(own.back(replaced, 'Un P.\n\nDeux P.\n\nTrois.'), 'Un P.\n\nDeux.\n\nTrois.')
    const [title] = own.follow({ title: 'Son titre', body: 'Un P.\n\nDeux P.\n\nTrois.' }, paul('title'))
    assert.equal(own.back(title!, 'Son titre'), 'Mon titre')
  })

  it('is found again too by who gave it up for the other’s', () => {
    const own = new OwnWords({})
    const given = own.gaveUp('body', 'Un A.\n\nDeux.', 'Un B.\n\nDeux.', 'Paul')
    assert.equal(own.back(given!, 'Un B.\n\nDeux.\n\nTrois.'), 'Un A.\n\nDeux.\n\nTrois.')
    assert.equal(own.gaveUp('audience', 'a', 'b', 'Paul'), null)
  })

  it('is replaced by nobody who only writes more', () => {
    const own = new OwnWords({})
    own.follow({ title: 'Mon titre' }, [])
    assert.deepEqual(own.follow({ title: 'Mon titre, long' }, paul('title')), [])
    assert.equal(own.follow({ title: 'Son titre' }, paul('title'))[0]?.value, 'Mon titre, long')
  })

  it('is no more theirs once the other’s words stand there', () => {
    const own = new OwnWords({})
    own.follow({ title: 'Mon titre' }, [])
    own.follow({ title: 'Son titre' }, paul('title'))
    assert.deepEqual(own.follow({ title: 'Son titre encore' }, paul('title')), [])
  })
})
