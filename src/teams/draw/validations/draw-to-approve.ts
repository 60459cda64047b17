import { currentVersion, type Post } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { audienceWithCount } from '../view/audience-text.ts'

/** How many lines a card shows. */
const linesMax = 10

/** What waits for the reader's visa. */
export function drawToApprove({ validations, posts }: { validations: readonly Validation[]; posts: readonly Post[] }, look: Look): Card {
  const { words } = look
  const lines = validations.slice(0, linesMax).map(validation => {
    const post = posts.find(({ id }) => id === validation.postId)
    const version = post && (post.sealed.find(one => one.seal === validation.seal) ?? currentVersion(post))
    const audience = version ? audienceWithCount(version.audience, version.headCount, words) : ''
    return {
      postId: validation.postId,
      seal: validation.seal,
      step: validation.current,
      reference: validation.reference,
      title: escapeLine(validation.title),
      to: version ? words.text('validations.to-approve.line', { audience: escapeLine(audience) }) : '',
      urgent: validation.deadline !== null,
      before: validation.deadline === null ? '' : words.text('validations.to-approve.before', { date: words.date(validation.deadline) }),
    }
  })
  return drawCard('validations/to-approve', { lines, empty: lines.length === 0 }, look)
}
