import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import { otherChannels } from '../../core/domain/channels/channel.ts'
import { variantLimits } from '../../core/domain/channels/limits.ts'
import { type VariantKind, variantOf } from '../../core/domain/channels/variant.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { choicesIn, cleanText } from '../../core/domain/text.ts'
import { isConcerned } from '../../core/domain/validations/concerned.ts'
import { limitsOf } from '../../core/use-cases/posts/writing/limits-of.ts'
import { mayPreview } from '../../core/use-cases/posts/submission/preview-post.ts'
import { isUnderWay, waysUnder } from '../../core/use-cases/posts/writing/save-part.ts'
import { saveVariant } from '../../core/use-cases/posts/writing/save-variant.ts'
import { seeChannels } from '../../core/use-cases/posts/see-channels.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { channelsView } from './drawn/channels-view.ts'
import { kickerOf } from './drawn/draw-editor.ts'
import { drawChannels, drawVariantForm, drawVariants, type VariantFormData } from './drawn/draw-variants.ts'
import { draftLines, sealedLines } from './drawn/variant-lines.ts'
import { valueOf } from './drawn/saved-meanwhile.ts'
import { underWayText } from './write-page.ts'
import { variantField } from '../../core/domain/posts/written-parts.ts'
import { orders, reads } from '../turn/verb-facts.ts'

/** « canaux »: what is connected. */
export async function showChannels(turn: Turn): Promise<Answer> {
  const seen = await seeChannels(turn.ports, turn.actor)
  return seen.kind === 'channels' ? { kind: 'card', card: drawChannels(seen, turn.look) } : notComms(turn)
}

/** *Variantes*, *Modifier*: the words of other channels, for those without the page. */
export const variantVerbs = {
  'variant.list': verb(reads, ['postId'], (turn, { postId }, { channel }) => listOf(turn, postId, kindOf(channel))),
  'variant.form': verb(orders('uncounted'), ['postId', 'channel'], (turn, ids) => onVariant(turn, ids, formOf)),
  'variant.propose': verb(orders('uncounted'), ['postId', 'channel'], (turn, ids) => onVariant(turn, ids, proposed)),
  'variant.save': verb(orders('uncounted'), ['postId', 'channel', 'version'], (turn, ids, fields) =>
    onVariant(turn, ids, (turn, post, kind) => save(turn, post, kind, ids.version, fields)),
  ),
} satisfies Verbs

function kindOf(channel: unknown): VariantKind | null {
  const known = otherChannels.find(one => one === channel)
  return known === undefined ? null : variantOf(known)
}

type OnVariant = (turn: Turn, post: Post, kind: VariantKind) => Promise<Answer>

async function onVariant(turn: Turn, ids: { postId: string; channel: string }, run: OnVariant): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const post = await turn.ports.posts.byId(ids.postId)
  const kind = kindOf(ids.channel)
  return post && kind ? run(turn, post, kind) : refusal(turn, { kind: 'not-found' })
}

/** `only`: one channel, whole. Authors see the draft, approvers the submitted version. */
async function listOf(
  turn: Turn,
  postId: string,
  only: VariantKind | null,
  said: { said?: string } = {},
): Promise<Answer> {
  const { ports, actor, look } = turn
  const post = await ports.posts.byId(postId)
  if (!post) return refusal(turn, { kind: 'not-found' })
  const validation = post.validationId === null ? null : await ports.validations.byId(post.validationId)
  const writes = mayPreview(actor, post) || maySeeAll(actor)
  if (!writes && !(validation && isConcerned(validation, post, actor, ports.now())))
    return refusal(turn, { kind: 'not-found' })
  const limits = await limitsOf(ports)
  const isKept = ({ kind }: { kind: VariantKind }) => only === null || kind === only
  const linesOf = (most: number) =>
    (writes ? draftLines(turn, post, limits, most) : sealedLines(turn, post, limits, most)).filter(isKept)
  const title = post.content.title || post.reference
  const data = { postId, kicker: kickerOf(post, look.words), title, linesOf, ...said }
  return { kind: 'card', card: drawVariants(data, look) }
}

async function formOf(turn: Turn, post: Post, kind: VariantKind, more: Partial<VariantFormData> = {}): Promise<Answer> {
  const { words } = turn.look
  const limits = (await limitsOf(turn.ports))[kind] ?? variantLimits[kind]
  const { text = '', warning = '', pictures = [] } = post.content.variants?.[kind] ?? {}
  const data: VariantFormData = {
    postId: post.id,
    kind,
    revision: post.revision,
    reopens: isUnderWay(post) ? post.state : '',
    voids: underWayText(post, words),
    kicker: kickerOf(post, words),
    name: words.text(`variants.names.${kind}`),
    typed: { text, warning, pictures: pictures.join(',') },
    warnable: limits.warns,
    most: limits.most,
    offered: post.content.pictures.map(({ id, alt }, at) => ({
      title: [words.text('tab.post.channels.picture', { n: at + 1 }), alt].filter(Boolean).join(' · '),
      value: id,
    })),
    ...more,
  }
  return { kind: 'card', card: drawVariantForm(data, turn.look) }
}

async function proposed(turn: Turn, post: Post, kind: VariantKind): Promise<Answer> {
  const channel = channelsView(post, await limitsOf(turn.ports), turn.look).find(one => one.kind === kind)
  if (!channel || channel.proposal === '')
    return formOf(turn, post, kind, { error: turn.look.words.text('variants.form.nothing') })
  const pictures = post.content.pictures.slice(0, channel.limits.picturesMost).map(({ id }) => id)
  return formOf(turn, post, kind, { typed: { text: channel.proposal, warning: '', pictures: pictures.join(',') } })
}

type Fields = Record<string, unknown>

async function save(turn: Turn, post: Post, kind: VariantKind, version: string, fields: Fields): Promise<Answer> {
  const { ports, actor, settings, look } = turn
  const { words } = look
  const { agreed, pictures } = fields
  const text = cleanText(fields['text'])
  const input = {
    postId: post.id,
    kind,
    text,
    revision: Number(version),
    reopens: waysUnder.find(state => state === agreed) ?? null,
    ...(typeof fields['warning'] === 'string' && { warning: cleanText(fields['warning']) }),
    // A client sends no value for a multi-select without ticks.
    ...((typeof pictures === 'string' || post.content.pictures.length > 0) && fields['typed'] !== true
      ? { pictures: choicesIn(pictures) }
      : {}),
  }
  const result = await saveVariant(ports, actor, input, settings)
  const typed = { text, warning: input.warning ?? '', pictures: choicesIn(pictures).join(',') }
  switch (result.kind) {
    case 'saved':
    case 'unchanged':
    case 'nothing-changed': {
      const channel = words.text(`variants.names.${kind}`)
      const said = words.text(`variants.card.${text === '' ? 'removed' : 'saved'}`, { channel })
      return listOf(turn, post.id, null, { said })
    }
    case 'changed': {
      const by = result.lost.at(-1)?.by.name ?? ''
      const theirs = valueOf(result.post, variantField(kind), look)
      return formOf(turn, result.post, kind, { typed, theirs, by, error: words.text('variants.form.changed') })
    }
    case 'under-way':
      return formOf(turn, result.post, kind, { typed })
    default:
      // A broadcast post is changed by a correction, which begins with the first saved change.
      return refusal(
        turn,
        result.kind === 'closed' && post.state === 'broadcast' ? { kind: 'correction-first' } : result,
        {
          word: words.typed.correct[0] ?? '',
          reference: post.reference,
        },
      )
  }
}
