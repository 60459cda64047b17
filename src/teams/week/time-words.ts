import { fold, isDay, isTime } from '../../core/domain/text.ts'
import { postVerbs } from '../posts/post-verbs.ts'
import { showChannels } from '../posts/variant-verbs.ts'
import { aPost, isOpenPost, on } from '../turn/equivalent.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { moveVerbs } from './move-verbs.ts'
import { elsewhereVerbs, otherTimeVerbs } from './other-time-verbs.ts'
import { typedPlace, typedTime } from '../written/written-slot.ts'
import { commsOnly, equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

const openPost = aPost({ able: isOpenPost })

export const timeWords = {
  // « décaler 42 mardi 14 h », « décaler 42 bluesky mardi 14 h »; without a time the form comes.
  moveTo: equivalentOf(
    notOfficers,
    ['week.move', 'week.moved'],
    on(openPost, (turn, { id: postId }, rest) => {
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
  duplicate: equivalentOf(
    commsOnly,
    ['post.duplicate', 'week.duplicated'],
    on(openPost, (turn, { id: postId }, rest) =>
      rest.trim() === ''
        ? press(turn, postVerbs, 'post.duplicate', { postId })
        : press(turn, otherTimeVerbs, 'week.duplicated', { postId, channel: 'teams', ...typedTime(rest, turn) }),
    ),
  ),
} satisfies TypedWords

export const elsewhereWords = {
  // « canaux »: what is connected. « canaux 42 bluesky mardi 14 h », « canaux 42 bluesky retirer »; « oui » agrees.
  channels: stays(forAll, (turn, reference, rest) =>
    reference === '' && rest.trim() === '' ? showChannels(turn) : channelsOfPost(turn, reference, rest),
  ),
} satisfies TypedWords

const channelsOfPost = on(openPost, (turn, { id: postId }, said) => {
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

function isRemoval(text: string): boolean {
  return /^(?:retirer|enlever|remove)\W*$/.test(fold(text.trim()))
}
