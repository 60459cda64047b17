import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readRichText, writeRichText } from '../../../../../src/core/domain/posts/text/rich-text.ts'
import { holds } from '../../../../support/holds.ts'

// The page is for browsers, whose types the compiler of these tests does not know.
const [mergePath, commonPath] = [
  '../../../../../src/tab/page/post/kept/post-merge.ts',
  '../../../../../src/tab/page/post/kept/in-common.ts',
]
type Merged = { meetings: { mine: unknown[]; theirs: unknown[] }[]; text(which: 'mine' | 'theirs'): string }
const { mergeTexts, putBack } = (await import(mergePath)) as {
  mergeTexts(base: string | null, mine: string, theirs: string): Merged
  putBack(before: string, now: string, own: ReadonlySet<string>): string
}
const { inCommon } = (await import(commonPath)) as { inCommon(ones: unknown[], others: unknown[]): [number, number][] }

const text = (...blocks: string[]) => writeRichText(readRichText(blocks.join('\n\n')))
const both = (base: string, mine: string, theirs: string) => {
  const merged = mergeTexts(base, mine, theirs)
  return { meets: merged.meetings.length, mine: merged.text('mine'), theirs: merged.text('theirs') }
}
const joined = (words: string) => ({ meets: 0, mine: words, theirs: words })

