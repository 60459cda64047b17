import { maySeeAll } from '../../core/domain/actor.ts'
import { otherChannels } from '../../core/domain/channels/channel.ts'
import type { ReleaseAct } from '../../core/domain/releases/release-acts.ts'
import { fold } from '../../core/domain/text.ts'
import { aPost, asId, equivalent, on } from '../turn/equivalent.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { channelFirst } from '../written/written-slot.ts'
import { clockOf, writtenWhen } from '../written/written-when.ts'
import { releaseVerbs, showReleases } from './release-verbs.ts'
import { equivalentOf, forAll } from '../turn/word-facts.ts'

/** The short number is looked for among posts that go elsewhere first. */
export const elsewhere = aPost({ may: maySeeAll, able: ({ elsewhere: places = [] }) => places.length > 0 })

export const releaseWords = {
  // « parutions 42 », « où en est 42 »
  releases: equivalent(forAll, releaseVerbs, 'release.show', asId('postId', elsewhere)),
  // « parution 42 bluesky », « parution 42 bluesky bloquer », « parution 42 bluesky mardi 14 h »
  release: equivalentOf(
    forAll,
    ['release.open', 'release.decide'],
    on(elsewhere, (turn, { id: postId }, rest) => {
      const { words } = turn.look
      const { channel, rest: said } = channelFirst(rest, otherChannels, words)
      if (channel === null) return showReleases(turn, postId, { said: words.text('releases.not.which'), refused: true })
      if (said === '') return press(turn, releaseVerbs, 'release.open', { postId, channel })
      const clock = clockOf(turn)
      const spokenAct = actIn(said)
      const { day, hour, rest: unread } = writtenWhen(spokenAct?.behind ?? said, clock)
      const [link = ''] = /https:\/\/\S+/.exec(said) ?? []
      const act = actMeant(spokenAct?.act ?? null, { hasTime: day !== '' || hour !== '', unread })
      if (act === null) return showReleases(turn, postId, { said: words.text('releases.not.which'), refused: true })
      const typed = { date: day, time: hour, link }
      return press(turn, releaseVerbs, 'release.decide', { postId, channel, act, version: '', ...typed })
    }),
  ),
} satisfies TypedWords

/** Acts that are typed after the channel, in either language; a word comes after longer ones that begin with it. */
const spoken: readonly [RegExp, ReleaseAct][] = [
  [/^(?:maintenant|publier|now|publish)\b/, 'now'],
  [/^(?:bloquer|retenir|hold)\b/, 'hold'],
  [/^(?:reessayer|try again|retry)\b/, 'retry'],
  [/^(?:retirer|take back|remove)\b/, 'take-back'],
  [/^(?:pas publiee|not published)\b/, 'not-out'],
  [/^(?:publiee|published)\b/, 'out'],
  [/^(?:c.est fait|fait|done)\b/, 'gone'],
]

/** `behind`: what follows the word, folded. */
function actIn(said: string): { act: ReleaseAct; behind: string } | null {
  const typed = fold(said)
  for (const [word, act] of spoken) {
    const [found] = word.exec(typed) ?? []
    if (found !== undefined) return { act, behind: typed.slice(found.length) }
  }
  return null
}

/**
 * A day or an hour wins over « publier », since what is public at once cannot be undone everywhere. Null: the words
 * after « publier » were not understood, and may have been a day.
 */
function actMeant(
  act: ReleaseAct | null,
  { hasTime, unread }: { hasTime: boolean; unread: string },
): ReleaseAct | null {
  if (act !== null && act !== 'now') return act
  if (hasTime) return 'at'
  return act === 'now' && /^(?:maintenant|now)?\W*$/.test(unread) ? 'now' : null
}
