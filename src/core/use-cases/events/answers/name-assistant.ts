import { type Change, refresh } from '../../../change.ts'
import { type Actor, isOutside, type Named, named, type Person } from '../../../domain/actor.ts'
import { type Assistants, assistantsMost, isAssistant } from '../../../domain/events/assistants.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { cleanText } from '../../../domain/text.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { peopleMeant } from '../../people/read-people.ts'
import { unfitAccount, type UnfitKey, unfitKeys } from '../../people/unfit.ts'

/** Locale keys under `errors`. */
export type AssistantError =
  'required' | 'unknown-assistant' | 'several-people' | UnfitKey | 'own-assistant' | 'too-many-assistants'
export type NameAssistantResult =
  | { kind: 'assistant-named'; assistants: Assistants; name: string }
  | { kind: 'invalid'; assistants: Assistants | null; error: AssistantError }
  | { kind: 'not-an-agent' }
  | Busy
export type NameNeeds = Pick<Ports, 'assistants' | 'directory' | 'directoryTable' | 'commit' | 'now'>

/**
 * A person lets another one answer events in their name, until one of the two ends it or leaves. Both are told once.
 * `to`: an id, as Teams’ search gives it, an address, or a whole name; untrusted.
 */
export function nameAssistant(
  ports: NameNeeds,
  actor: Actor,
  to: unknown,
  settings: WorkingHours,
): Promise<NameAssistantResult> {
  return whileStale<NameAssistantResult>(async () => {
    if (isOutside(actor)) return { kind: 'not-an-agent' }
    const before = await ports.assistants.byId(actor.id)
    const { person, error } = await readAssistant(ports, actor, before, cleanText(to))
    if (!person) return { kind: 'invalid', assistants: before, error }
    // The same click delivered again.
    if (before && isAssistant(before, person.id))
      return { kind: 'assistant-named', assistants: before, name: person.name }
    const at = ports.now()
    const row: Assistants = {
      id: actor.id,
      version: (before?.version ?? 0) + 1,
      name: actor.name,
      named: [...(before?.named ?? []), { person: named(person), at }],
    }
    const card = { card: 'assistant' as const, principal: actor.id, assistant: person.id, at }
    const done = await ports.commit(
      { save: 'assistants', row, ifVersion: before?.version ?? 0 },
      told('assistant.named', actor, person),
      refresh({ ...card, person: actor.id }),
      refresh({ ...card, person: person.id }, afterQuietHours(at, settings)),
    )
    return done === 'done' ? { kind: 'assistant-named', assistants: row, name: person.name } : 'stale'
  })
}

/** The subject names nobody, since it can never leave the chain. */
export function told(
  verb: 'assistant.named' | 'assistant.ended',
  actor: Actor | null,
  assistant: Named,
  principal: Named | null = null,
): Change {
  const { id: assistantId, name } = assistant
  const details = { assistantId, assistant: name, ...(principal && { forId: principal.id, for: principal.name }) }
  return { journal: { verb, actor, subject: 'assistants', seal: null, details } }
}

type Read = { person: Person; error?: never } | { person: null; error: AssistantError }

async function readAssistant(ports: NameNeeds, actor: Actor, before: Assistants | null, to: string): Promise<Read> {
  const refused = (error: AssistantError): Read => ({ person: null, error })
  if (to === '') return refused('required')
  const found = await peopleMeant(ports, to)
  if (found.length > 1) return refused('several-people')
  const [person] = found
  if (!person) return refused('unknown-assistant')
  const unfit = await unfitAccount(ports, person)
  if (unfit) return refused(unfitKeys[unfit])
  if (person.id === actor.id) return refused('own-assistant')
  if (!isAssistant(before, person.id) && (before?.named.length ?? 0) >= assistantsMost)
    return refused('too-many-assistants')
  return { person }
}