describe('two texts of one', () => {
  const base = text('Un.', 'Deux.', 'Trois.')

  it('are joined where each changed another paragraph, also the next one', () => {
    assert.deepEqual(both(base, text('Un A.', 'Deux.', 'Trois.'), text('Un.', 'Deux B.', 'Trois B.')), {
      ...joined('Un A.\n\nDeux B.\n\nTrois B.'),
    })
  })

  it('are joined where each put, took out or split a paragraph of their own', () => {
    assert.deepEqual(
      both(base, text('Zéro.', 'Un.', 'Deux.', 'Trois.'), text('Un.', 'Deux.', 'Trois.', 'Quatre.')),
      joined('Zéro.\n\nUn.\n\nDeux.\n\nTrois.\n\nQuatre.'),
    )
    assert.deepEqual(both(base, text('Un.', 'Trois.'), text('Un.', 'Deux.', 'Trois B.')), joined('Un.\n\nTrois B.'))
    const split = text('Un.', 'Deux, le', 'début.', 'Trois.')
    assert.deepEqual(
      both(text('Un.', 'Deux, le début.', 'Trois.'), split, text('Un B.', 'Deux, le début.', 'Trois.')),
      joined('Un B.\n\nDeux, le\n\ndébut.\n\nTrois.'),
    )
  })

  it('are joined by the items of a list', () => {
    assert.deepEqual(
      both('1. a\n2. b\n3. c', '1. a\n2. b de A\n3. c', '1. a\n2. b\n3. c\n4. d'),
      joined('1. a\n2. b de A\n3. c\n4. d'),
    )
    assert.deepEqual(
      both('1. a\n2. b\n\n1. c', '1. a\n2. b A\n\n1. c', '1. a\n2. b\n\n1. c B').mine,
      '1. a\n2. b A\n\n1. c B',
    )
  })

  it('stand one after the other where both wrote something new in one place', () => {
    const merged = joined('Un.\n\nDeux.\n\nTrois.\n\nDe A.\n\nDe B.')
    assert.deepEqual(both(base, `${base}\n\nDe A.`, `${base}\n\nDe B.`), merged)
    assert.deepEqual(both(base, `${base}\n\nDe B.`, `${base}\n\nDe A.`), merged)
    assert.deepEqual(both('', 'De A.', 'De A.\n\nDe B.'), joined('De A.\n\nDe B.'))
  })

  it('meet only where both changed the same paragraph', () => {
    const merged = mergeTexts(base, text('Un A.', 'Deux A.', 'Trois.'), text('Un.', 'Deux B.', 'Trois B.'))
    assert.equal(merged.text('mine'), 'Un A.\n\nDeux A.\n\nTrois B.')
    assert.equal(merged.text('theirs'), 'Un A.\n\nDeux B.\n\nTrois B.')
    assert.deepEqual(merged.meetings, [{ mine: readRichText('Deux A.'), theirs: readRichText('Deux B.') }])
    assert.deepEqual(mergeTexts('Un.', '', 'Un B.').meetings, [{ mine: [], theirs: readRichText('Un B.') }])
  })

  it('meet as a whole when nobody knows what both had, or when they are endless', () => {
    assert.deepEqual(both(null as unknown as string, 'A', 'B'), { meets: 1, mine: 'A', theirs: 'B' })
    const endless = Array.from({ length: 501 }, (_, n) => `${n}.`).join('\n\n')
    assert.equal(both(endless, `${endless}\n\nA`, `B\n\n${endless}`).meets, 1)
  })

  const piece = fc.constantFrom('a', 'b', 'c', 'un deux', 'deux trois', '- x', '- y', '1. u', '1. v', '**g**', 'trois')
  const anyText = fc.array(piece, { maxLength: 7 }).map(pieces => text(...pieces))

  it('are the other one where one did nothing, and neither’s words where both did the same', () =>
    holds(
      fc.property(anyText, anyText, (one, other) => {
        assert.deepEqual(both(one, one, other), joined(other))
        assert.deepEqual(both(one, other, one), joined(other))
        assert.deepEqual(both(one, other, other), joined(other))
      }),
    ))

  it('are the same whoever asks', () =>
    holds(
      fc.property(anyText, anyText, anyText, (one, mine, theirs) => {
        const [here, there] = [both(one, mine, theirs), both(one, theirs, mine)]
        assert.deepEqual(here, { meets: there.meets, mine: there.theirs, theirs: there.mine })
      }),
    ))

  it('keep all that each wrote in paragraphs of their own, in its order', () => {
    // What each of two does with each paragraph: nothing, or one of them something.
    const step = fc.record({
      who: fc.constantFrom('mine', 'theirs', 'nobody'),
      does: fc.constantFrom('more', 'new', 'out'),
    })
    holds(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        const say = (who: string) =>
          steps.flatMap((one, n) => {
            const old = `Le paragraphe ${n} dit ${n}.`
            if (one.who !== who && who !== 'all') return one.who === who ? [] : [old]
            if (one.who === 'nobody') return [old]
            if (one.does === 'out') return []
            return one.does === 'more' ? [`${old} Et ${one.who} ${n}.`] : [old, `Nouveau de ${one.who} ${n}.`]
          })
        const before = steps.map((_, n) => `Le paragraphe ${n} dit ${n}.`)
        const merged = both(text(...before), text(...say('mine')), text(...say('theirs')))
        assert.deepEqual(merged, joined(text(...say('all'))))
      }),
    )
  })

  it('lose nothing that one of them wrote and that is in no meeting', () =>
    holds(
      fc.property(anyText, anyText, anyText, (one, mine, theirs) => {
        const { meetings, text: textWith } = mergeTexts(one, mine, theirs)
        const pieces = (words: string) =>
          readRichText(words).flatMap((block): ReturnType<typeof readRichText> =>
            block.kind === 'paragraph' ? [block] : block.items.map(item => ({ kind: block.kind, items: [item] })),
          )
        const met = meetings.flatMap(meeting => [...meeting.mine, ...meeting.theirs] as ReturnType<typeof readRichText>)
        const all = [...pieces(textWith('mine')), ...pieces(textWith('theirs')), ...pieces(writeRichText(met))]
        const has = new Set([...all, ...pieces(one)].map(block => JSON.stringify(block)))
        for (const block of [...pieces(mine), ...pieces(theirs)]) assert.ok(has.has(JSON.stringify(block)))
      }),
    ))

  it('give back what one wrote without what the other wrote elsewhere', () => {
    const now = text('Un.', 'Deux de B.', 'Trois B.', 'Quatre B.')
    assert.equal(
      putBack(text('Un.', 'Deux de A.', 'Trois.'), now, new Set(['Deux de A.'])),
      now.replace('de B', 'de A'),
    )
    assert.equal(putBack(text('Un.', 'A.'), 'Un.', new Set(['A.'])), text('Un.', 'A.'))
  })
})

describe('what two rows have in common', () => {
  it('is in both in its order, and as long as can be', () => {
    const row = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
    const longest = (a: string[], b: string[]): number =>
      a.length === 0 || b.length === 0
        ? 0
        : a[0] === b[0]
          ? 1 + longest(a.slice(1), b.slice(1))
          : Math.max(longest(a.slice(1), b), longest(a, b.slice(1)))
    holds(
      fc.property(row, row, (ones, others) => {
        const pairs = inCommon(ones, others)
        pairs.forEach(([i, j], at) => {
          assert.equal(ones[i], others[j])
          const [before, other] = pairs[at - 1] ?? [-1, -1]
          assert.ok(i > before && j > other)
        })
        assert.equal(pairs.length, longest(ones, others))
      }),
    )
  })
})
