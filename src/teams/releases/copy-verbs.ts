import { type OtherChannel, otherChannels } from '../../core/domain/channels/channel.ts'
import { useOf } from '../../core/domain/pictures/use.ts'
import { cleanText } from '../../core/domain/text.ts'
import {
  declareRelease,
  type DeclareResult,
  undeclareRelease,
  type UndeclareResult,
} from '../../core/use-cases/releases/declare-release.ts'
import { type CopyResult, seeCopy } from '../../core/use-cases/releases/see-copy.ts'
import { channelName } from '../cards/release-text.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawCopy } from './draw-copy.ts'
import { orders } from '../turn/verb-facts.ts'

type Place = { postId: string; channel: OtherChannel }
type Fields = Record<string, unknown>
type Said = { said?: string; refused?: boolean }

/** *Copier*, *C’est publié*, *Annuler ma déclaration*: for publishing by hand. */
export const copyVerbs = {
  'release.copy': verb(orders('uncounted'), ['postId', 'channel'], (turn, ids) =>
    onPlace(turn, ids, place => showCopy(turn, place)),
  ),
  'release.declare': verb(orders('plan'), ['postId', 'channel'], (turn, ids, fields) =>
    onPlace(turn, ids, async place => {
      const link = cleanText(fields['link'])
      const result = await declareRelease(turn.ports, turn.actor, { ...place, link })
      return declared(turn, place, fields, result)
    }),
  ),
  'release.undeclare': verb(orders('plan'), ['postId', 'channel'], (turn, ids, fields) =>
    onPlace(turn, ids, async place => {
      const result = await undeclareRelease(turn.ports, turn.actor, place)
      if (result.kind !== 'undeclared') return refusedOf(turn, place, result)
      const { reference } = result.release
      const values = { reference, channel: channelName(place.channel, turn.look.words) }
      const noted = notice(turn, 'release-undeclared', values)
      if (isKept(fields)) return noted
      return showCopy(turn, place, { said: turn.look.words.text('notices.release-undeclared', values) }, noted)
    }),
  ),
} satisfies Verbs

async function onPlace(
  turn: Turn,
  { postId, channel }: { postId: string; channel: string },
  run: (place: Place) => Promise<Answer>,
): Promise<Answer> {
  const known = otherChannels.find(one => one === channel)
  return known ? run({ postId, channel: known }) : refusal(turn, { kind: 'not-found' })
}

/** `otherwise`: what was done, if there is nothing to copy any more. */
async function showCopy(turn: Turn, place: Place, said: Said = {}, otherwise?: Answer): Promise<Answer> {
  const { ports, actor, look } = turn
  const seen = await seeCopy(ports, actor, place)
  if (seen.kind !== 'seen') return otherwise ?? refusedOf(turn, place, seen)
  const on = useOf(place.channel) === 'site' ? 'site' : 'release'
  const address = (id: string) => ports.pictures.address({ on, postId: place.postId, id })
  const card = drawCopy({ ...seen, address, reader: actor.id, ...said }, look)
  return inPlace(turn, 'releases', card, 'large')
}

async function declared(turn: Turn, place: Place, fields: Fields, result: DeclareResult): Promise<Answer> {
  const { words } = turn.look
  if (result.kind === 'no-link' && !isKept(fields))
    return showCopy(turn, place, { said: words.text('notices.no-link'), refused: true })
  if (result.kind !== 'declared') return refusedOf(turn, place, result)
  const values = { reference: result.release.reference, channel: channelName(place.channel, words) }
  const key = result.isElsewhere ? 'release-declared-elsewhere' : 'release-declared'
  const noted = notice(turn, key, values, result.isElsewhere ? 'warning' : 'ok')
  if (isKept(fields)) return noted
  return showCopy(turn, place, { said: words.text(`notices.${key}`, values), refused: result.isElsewhere }, noted)
}

/** Pressed on the card in the channel, which is drawn again by itself. */
function isKept({ card }: Fields): boolean {
  return typeof card === 'string'
}

type Refused = Exclude<CopyResult | DeclareResult | UndeclareResult, { kind: 'seen' | 'declared' | 'undeclared' }>

function refusedOf(turn: Turn, { channel: place }: Place, refused: Refused): Answer {
  const channel = channelName(place, turn.look.words)
  switch (refused.kind) {
    case 'release-not-there':
      return refused.isPlanned
        ? refusal(turn, { kind: 'release-not-approved' }, { channel })
        : refusal(turn, { kind: 'release-not-planned' }, { channel })
    case 'release-by-mary':
      return refusal(turn, { kind: refused.kind }, { channel })
    case 'release-altered':
    case 'release-lapsed':
      return refusal(turn, { kind: refused.kind }, { channel })
    default:
      return refusal(turn, refused)
  }
}
