import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import type { OrganiserError } from '../../../core/use-cases/events/board/name-organiser.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { belowFields } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { names } from '../../cards/names.ts'
import { drawParticipants } from './draw-participants.ts'
import { eventLines } from './event-text.ts'

export const drawnBoards: DrawnCards<'participants' | 'organiser'> = {
  participants: {
    draw: (face, look, { now }) => drawParticipants({ ...face, now }, look),
    summary: ({ event }, { words }) => words.text('summaries.participants', { title: event.title }),
  },
  organiser: {
    draw: drawOrganiser,
    summary: ({ post }, { words }) => words.text('summaries.organiser', { title: post.content.title }),
  },
}

/** To a new organiser. */
export function drawOrganiser({ post }: Pick<FaceOf<'organiser'>, 'post'>, look: Look): Card {
  const { words } = look
  const { when, where } = eventLines(post.content.event, words)
  return drawCard(
    'events/organiser',
    {
      postId: post.id,
      heading: words.text('events.organiser.heading', { reference: post.reference }),
      title: escapeLine(post.content.title),
      when: [when, where].filter(text => text !== '').join(' · '),
    },
    look,
  )
}

/** The organisers, for people who may name them. */
export function drawOrganisers(
  { post, to = '', error }: { post: Post; to?: string; error?: OrganiserError },
  look: Look,
): Card {
  const { words } = look
  const card = drawCard(
    'events/organisers',
    {
      postId: post.id,
      title: words.text('events.organisers.title', { title: escapeLine(post.content.title) }),
      always: words.text('events.organisers.always', { names: escapeLine(names(post.authors, words)) }),
      named: (post.organisers ?? []).map(({ id, name }) => ({
        person: id,
        name: escapeLine(name),
      })),
      to,
    },
    look,
  )
  return error ? belowFields(card, { to: error }, words) : card
}
