import type { Actor, Person } from '../../../domain/actor.ts'
import { untilByDefault } from '../../../domain/pictures/consent.ts'
import { type PictureUse, readUses } from '../../../domain/pictures/use.ts'
import type { Settings } from '../../../domain/settings.ts'
import { cleanText, fold } from '../../../domain/text.ts'
import type { Day, Instant } from '../../../domain/time.ts'
import { instantOf, localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { peopleMeant } from '../../people/read-people.ts'
import { unfitAccount, unfitKeys } from '../../people/unfit.ts'
import { addAgreement, type AddAgreementResult, type FiledPerson } from './add-agreement.ts'
import { askAgreement, type AskResult } from './ask-agreement.ts'
import type { MediaChanged, MediaChangeNeeds } from './media-road.ts'

/** The form of *Préciser*: untrusted. `uses`: separated by commas, as a multi-select sends them. */
export type SpecifyFields = Record<
  'who' | 'colleague' | 'personName' | 'parentOne' | 'parentTwo' | 'uses' | 'until' | 'proof',
  unknown
>
/** Field → a key under `errors`. */
export type SpecifyErrors = Partial<Record<keyof SpecifyFields, string>>
type Others = Exclude<AskResult | AddAgreementResult, MediaChanged>
export type SpecifyResult =
  MediaChanged | { kind: 'invalid'; errors: SpecifyErrors } | { kind: 'not-understood' } | Others
type Needs = MediaChangeNeeds & Pick<Ports, 'directory' | 'directoryTable' | 'newId'>

/** *Préciser*: an agent is asked; of other people it is recorded what they agreed to. */
export async function specifyPerson(
  ports: Needs,
  actor: Actor,
  { mediaId, ...fields }: SpecifyFields & { mediaId: string },
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<SpecifyResult> {
  const read = readTerms(fields, ports.now(), timeZone)
  const { uses, until, errors } = read
  if (fields.who === 'agent') {
    const named = await personNamed(ports, cleanText(fields.colleague))
    if ('error' in named) return { kind: 'invalid', errors: { colleague: named.error, ...errors } }
    if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
    return shown(await askAgreement(ports, actor, { mediaId, person: named.person.id, uses, until }))
  }
  const { who, missing } = filedPerson(fields)
  if (!who) return { kind: 'not-understood' }
  if (Object.keys({ ...missing, ...errors }).length > 0) return { kind: 'invalid', errors: { ...missing, ...errors } }
  const awaitsFile = who.kind === 'child' || fields.proof === 'file'
  return shown(await addAgreement(ports, actor, { mediaId, who, uses, until, file: awaitsFile ? 'awaited' : null }))
}

/** Refusals of use cases that are about one field are shown below that field. */
function shown(result: AskResult | AddAgreementResult): SpecifyResult {
  switch (result.kind) {
    case 'no-uses':
      return { kind: 'invalid', errors: { uses: 'no-use' } }
    case 'until-past':
      return { kind: 'invalid', errors: { until: 'valid-past' } }
    case 'until-too-far':
      return { kind: 'invalid', errors: { until: 'agreement-too-far' } }
    case 'name-too-long':
      return { kind: 'invalid', errors: { personName: 'too-long' } }
    default:
      return result
  }
}

/** `until`: the end of that day; null: no end was given. */
function readTerms(
  { uses: chosen, until: day }: Pick<SpecifyFields, 'uses' | 'until'>,
  now: Instant,
  timeZone: string,
): { uses: PictureUse[]; until: Instant | null; errors: SpecifyErrors } {
  const uses = readUses(cleanText(chosen).split(','))
  const typed = cleanText(day)
  const until = typed === '' ? null : instantOf(typed, '23:59', timeZone)
  return {
    uses,
    until,
    errors: {
      ...(uses.length === 0 && { uses: 'no-use' }),
      ...(typed !== '' && until === null && { until: 'not-a-day' }),
      ...(until !== null && until <= now && { until: 'valid-past' }),
    },
  }
}

/** Two years from now, by the authority’s clock. */
export function untilProposed(now: Instant, { timeZone }: Pick<Settings, 'timeZone'>): Day {
  return localDay(untilByDefault(now), timeZone)
}

async function personNamed(ports: Needs, to: string): Promise<{ person: Person } | { error: string }> {
  if (to === '') return { error: 'required' }
  const found = await peopleMeant(ports, to)
  const [person] = found
  if (found.length > 1) return { error: 'several-people' }
  if (!person) return { error: 'unknown-assistant' }
  const unfit = await unfitAccount(ports, person)
  return unfit ? { error: unfitKeys[unfit] } : { person }
}

/** A name as it is heard: without capitals, accents and the signs between its parts. */
function spoken(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '')
}

function filedPerson(fields: SpecifyFields): { who: FiledPerson | null; missing: SpecifyErrors } {
  const name = cleanText(fields.personName)
  const [one, two] = [cleanText(fields.parentOne), cleanText(fields.parentTwo)]
  const required = 'required'
  const missing: SpecifyErrors = { ...(name === '' && { personName: required }) }
  if (fields.who === 'outsider') return { who: { kind: 'outsider', name }, missing }
  if (fields.who !== 'child') return { who: null, missing: {} }
  const parents: SpecifyErrors = {
    ...(one === '' && { parentOne: required }),
    ...(two === '' && { parentTwo: required }),
    // One parent alone decides nothing (art. 372-1 C. civ.), even if entered twice.
    ...(two !== '' && spoken(one) === spoken(two) && { parentTwo: 'same-parent' }),
  }
  return {
    who: { kind: 'child', name, parents: [one, two], signed: [false, false] },
    missing: { ...missing, ...parents },
  }
}
