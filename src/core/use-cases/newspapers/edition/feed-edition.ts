import type { Actor } from '../../../domain/actor.ts'
import type { Call } from '../../../domain/calls/call.ts'
import type { Ports } from '../../../ports.ts'
import {
  composing,
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type EditionNeeds,
} from './edition-road.ts'

/** Calls that feed one edition: one for each theme. */
const callsMost = 10

export type FeedEditionResult =
  | EditionChanged<{ call: Call }>
  | { kind: 'call-unknown' }
  | { kind: 'too-many-calls' }
  /** Nothing changed, so that the printing of the edition stays valid. */
  | { kind: 'call-settled' }
  /** It feeds another edition already. */
  | { kind: 'call-feeds-another'; call: Call }
  | ComposeRefusal
type Needs = EditionNeeds & Pick<Ports, 'calls'>

/** A call to departments feeds it, or (`feeds` false) no longer does. Idempotent. */
export function feedEdition(
  ports: Needs,
  actor: Actor,
  { callId, feeds, ...input }: ComposeInput & { callId: string; feeds: boolean },
): Promise<FeedEditionResult> {
  type Refusal = Exclude<FeedEditionResult, { kind: 'edition-changed' }>
  return composing<{ call: Call }, Refusal>(ports, actor, input, async edition => {
    const call = await ports.calls.byId(callId)
    if (!call) return { kind: 'call-unknown' }
    const stands = edition.calls.includes(callId)
    if (stands === feeds && (call.editionId === edition.id) === feeds) return { kind: 'call-settled' }
    const others = edition.calls.filter(id => id !== callId)
    if (feeds && call.editionId && call.editionId !== edition.id) return { kind: 'call-feeds-another', call }
    if (feeds && others.length >= callsMost) return { kind: 'too-many-calls' }
    // It feeds another edition: this one loses only its line.
    const isAnothers = !feeds && call.editionId !== edition.id
    const change = feeding(call, feeds ? edition.id : null)
    return {
      edition: { ...edition, calls: feeds ? [...others, callId] : others },
      verb: 'edition.composed',
      details: { what: feeds ? 'fed' : 'unfed', items: call.reference },
      also: isAnothers ? [] : [change],
      more: { call: isAnothers ? call : change.row },
    }
  })
}

export function feeding(call: Call, editionId: string | null) {
  const row: Call = { ...call, version: call.version + 1, editionId }
  return { save: 'call', row, ifVersion: call.version } as const
}
