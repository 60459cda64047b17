import { isComms } from '../../core/domain/actor.ts'
import { videoOfPost } from '../../core/domain/posts/pictures/sort-pictures.ts'
import { transcribeVideo } from '../../core/use-cases/posts/pictures/caption-video.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import { pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { videoVerbs } from './video-verbs.ts'
import { notOfficers, word } from '../turn/word-facts.ts'

export const videoWords = {
  // « transcription 42 : Le maire dit que… »
  transcript: word(notOfficers, async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const filmed = (await recentPosts(turn)).filter(post => videoOfPost(post) !== null)
    const text = rest.replace(/^[\s:]+/, '')
    return pickOne(turn, filmed, reference, async ({ id, reference }) => {
      if (text === '') return [refusal(turn, { kind: 'which-transcript' })]
      const result = await transcribeVideo(turn.ports, turn.actor, id, text)
      if (result.kind === 'not-comms') return [notComms(turn)]
      return [result.kind === 'transcribed' ? notice(turn, 'transcribed', { reference }) : refusal(turn, result)]
    })
  }),
  // « sous-titres 42 », after the file
  captions: word(notOfficers, async (turn, reference) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const filmed = (await recentPosts(turn)).filter(post => videoOfPost(post) !== null)
    const note = await turn.ports.notes.lastKept(turn.actor.id)
    return pickOne(turn, filmed, reference, async ({ id: postId }) =>
      note === null
        ? [refusal(turn, { kind: 'no-such-file' })]
        : [await press(turn, videoVerbs, 'video.captions', { postId, fileKey: note.id })],
    )
  }),
} satisfies TypedWords
