import assert from 'node:assert/strict'

// The page is JavaScript that browsers read as it is: the compiler of these tests does not know it.
const path = '../../../src/tab/page/post-own-words.js'
type Replaced = { input: string; who: string; value: string; own: Set<string> }
type Own = {
  follow(values: Record<string, string>, changed: { part: string; who: string }[]): Replaced[]
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

  it('is no more theirs once the other’s words stand there', () => {
    const own = new OwnWords({})
    own.follow({ title: 'Mon titre' }, [])
    own.follow({ title: 'Son titre' }, paul('title'))
    assert.deepEqual(own.follow({ title: 'Son titre encore' }, paul('title')), [])
  })
})
