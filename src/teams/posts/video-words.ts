import { isComms } from '../../core/domain/actor.ts'
import { videoOfPost } from '../../core/domain/posts/pictures/sort-pictures.ts'
import { transcribeVideo } from '../../core/use-cases/posts/pictures/caption-video.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { among, type Finding, on } from '../turn/equivalent.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { videoVerbs } from './video-verbs.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

const filmed: Finding<Post> = among({
  all: async turn => (await recentPosts(turn)).filter(post => videoOfPost(post) !== null),
  may: isComms,
})

export const videoWords = {
  // « transcription 42 : Le maire dit que… »
  transcript: equivalentOf(
    notOfficers,
    ['post.save'],
    on(filmed, async (turn, { id, reference }, rest) => {
      const text = rest.replace(/^[\s:]+/, '')
      if (text === '') return refusal(turn, { kind: 'which-transcript' })
      const result = await transcribeVideo(turn.ports, turn.actor, id, text)
      if (result.kind === 'not-comms') return notComms(turn)
      return result.kind === 'transcribed' ? notice(turn, 'transcribed', { reference }) : refusal(turn, result)
    }),
  ),
  // « sous-titres 42 », after the file
  captions: equivalentOf(
    notOfficers,
    ['video.captions'],
    on(filmed, async (turn, { id: postId }) => {
      const note = await turn.ports.notes.lastKept(turn.actor.id)
      return note === null
        ? refusal(turn, { kind: 'no-such-file' })
        : press(turn, videoVerbs, 'video.captions', { postId, fileKey: note.id })
    }),
  ),
} satisfies TypedWords
