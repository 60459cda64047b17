import type { Change } from '../../../change.ts'
import { type Actor, named, type PersonId } from '../../../domain/actor.ts'
import {
  type AgreedPerson,
  type Agreement,
  type AgreementProof,
  agreementsMax,
  haveSigned,
  isWithdrawn,
  outsideNameMax,
  type OutsidePerson,
} from '../../../domain/pictures/agreement.ts'
import { agreementId, withAgreement } from '../../../domain/pictures/change-media.ts'
import { untilByDefault } from '../../../domain/pictures/consent.ts'
import type { PictureUse } from '../../../domain/pictures/use.ts'
import { cleanText } from '../../../domain/text.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import {
  maySpecify,
  type MediaChanged,
  type MediaChangeNeeds,
  type MediaRefusal,
  onMedia,
  wrongUses,
} from './media-road.ts'

/** A file in the library; `name`: its name there. */
export type SignedFile = { fileId: string; name: string }
/** `parents`: the names of both. `signed`: which of them signed the file. */
export type FiledPerson =
  | { kind: 'agent'; person: PersonId }
  | { kind: 'outsider'; name: string }
  | { kind: 'child'; name: string; parents: [string, string]; signed: [boolean, boolean] }

/**
 * `file` null: they said it to the person who files it; for a child that opens nothing. `awaited`: the file has yet to
 * come, and nothing counts before. `until` null: two years from now on.
 */
export type FileInput = {
  mediaId: string
  who: FiledPerson
  uses: PictureUse[]
  until: Instant | null
  file: SignedFile | 'awaited' | null
}
type Refused =
  | { kind: 'not-yours' }
  | { kind: 'no-such-person' | 'too-many-people' | 'has-refused' | 'agreement-answered' }
  | { kind: 'no-name' | 'name-too-long' }
  | { kind: 'no-uses' | 'until-past' | 'until-too-far' }
export type AddAgreementResult = MediaChanged | Refused | MediaRefusal
type Needs = MediaChangeNeeds & Pick<Ports, 'directory' | 'newId'>

/**
 * Files an agreement that is no click of the person: a signed file, or what they said. Names of people who are no
 * agents are kept in rows of their own, in the same commit.
 */
export async function addAgreement(ports: Needs, actor: Actor, input: FileInput): Promise<AddAgreementResult> {
  const { mediaId, uses, until, file } = input
  // Minted once, so that a repeated round writes the same rows.
  const [id, ...refs] = [ports.newId(), ports.newId(), ports.newId(), ports.newId()]
  return onMedia<Refused>(ports, actor, mediaId, async (media, at) => {
    if (!(await maySpecify(ports, actor, media))) return { kind: 'not-yours' }
    const wrong = wrongUses({ uses, until }, at)
    if (wrong) return wrong
    const who = await personOf(ports, input, refs, at)
    if (!('person' in who)) return who
    const { person, rows } = who
    const own = person.kind === 'agent' ? agreementId(media.id, person.person.id) : id
    const before = media.agreements.find(one => one.id === own)
    if (before && (before.state === 'refused' || isWithdrawn(before))) return { kind: 'has-refused' }
    // What people pressed themselves is not overwritten by what they are said to have said.
    if (before?.proof?.kind === 'click') return { kind: 'agreement-answered' }
    const isWhole = person.kind === 'child' ? haveSigned(person.parents) : file !== 'awaited'
    const agreement: Agreement = {
      id: own,
      person,
      uses,
      state: isWhole ? 'given' : 'asked',
      askedAt: at,
      askedBy: named(actor),
      givenAt: isWhole ? at : null,
      until: until ?? (isWhole ? untilByDefault(at) : null),
      proof: proofOf(file, actor),
      withdrawnAt: null,
      withdrawnBy: null,
    }
    const after = withAgreement(media, agreement)
    if (after.agreements.length > agreementsMax) return { kind: 'too-many-people' }
    const details = { uses: uses.join(' '), proof: proofOf(file, actor)?.kind ?? 'awaited', person: person.kind }
    return { media: after, verb: 'media.added', details, also: rows }
  })
}

function proofOf(file: FileInput['file'], actor: Actor): AgreementProof | null {
  if (file === 'awaited') return null
  return file ? { kind: 'file', ...file } : { kind: 'oral', toldBy: named(actor) }
}

/** Refs in this order: the person, then the first parent, then the second one. */
async function personOf(
  { directory }: Needs,
  { mediaId, who, file }: FileInput,
  [own = '', first = '', second = '']: string[],
  at: Instant,
): Promise<{ person: AgreedPerson; rows: Change[] } | Refused> {
  if (who.kind === 'agent') {
    const person = (await directory.people([who.person])).get(who.person)
    return person ? { person: { kind: 'agent', person: named(person) }, rows: [] } : { kind: 'no-such-person' }
  }
  const row = (ref: string, name: string, kind: OutsidePerson['kind']): Change => ({
    save: 'outside_person',
    row: { id: ref, version: 1, mediaId, kind, name: clean(name), createdAt: at },
    ifVersion: 0,
  })
  const names = who.kind === 'child' ? [who.name, ...who.parents] : [who.name]
  if (names.some(name => clean(name) === '')) return { kind: 'no-name' }
  if (names.some(name => clean(name).length > outsideNameMax)) return { kind: 'name-too-long' }
  if (who.kind === 'outsider') return { person: { kind: 'outsider', ref: own }, rows: [row(own, who.name, 'adult')] }
  const parents = [first, second].map((ref, index) => {
    const signed = file !== null && file !== 'awaited' && who.signed[index] === true
    return signed ? { ref, agreed: at, ...file } : { ref, agreed: null, fileId: null }
  })
  return {
    person: { kind: 'child', ref: own, parents },
    rows: [row(own, who.name, 'child'), row(first, who.parents[0], 'parent'), row(second, who.parents[1], 'parent')],
  }
}

function clean(name: string): string {
  return cleanText(name).replace(/\s+/g, ' ')
}
