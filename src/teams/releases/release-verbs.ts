import { type OtherChannel, otherChannels } from '../../core/domain/channels/channel.ts'
import { releaseId } from '../../core/domain/releases/release.ts'
import { type ReleaseAct, releaseActs } from '../../core/domain/releases/release-acts.ts'
import { bounded, cleanText } from '../../core/domain/text.ts'
import { decideRelease, type DecideResult } from '../../core/use-cases/releases/row/decide-release.ts'
import { freeChannel } from '../../core/use-cases/releases/free-channel.ts'
import { seeRelease, seeReleases } from '../../core/use-cases/releases/see-releases.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../turn/verbs.ts'
import { fieldErrors } from '../cards/faults.ts'
import { drawOneRelease, drawReleases, type OneReleaseData, type Said } from './draw-releases.ts'
import { reads, second, sends, type VerbFacts } from '../turn/verb-facts.ts'

/** The state of a post on its channels, and comms' decisions on each. */
export const releaseVerbs = {
  'release.show': verb(reads, ['postId'], (turn, { postId }) => showReleases(turn, postId)),
  'release.open': onOther(reads, (turn, ids) => showRelease(turn, ids)),
  'release.decide': onOther(second('release.open', sends('move')), async (turn, ids, fields) => {
    const act = releaseActs.find(one => one === fields['act'])
    if (!act) return refusal(turn, { kind: 'not-found' })
    const version = cleanText(fields['version'])
    const typed = { date: fields['date'], time: fields['time'], link: fields['link'] }
    const asked = { id: releaseId(ids.postId, ids.channel), act, version: version === '' ? null : Number(version) }
    const result = await decideRelease(turn.ports, turn.actor, { ...asked, ...typed }, turn.settings)
    return decided(turn, ids, act, result, typed)
  }),
  'channel.free': verb(sends('move'), ['channel'], async (turn, { channel }) => {
    if (!isOther(channel)) return refusal(turn, { kind: 'not-found' })
    const { kind } = await freeChannel(turn.ports, turn.actor, channel)
    if (kind === 'not-comms') return notComms(turn)
    return kind === 'busy' ? refusal(turn, { kind }) : notice(turn, kind === 'freed' ? 'channel-freed' : 'channel-free')
  }),
} satisfies Verbs

type Ids = { postId: string; channel: OtherChannel }

function onOther(
  facts: VerbFacts,
  run: (turn: Turn, ids: Ids, fields: Record<string, unknown>) => Promise<Answer>,
): Verb {
  return verb(facts, ['postId', 'channel'], async (turn, { postId, channel }, fields) =>
    isOther(channel) ? run(turn, { postId, channel }, fields) : refusal(turn, { kind: 'not-found' }),
  )
}

function isOther(channel: string): channel is OtherChannel {
  return otherChannels.some(one => one === channel)
}

export async function showReleases(turn: Turn, postId: string, said: Said = {}): Promise<Answer> {
  const seen = await seeReleases(turn.ports, turn.actor, postId)
  if (seen.kind !== 'seen') return refusal(turn, seen)
  return inPlace(turn, 'releases', drawReleases({ ...seen, ...said }, turn.look), 'large')
}

export async function showRelease(turn: Turn, ids: Ids, form: Partial<OneReleaseData> = {}): Promise<Answer> {
  const found = await seeRelease(turn.ports, turn.actor, ids)
  if (found.kind !== 'seen') return refusal(turn, found)
  const { post, seen } = found
  return inPlace(turn, 'releases', drawOneRelease({ post, seen, ...form }, turn.look), 'large')
}

async function decided(
  turn: Turn,
  ids: Ids,
  act: ReleaseAct,
  result: DecideResult,
  { date, time, link }: { date: unknown; time: unknown; link: unknown },
): Promise<Answer> {
  const { words } = turn.look
  const typed = { date: bounded(cleanText(date)), time: bounded(cleanText(time)), link: bounded(cleanText(link)) }
  const again = (said: string): Promise<Answer> => showRelease(turn, ids, { said, refused: true, ...typed })
  switch (result.kind) {
    case 'decided':
      return showRelease(turn, ids, { said: words.text(`releases.done.${act}`) })
    case 'invalid': {
      const texts = fieldErrors(['date', 'time'], result.errors, words)
      return again([texts.date, texts.time].filter(Boolean).join(' '))
    }
    case 'bad-link':
      return again(words.text('releases.not.link'))
    case 'moved-meanwhile':
      return showRelease(turn, ids, { said: words.text('releases.not.moved'), refused: true })
    case 'too-early':
      return again(words.text('releases.not.early'))
    case 'not-now':
      return showRelease(turn, ids, { said: words.text('releases.not.now'), refused: true })
    case 'not-comms':
      return notComms(turn)
    case 'not-found':
    case 'busy':
      return refusal(turn, result)
  }
}
