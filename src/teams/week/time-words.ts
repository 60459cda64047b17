import { isComms } from '../../core/domain/actor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { fold, isDay, isTime } from '../../core/domain/text.ts'
import { postVerbs } from '../posts/post-verbs.ts'
import { showChannels } from '../posts/variant-verbs.ts'
import type { Answer } from '../turn/answer.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { moveVerbs } from './move-verbs.ts'
import { elsewhereVerbs, otherTimeVerbs } from './other-time-verbs.ts'
import { typedPlace, typedTime } from './typed-time.ts'
import { commsOnly, forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

export const timeWords = {
  // « décaler 42 mardi 14 h », « décaler 42 bluesky mardi 14 h »; without a time the form comes.
  moveTo: word(
    notOfficers,
    onPost((turn, { id: postId }, rest) => {
      const place = typedPlace(rest, turn)
      const ids = { postId, channel: place.channel ?? 'teams' }
      const time = typedTime(place.rest, turn)
      // « tiktok mardi 14 h »: a whole time, behind what is no channel; « demian 14 h » is a day that nobody reads.
      if (place.unknown !== '' && isDay(time.date) && isTime(time.time))
        return press(turn, moveVerbs, 'week.move', { ...ids, ...time, unknown: place.unknown })
      const typed = place.unknown === '' ? time : typedTime(rest, turn)
      return place.rest === '' && place.unknown === ''
        ? press(turn, moveVerbs, 'week.move', ids)
        : press(turn, moveVerbs, 'week.moved', { ...ids, ...typed, version: '' })
    }),
  ),
  // « dupliquer 42 », « dupliquer 42 vers lundi 9 h »
  duplicate: word(
    commsOnly,
    onPost((turn, { id: postId }, rest) =>
      rest.trim() === ''
        ? press(turn, postVerbs, 'post.duplicate', { postId })
        : press(turn, otherTimeVerbs, 'week.duplicated', { postId, channel: 'teams', ...typedTime(rest, turn) }),
    ),
  ),
} satisfies TypedWords

export const elsewhereWords = {
  // « canaux »: what is connected. « canaux 42 bluesky mardi 14 h », « canaux 42 bluesky retirer »; « oui » agrees.
  channels: word(forAll, async (turn, reference, rest) =>
    reference === '' && rest.trim() === '' ? [await showChannels(turn)] : channelsOfPost(turn, reference, rest),
  ),
} satisfies TypedWords

const channelsOfPost = onPost((turn, { id: postId }, said) => {
  const rest = said.trim().replace(agreement, '')
  const named = typedPlace(rest, turn)
  if (rest === '') return press(turn, elsewhereVerbs, 'week.elsewhere', { postId, channel: 'teams' })
  const agreed = agreement.test(said.trim()) ? 'yes' : ''
  const ids = { postId, channel: 'teams', to: named.channel ?? named.unknown, agreed }
  if (named.channel !== null && isRemoval(named.rest)) return press(turn, elsewhereVerbs, 'week.unplanned', ids)
  return press(turn, elsewhereVerbs, 'week.planned', { ...ids, ...typedTime(named.rest, turn) })
})

/** Behind a space, at the end. */
const agreement = /(?:^| )(?:oui|yes)$/i

/** The short number is looked for among posts that may still change first. */
function onPost(run: (turn: Turn, post: Post, rest: string) => Promise<Answer>): Say {
  return async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const posts = ableFirst(await recentPosts(turn), reference, isOpen)
    return pickOne(turn, posts, reference, async post => [await run(turn, post, rest)])
  }
}

function isOpen({ state }: Post): boolean {
  return state === 'draft' || state === 'in-validation' || state === 'approved'
}

function isRemoval(text: string): boolean {
  return /^(?:retirer|enlever|remove)\W*$/.test(fold(text.trim()))
}
