import assert from 'node:assert/strict'
import fc from 'fast-check'
import { holds } from '../../../../support/holds.ts'

// The page is for browsers, whose types the compiler of these tests does not know.
const [statePath, inputsPath] = [
  '../../../../../src/tab/page/post/kept/post-state.ts',
  '../../../../../src/tab/page/post/kept/post-inputs.ts',
]
type Post = {
  revision: number
  values: Record<string, string>
  edits: { part: string; who: string; revision: number }[]
  underWay: string | null
}
type Lost = { part: string; label: string; who: string; theirs: string; inputs: string[] }
type Sending = { revision: number; typed: Record<string, string>; reopen?: string }
type Answer =
  { kind: 'saved'; post: Post } | { kind: 'conflict'; post: Post; lost: Lost[] } | { kind: 'under-way'; text: string }
type State = {
  lost: Lost[]
  changes: unknown[]
  mayReopen: boolean
  isUnsaved: boolean
  maySend: boolean
  unsaved: Record<string, string>
  oldestBase: number
  post: Post
  valueOf(input: string): string
  type(input: string, value: string): void
  resume(typed: Record<string, string>, base: number): void
  send(): Sending | null
  rest(): Sending | null
  failed(isUnknown?: boolean): void
  answered(answer: Answer): void
  adopt(post: Post): void
  choose(lost: Lost, which: 'mine' | 'theirs'): void
  drop(): void
}
const { PostState } = (await import(statePath)) as { PostState: new (post: Post) => State }
const { partOf, thingOf } = (await import(inputsPath)) as {
  partOf(input: string): string
  thingOf(choice: string): [string, string]
}

/** As Mary does: others' parts merge, the same part changed since is a conflict and nothing is written. */
class Mary {
  post: Post = { revision: 0, values: {}, edits: [], underWay: null }

