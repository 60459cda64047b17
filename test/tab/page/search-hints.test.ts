import assert from 'node:assert/strict'

// The page is JavaScript that browsers read as it is: the compiler of these tests does not know it.
const path = '../../../src/tab/page/search-hints.js'
const { withSearchHints } = (await import(path)) as { withSearchHints: (part: unknown, hint: string) => unknown }

describe('cards that search, in the tab', () => {
  it('say below each such field where it is done, and nothing else is touched', () => {
    const search = { type: 'Input.ChoiceSet', id: 'who', 'choices.data': { type: 'Data.Query', dataset: 'people' } }
    const plain = { type: 'Input.Text', id: 'text' }
    const card = { body: [plain, { type: 'Container', items: [search, plain] }], version: '1.5', lang: null }
    const hint = { type: 'TextBlock', text: 'Ailleurs.', wrap: true, size: 'Small', isSubtle: true }
    const before = structuredClone(card)
    assert.deepEqual(withSearchHints(card, 'Ailleurs.'), {
      ...card,
      body: [plain, { type: 'Container', items: [search, hint, plain] }],
    })
    assert.deepEqual(card, before)
  })
})
