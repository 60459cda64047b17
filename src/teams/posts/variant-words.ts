import { maySeeAll } from '../../core/domain/actor.ts'
import { channelOf, type VariantKind, variantKinds } from '../../core/domain/channels/variant.ts'
import { fold } from '../../core/domain/text.ts'
import { concerning } from '../validations/comment-words.ts'
import { recentPosts } from '../turn/find.ts'
import { among, aPost, on } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { variantVerbs } from './variant-verbs.ts'
import { equivalentOf, forAll, notOfficers } from '../turn/word-facts.ts'

const toRead = among({
  all: async turn => (maySeeAll(turn.actor) ? recentPosts(turn) : (await concerning(turn)).map(({ post }) => post)),
})

export const variantWords = {
  // « variantes 42 », « variantes 42 linkedin »: all of one
  variants: equivalentOf(
    forAll,
    ['variant.list'],
    on(toRead, (turn, { id: postId }, rest) =>
      press(turn, variantVerbs, 'variant.list', { postId, ...channelIn(rest, turn) }),
    ),
  ),
  // « variante 42 bluesky : La piscine rouvre », « variante 42 bluesky » opens its form
  variant: equivalentOf(
    notOfficers,
    ['variant.form', 'variant.save'],
    on(aPost(), (turn, { id: postId, revision }, rest) => {
      const named = kindIn(rest, turn)
      if (named === null) return refusal(turn, { kind: 'which-channel' }, { list: kindNames(turn).join(', ') })
      const { kind, text } = named
      const channel = channelOf(kind)
      return text === ''
        ? press(turn, variantVerbs, 'variant.form', { postId, channel })
        : press(turn, variantVerbs, 'variant.save', { postId, channel, version: revision, text, typed: true })
    }),
  ),
} satisfies TypedWords

function channelIn(rest: string, turn: Turn): { channel?: string } {
  const named = kindIn(rest, turn)
  return named ? { channel: channelOf(named.kind) } : {}
}

function kindNames({ look: { words } }: Turn): string[] {
  return variantKinds.map(kind => words.text(`variants.names.${kind}`))
}

/** « bluesky : La piscine… »: the channel named first, and the text after it, as it was typed. */
function kindIn(rest: string, { look: { words } }: Turn): { kind: VariantKind; text: string } | null {
  const said = rest.trim()
  const end = said.search(/[\s:]/)
  const [first, text] = end < 0 ? [said, ''] : [said.slice(0, end), said.slice(end).replace(/^[\s:]+/, '')]
  const typed = fold(first)
  const kind = variantKinds.find(one => one === typed || fold(words.text(`variants.names.${one}`)) === typed)
  return kind === undefined ? null : { kind, text }
}