  save({ revision, typed }: Sending, who = 'me'): Answer {
    const differs = (input: string) => typed[input] !== (this.post.values[input] ?? '')
    const lost = this.post.edits.filter(
      edit =>
        edit.revision > revision && Object.keys(typed).some(input => partOf(input) === edit.part && differs(input)),
    )
    if (lost.length > 0) return { kind: 'conflict', post: this.post, lost: lost.map(edit => this.#lost(edit, typed)) }
    const parts = new Set(Object.keys(typed).filter(differs).map(partOf))
    const kept = Object.fromEntries(Object.entries(typed).map(([input, value]) => [input, value.trim()]))
    const next = this.post.revision + 1
    this.post = {
      ...this.post,
      revision: next,
      values: { ...this.post.values, ...kept },
      edits: [
        ...this.post.edits.filter(({ part }) => !parts.has(part)),
        ...[...parts].map(part => ({ part, who, revision: next })),
      ],
    }
    return { kind: 'saved', post: this.post }
  }

  #lost({ part, who }: Post['edits'][number], typed: Record<string, string>): Lost {
    const inputs = Object.keys(typed).filter(input => partOf(input) === part)
    return { part, label: part, who, theirs: inputs.map(input => this.post.values[input]).join('\n'), inputs }
  }
}

function opened() {
  const mary = new Mary()
  const state = new PostState(mary.post)
  const save = () => {
    const sending = state.send()
    if (sending) state.answered(mary.save(sending))
    return sending
  }
  const other = (typed: Record<string, string>) => mary.save({ revision: mary.post.revision, typed }, 'Paul')
  return { mary, state, save, other }
}

describe('what is typed on the page of a post', () => {
  it('is sent once, and alone', () => {
    const { state, save } = opened()
    state.type('title', 'Un')
    assert.deepEqual(save()?.typed, { title: 'Un' })
    assert.equal(state.send(), null)
    state.type('summary', 'Deux')
    assert.deepEqual(save()?.typed, { summary: 'Deux' })
  })

  it('is not sent when it says again what Mary keeps', () => {
    const { state, save } = opened()
    state.type('title', 'Un')
    save()
    state.type('title', 'Autre')
    state.type('title', 'Un')
    assert.equal(state.isUnsaved, false)
  })

  it('stands upon this writer’s own save when it was typed meanwhile', () => {
    const { mary, state, save } = opened()
    state.type('title', 'Un')
    const first = state.send()!
    state.type('title', 'Un deux')
    state.answered(mary.save(first))
    assert.equal(state.valueOf('title'), 'Un deux')
    save()
    assert.deepEqual([mary.post.values['title'], state.lost.length], ['Un deux', 0])
  })

  it('merges with what others write elsewhere', () => {
    const { mary, state, save, other } = opened()
    state.type('title', 'Un')
    other({ body: 'De Paul' })
    save()
    assert.deepEqual(mary.post.values, { title: 'Un', body: 'De Paul' })
    assert.equal(state.valueOf('body'), 'De Paul')
    assert.deepEqual(state.changes, [{ part: 'body', who: 'Paul', revision: 1 }])
  })

  it('never replaces unseen what another wrote in the same place, and the rest is saved meanwhile', () => {
    const { mary, state, save, other } = opened()
    state.type('title', 'Le mien')
    other({ title: 'Le sien' })
    state.adopt(mary.post)
    save()
    assert.equal(mary.post.values['title'], 'Le sien')
    assert.deepEqual([state.lost.map(({ part }) => part), state.valueOf('title')], [['title'], 'Le mien'])
    state.type('summary', 'Un résumé')
    assert.deepEqual(save()?.typed, { summary: 'Un résumé' })
    state.choose(state.lost[0]!, 'mine')
    save()
    assert.deepEqual([mary.post.values['title'], state.lost.length, state.isUnsaved], ['Le mien', 0, false])
  })

  it('is given up for the other’s where the writer says so', () => {
    const { mary, state, save, other } = opened()
    state.type('title', 'Le mien')
    other({ title: 'Le sien' })
    save()
    state.choose(state.lost[0]!, 'theirs')
    assert.deepEqual([state.valueOf('title'), state.isUnsaved, save()], ['Le sien', false, null])
    assert.equal(mary.post.values['title'], 'Le sien')
  })

  it('is a conflict once more where the other wrote again after it was shown', () => {
    const { mary, state, save, other } = opened()
    state.type('title', 'Le mien')
    other({ title: 'Le sien' })
    save()
    const shown = state.lost[0]!
    other({ title: 'Encore' })
    state.adopt(mary.post)
    assert.deepEqual(
      state.lost.map(({ theirs }) => theirs),
      ['Encore'],
      'shown as it stands now',
    )
    state.choose(shown, 'mine')
    save()
    assert.deepEqual([mary.post.values['title'], state.lost.map(({ theirs }) => theirs)], ['Encore', ['Encore']])
  })

  it('is no conflict with itself when the answer to a save was lost', () => {
    const { mary, state, save } = opened()
    state.type('title', 'Un')
    mary.save(state.send()!)
    state.failed()
    save()
    assert.deepEqual([state.lost.length, state.isUnsaved], [0, false])
  })

  it('stays as typed under the hands where only spaces differ', () => {
    const { state, save } = opened()
    state.type('title', 'Bonjour ')
    save()
    assert.deepEqual([state.valueOf('title'), state.isUnsaved], ['Bonjour ', false])
  })

  it('waits until the writer said that what is being validated becomes a draft again', () => {
    const { mary, state } = opened()
    mary.post = { ...mary.post, revision: 3, underWay: 'En validation' }
    state.adopt(mary.post)
    state.type('title', 'Un')
    assert.equal(state.send(), null)
    state.mayReopen = true
    assert.deepEqual(state.send(), { revision: 3, typed: { title: 'Un' }, reopen: 'En validation' })
    state.answered({ kind: 'under-way', text: '' })
    assert.deepEqual([state.maySend, state.unsaved], [false, { title: 'Un' }])
    state.drop()
    assert.equal(state.valueOf('title'), '')
  })

  it('that meets what was submitted meanwhile is sent once the writer said so, although nobody showed it to the page', () => {
    const { mary, state } = opened()
    state.type('title', 'Un')
    state.send()
    state.answered({ kind: 'under-way', text: 'En validation' })
    assert.deepEqual([state.maySend, state.post.underWay], [false, 'En validation'], 'and looks go on')
    state.mayReopen = true
    assert.deepEqual(state.send(), { revision: 0, typed: { title: 'Un' }, reopen: 'En validation' })
    state.failed()
    state.adopt({ ...mary.post, underWay: 'Envoi lancé' })
    assert.equal(state.maySend, false, 'they agreed to something else')
  })

  it('of another time stands upon what was shown then', () => {
    const { state, save, other, mary } = opened()
    other({ title: 'Le sien' })
    state.adopt(mary.post)
    state.resume({ title: 'Le mien' }, 0)
    assert.equal(state.oldestBase, 0, 'and is kept as such')
    save()
    assert.deepEqual([mary.post.values['title'], state.lost.length], ['Le sien', 1])
  })

  describe('of the text', () => {
    const begun = 'Un.\n\nDeux.\n\nTrois.'
    const withText = () => {
      const all = opened()
      all.other({ body: begun })
      all.state.adopt(all.mary.post)
      return all
    }

    it('is joined with what another wrote in other paragraphs, and nobody has to choose', () => {
      const { mary, state, save, other } = withText()
      state.type('body', begun.replace('Un.', 'Un A.'))
      other({ body: begun.replace('Trois.', 'Trois B.') })
      save()
      assert.deepEqual([state.lost, state.valueOf('body')], [[], 'Un A.\n\nDeux.\n\nTrois B.'])
      save()
      assert.deepEqual([mary.post.values['body'], state.isUnsaved], ['Un A.\n\nDeux.\n\nTrois B.', false])
    })

    it('is joined too when it was typed while the save was under way', () => {
      const { mary, state, save, other } = withText()
      state.type('body', begun.replace('Un.', 'Un A.'))
      const sending = state.send()!
      other({ body: begun.replace('Trois.', 'Trois B.') })
      state.type('body', begun.replace('Un.', 'Un A A.'))
      state.adopt(mary.post)
      assert.equal(state.valueOf('body'), begun.replace('Un.', 'Un A A.'))
      state.answered(mary.save(sending))
      save()
      assert.equal(mary.post.values['body'], 'Un A A.\n\nDeux.\n\nTrois B.')
    })

    it('meets itself as little when the answer to a save was lost', () => {
      const { mary, state, save } = withText()
      state.type('body', `${begun}\n\nQua`)
      mary.save(state.send()!)
      state.failed()
      state.type('body', `${begun}\n\nQuatre.`)
      save()
      save()
      assert.deepEqual([mary.post.values['body'], state.lost], [`${begun}\n\nQuatre.`, []])
    })

    it('of a paragraph that was begun while the save was under way stands there once', () => {
      const { mary, state, save } = withText()
      state.type('body', `${begun}\n\nQua`)
      const sending = state.send()!
      state.type('body', `${begun}\n\nQuatre.`)
      state.answered(mary.save(sending))
      assert.equal(state.valueOf('body'), `${begun}\n\nQuatre.`)
      save()
      assert.equal(mary.post.values['body'], `${begun}\n\nQuatre.`)
    })

    it('is a choice of one paragraph alone, with what either wrote elsewhere', () => {
      for (const which of ['mine', 'theirs'] as const) {
        const { mary, state, save, other } = withText()
        state.type('body', 'Un A.\n\nDeux A.\n\nTrois.')
        other({ body: 'Un.\n\nDeux B.\n\nTrois.' })
        save()
        assert.equal(state.lost.length, 1)
        other({ body: 'Un.\n\nDeux B.\n\nTrois B.' })
        state.adopt(mary.post)
        state.choose(state.lost[0]!, which)
        save()
        const word = which === 'mine' ? 'A' : 'B'
        assert.deepEqual([mary.post.values['body'], state.isUnsaved], [`Un A.\n\nDeux ${word}.\n\nTrois B.`, false])
      }
    })

    it('needs no choice any more once the other took their words back', () => {
      const { mary, state, save, other } = withText()
      state.type('body', begun.replace('Un.', 'Un A.'))
      other({ body: begun.replace('Un.', 'Un B.') })
      save()
      other({ body: begun.replace('Trois.', 'Trois B.') })
      state.adopt(mary.post)
      assert.deepEqual([state.lost, state.maySend], [[], true])
    })
  })

  it('of any two writers, in any order, is lost to neither unseen', () => {
    const input = fc.constantFrom('title', 'summary', 'body', 'date', 'place')
    const value = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '!'), maxLength: 3 })
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), input, value }),
      fc.record({ do: fc.constant('other' as const), input, value }),
      fc.record({ do: fc.constantFrom('send' as const, 'arrive' as const, 'fail' as const, 'look' as const) }),
    )
    holds(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const { mary, state, other } = opened()
        let sending: Sending | null = null
        for (const one of steps) {
          const before = mary.post
          const shown = { ...state.post.values }
          if (one.do === 'type') state.type(one.input, one.value)
          else if (one.do === 'other') other({ [one.input]: one.value })
          else if (one.do === 'look') state.adopt(mary.post)
          else if (one.do === 'send') sending = state.send() ?? sending
          else if (sending && one.do === 'fail') {
            state.failed()
            sending = null
          } else if (sending) {
            const unsaved = state.unsaved
            state.answered(mary.save(sending))
            for (const [name, value] of Object.entries(unsaved)) {
              const shows = state.valueOf(name).trim()
              // Of the text, what another wrote in other paragraphs stands beside it.
              assert.ok(name === 'body' ? shows.includes(value.trim()) : shows === value.trim())
            }
            // What was replaced is what this writer had before them.
            for (const name of Object.keys(sending.typed))
              if (mary.post.values[name] !== before.values[name])
                assert.ok(
                  before.edits.every(
                    edit => edit.who === 'me' || edit.part !== partOf(name) || edit.revision <= sending!.revision,
                  ),
                  JSON.stringify(shown),
                )
            sending = null
          }
        }
      }),
    )
  })
})

describe('the inputs of the page of a post', () => {
  it('are each of a part', () => {
    const all = ['title', 'source-82', 'onlyGroups', 'alt0', 'drop-x', 'date', 'addOrganisers', 'validUntil', 'linkUrl']
    const seen = ['description0', 'infographic1', 'remove0', 'removeVideo', 'videoTitle', 'transcript']
    assert.deepEqual(all.map(partOf), [
      'title',
      'sources',
      'audience',
      'pictures',
      'pictures',
      'event',
      'organisers',
      'expiresOn',
      'link',
    ])
    assert.deepEqual(seen.map(partOf), ['pictures', 'pictures', 'pictures', 'video', 'video', 'video'])
  })

  it('are chosen by what a search found', () => {
    assert.deepEqual(thingOf('department:Voirie : nord'), ['departments', 'Voirie : nord'])
    assert.deepEqual(thingOf('list:1'), ['lists', '1'])
    assert.deepEqual(thingOf('8d1c0f0a'), ['people', '8d1c0f0a'])
  })
})
