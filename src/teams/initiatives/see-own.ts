import { openQuestion } from '../../core/domain/initiatives/initiative.ts'
import { isInboxAway } from '../../core/use-cases/placements/kept/place-away.ts'
import { drawQuestion } from './drawn/draw-question.ts'
import { drawReceipt } from './drawn/draw-receipt.ts'
import { refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { own } from '../turn/verb-facts.ts'

/** To the author, and to nobody else: the open question, else the state of the proposal. */
export const ownVerbs = {
  'initiative.see': verb(
    own('uncounted'),
    ['initiativeId'],
    async ({ ports, actor, look, ...turn }, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      if (initiative?.author.id !== actor.id) return refusal({ ports, actor, look, ...turn }, { kind: 'not-found' })
      const asked = initiative.state === 'asked' ? openQuestion(initiative) : -1
      if (asked >= 0) return { kind: 'card', card: drawQuestion(initiative, asked, look) }
      const post = initiative.postId === null ? null : await ports.posts.byId(initiative.postId)
      return { kind: 'card', card: drawReceipt(initiative, look, post, await isInboxAway(ports, initiativeId)) }
    },
  ),
} satisfies Verbs
