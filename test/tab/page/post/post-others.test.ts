import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/post/post-others.ts'
type Edit = { part: string; who: string; revision: number; own?: true }
type State = { post: { values: Record<string, string> }; changes: Edit[]; lost: { part: string }[] }
type Others = { follow(): void }
const { Others } = (await import(path)) as {
  Others: new (form: object, text: object, state: State, putBack: () => void) => Others
}

describe('what others changed in a post, said below its fields', () => {
  const inputs = ['title', 'summary', 'linkTitle', 'linkUrl', 'date', 'time', 'place', 'capacity']
  const world = (values: Record<string, string>) => {
    const said: [string, string][] = []
    const form = {
      fields: new Map(inputs.map(input => [input, {}])),
      mark: (marked: string[], text: string) => said.push(...marked.map((input): [string, string] => [input, text])),
    }
    const text = (_: string, { who }: { who: string }) => `Changé par ${who}`
    const state: State = { post: { values }, changes: [], lost: [] }
    const others = new Others(form, Object.assign(text, { under: () => text }), state, () => {})
    const follow = (values: Record<string, string>, changes: Edit[], lost: State['lost'] = []) => {
      Object.assign(state, { post: { values }, changes, lost })
      others.follow()
      return said.splice(0)
    }
    return follow
  }
  const paul = (part: string): Edit => ({ part, who: 'Paul', revision: 2 })

  it('is said below what changed, and below no field that is as it was', () => {
    const follow = world({ date: '', place: '' })
    assert.deepEqual(follow({ date: '2027-01-04', place: '' }, [paul('event')]), [['date', 'Changé par Paul']])
    assert.deepEqual(follow({ date: '2027-01-04', place: 'Salle 2' }, [paul('event')]), [['place', 'Changé par Paul']])
  })

  it('is never what they did themselves, elsewhere or by a button', () => {
    const follow = world({ date: '', linkUrl: '' })
    assert.deepEqual(follow({ date: '2027-01-04', linkUrl: 'x' }, [{ ...paul('event'), own: true }, paul('link')]), [
      ['linkUrl', 'Changé par Paul'],
    ])
  })

  it('is said once: not beside both texts of a part that both wrote', () => {
    const follow = world({ title: 'A', summary: 'A' })
    const marked = follow({ title: 'B', summary: 'B' }, [paul('title'), paul('summary')], [{ part: 'title' }])
    assert.deepEqual(marked, [['summary', 'Changé par Paul']])
  })
})
