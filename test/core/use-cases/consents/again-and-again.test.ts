import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ConsentAnswer } from '../../../../src/core/domain/pictures/consent.ts'
import { whyClosed } from '../../../../src/core/domain/pictures/consent.ts'
import type { Agreement } from '../../../../src/core/domain/pictures/agreement.ts'
import type { AgreementWord } from '../../../../src/core/domain/pictures/change-media.ts'
import { consentOf } from '../../../../src/core/domain/pictures/consent-of.ts'
import { type PictureUse, pictureUses } from '../../../../src/core/domain/pictures/use.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { addAgreement } from '../../../../src/core/use-cases/consents/agreements/add-agreement.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { endMedia } from '../../../../src/core/use-cases/consents/follow-media.ts'
import { signAgreement } from '../../../../src/core/use-cases/consents/agreements/sign-agreement.ts'
import { signForChild } from '../../../../src/core/use-cases/consents/agreements/sign-for-child.ts'
import { stopAsking } from '../../../../src/core/use-cases/consents/agreements/stop-asking.ts'
import { withdrawAgreement } from '../../../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { answered } from '../../../fakes/answered.ts'
import { createFakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

const dayMs = 24 * 60 * 60_000
const twoYearsMs = 2 * 365.25 * dayMs
const mediaId = 'bytes'
const agents = [actor(alice), actor(hugo)] as const

/** What people do, by whom it is about: `of` picks one of those who were named so far. */
type Act =
  | { act: 'declare'; answer: ConsentAnswer }
  | { act: 'ask'; agent: 0 | 1; uses: PictureUse[]; days: number | null }
  | { act: 'say'; agent: 0 | 1; word: AgreementWord }
  | { act: 'name'; child: boolean; uses: PictureUse[]; days: number | null; paper: boolean }
  | { act: 'sign'; of: number; parent: 0 | 1 | 'both' }
  | { act: 'stop' | 'withdraw'; of: number }
  | { act: 'wait'; days: number }

/** One person’s word, as somebody with a sheet of paper would note it. `end`: in ms; `signed`: by which file, each. */
type Line = {
  who: 0 | 1 | 'outsider' | 'child'
  is: 'silent' | 'yes' | 'no' | 'back'
  uses: PictureUse[]
  last: PictureUse[]
  more: { uses: PictureUse[]; end: number | null } | null
  end: number | null
  since: number | null
  signed: (string | null)[]
}
type Sheet = { answer: ConsentAnswer | null; at: number; lines: Line[] }

/** What the law opens of what stands on that sheet. */
function opens({ answer, at, lines }: Sheet, use: PictureUse, now: number): boolean {
  const told = (use === 'internal' || use === 'newspaper') && answer === 'adults' && now < at + twoYearsMs
  if (lines.some(({ is }) => is === 'no' || is === 'back')) return false
  if (lines.length === 0) return answer === 'nobody' || told
  if (answer === null || answer === 'unsure' || answer === 'refused') return false
  const hasChild = lines.some(({ who }) => who === 'child')
  if ((answer === 'children' || answer === 'parents') && !hasChild) return false
  return lines.every(({ who, is, uses, end, signed }) => {
    if (who === 'child' && signed.includes(null)) return false
    if (is === 'silent') return told && !uses.includes(use)
    return uses.includes(use) && end !== null && now < end
  })
}

/** The same of a line and of what Mary keeps of that person: the end counts of a yes alone. */
const told = ({ is, uses, more, end, since, signed }: Line) => [
  is,
  [...uses],
  more,
  is === 'yes' ? end : null,
  since,
  signed,
]
function noted({ person, state, uses, wants, wantsUntil, until, givenAt, withdrawnAt, proof }: Agreement) {
  const is = withdrawnAt ? 'back' : ({ asked: 'silent', given: 'yes', refused: 'no' } as const)[state]
  const more = wants ? { uses: wants, end: wantsUntil ? Date.parse(wantsUntil) : null } : null
  const paper = proof?.kind === 'file' ? proof.fileId : null
  const signed =
    person.kind === 'agent' ? [] : person.kind === 'child' ? person.parents.map(({ fileId }) => fileId) : [paper]
  const since = givenAt === null ? null : Date.parse(givenAt)
  return [is, uses, more, is === 'yes' && until ? Date.parse(until) : null, since, signed]
}

async function world() {
  const ports = Object.assign(createFakePorts(), {
    library: { put: async () => 'https://library.example' },
    teamsFiles: { mayFetch: () => true, fetch: async () => new TextEncoder().encode('%PDF-1.7') },
  })
  const postId = (await written(ports)).id
  assert.equal((await addPicture(ports, comms, postId, { id: 'p', digest: mediaId }, settings)).kind, 'added')
  const sheet: Sheet = { answer: null, at: 0, lines: [] }
  let files = 0
  const now = () => Date.parse(ports.now())
  const endIn = (days: number | null) => (days === null ? null : later(ports.now(), days * dayMs))
  const words = async (): Promise<Agreement[]> => (await ports.media.byId(mediaId))!.agreements

  const declare = async (answer: ConsentAnswer) => {
    const said = { initiativeId: null, postId, pictureId: 'p', answer }
    assert.equal((await declareConsent(ports, comms, said)).kind, 'declared')
    Object.assign(sheet, { answer, at: now() })
  }
  const ask = async (agent: 0 | 1, uses: PictureUse[], days: number | null) => {
    const until = endIn(days)
    await askAgreement(ports, comms, { mediaId, person: agents[agent].id, uses, until })
    const line = sheet.lines.find(({ who }) => who === agent)
    const end = until === null ? null : Date.parse(until)
    if (!line)
      sheet.lines.push({ who: agent, is: 'silent', uses, last: uses, more: null, end, since: null, signed: [] })
    else if (line.is === 'silent') Object.assign(line, { uses, last: uses, end })
    else if (line.is === 'yes' && !(uses.every(use => line.uses.includes(use)) && line.end! > now()))
      Object.assign(line, { last: uses, more: { uses, end } })
  }
  const say = async (agent: 0 | 1, word: AgreementWord) => {
    const line = sheet.lines.find(({ who }) => who === agent)
    const { kind } = await answered(ports, agents[agent], { mediaId, word })
    assert.ok(['media-changed', 'already-said', 'not-yours'].includes(kind), kind)
    if (!line) return
    // What was read on the card is what was agreed to.
    const asked = line.more ? line.more.end : line.end
    const uses =
      word === 'internal' ? (['internal'] as const) : word === 'yes' ? (line.more?.uses ?? line.last) : line.uses
    if (kind === 'media-changed') line.since = now()
    const end = word === 'no' ? null : asked !== null && asked > now() ? asked : now() + twoYearsMs
    Object.assign(line, { is: word === 'no' ? 'no' : 'yes', uses, end, more: null })
  }
  const name = async (child: boolean, uses: PictureUse[], days: number | null, paper: boolean) => {
    const until = endIn(days)
    const file = child || paper ? 'awaited' : null
    const who = child
      ? {
          kind: 'child' as const,
          name: 'Léo',
          parents: ['Ana', 'Paul'] as [string, string],
          signed: [false, false] as [boolean, boolean],
        }
      : { kind: 'outsider' as const, name: 'Jeanne' }
    const { kind } = await addAgreement(ports, comms, { mediaId, who, uses, until, file })
    if (kind === 'too-many-people') return
    assert.equal(kind, 'media-changed')
    const end = until === null ? (file ? null : now() + twoYearsMs) : Date.parse(until)
    const is = file ? 'silent' : 'yes'
    sheet.lines.push({
      who: child ? 'child' : 'outsider',
      is,
      uses,
      last: uses,
      more: null,
      end,
      since: is === 'yes' ? now() : null,
      signed: child ? [null, null] : [null],
    })
  }
  const at = async (of: number) => {
    const all = await words()
    const index = all.length === 0 ? 0 : of % all.length
    return { agreement: all[index], line: sheet.lines[index] }
  }
  const sign = async (of: number, parent: 0 | 1 | 'both') => {
    const { agreement, line } = await at(of)
    if (!agreement || !line) return
    const { person } = agreement
    const fileId = `file${++files}`
    const name = `${fileId}.pdf`
    const ids = { mediaId, agreementId: agreement.id }
    if (person.kind === 'child') {
      // Two who send a file at one moment both come past what is asked before it is fetched.
      const parents = person.parents.flatMap(({ ref }, place) => (parent === 'both' || parent === place ? [ref] : []))
      await signForChild(ports, comms, { ...ids, parents, file: { fileId, name } })
    } else {
      const source = { url: 'https://files.example', needsToken: false }
      await signAgreement(ports, comms, { ...ids, signer: '', file: { id: fileId, name, source } })
    }
    if (typeof line.who === 'number' || line.is === 'no' || line.is === 'back') return
    const places = line.who === 'outsider' ? [0] : parent === 'both' ? [0, 1] : [parent]
    for (const place of places) line.signed[place] ??= fileId
    if (line.is === 'silent' && !line.signed.includes(null))
      Object.assign(line, { is: 'yes', end: line.end ?? now() + twoYearsMs, since: now() })
  }
  const stop = async (of: number) => {
    const { agreement, line } = await at(of)
    if (!agreement || !line) return
    await stopAsking(ports, comms, { mediaId, agreementId: agreement.id })
    if (line.who !== 'child' && line.is === 'silent') sheet.lines.splice(sheet.lines.indexOf(line), 1)
  }
  const withdraw = async (of: number) => {
    const { agreement, line } = await at(of)
    if (!agreement || !line) return
    const who = typeof line.who === 'number' ? agents[line.who] : comms
    const { kind } = await withdrawAgreement(ports, who, { mediaId, agreementId: agreement.id })
    if (kind === 'media-changed') Object.assign(line, { is: 'back', more: null })
  }
  const wait = async (days: number) => {
    ports.pass(days * dayMs)
    await endMedia(ports, mediaId)
  }

  const isSo = async (after: string) => {
    const post = (await ports.posts.byId(postId))!
    const [picture] = [...post.content.pictures, ...(post.aside ?? [])]
    for (const use of pictureUses) {
      const open = whyClosed(picture!, use, ports.now()) === null
      assert.equal(open, opens(sheet, use, now()), `${use} after ${after}`)
    }
    const media = (await ports.media.byId(mediaId))!
    const ends = [sheet.at + twoYearsMs, ...sheet.lines.flatMap(({ end }) => end ?? [])].filter(end => end > now())
    for (const ms of ends.flatMap(end => [end - 1, end])) {
      const then = new Date(ms).toISOString()
      for (const use of pictureUses) {
        const open = whyClosed({ consent: consentOf(media, then) }, use, then) === null
        assert.equal(open, opens(sheet, use, ms), `${use} on ${then}, after ${after}`)
      }
    }
    assert.deepEqual(media.agreements.map(noted), sheet.lines.map(told), after)
  }
  const once = (one: Act): Promise<void> => {
    switch (one.act) {
      case 'declare':
        return declare(one.answer)
      case 'ask':
        return ask(one.agent, one.uses, one.days)
      case 'say':
        return say(one.agent, one.word)
      case 'name':
        return name(one.child, one.uses, one.days, one.paper)
      case 'sign':
        return sign(one.of, one.parent)
      case 'stop':
        return stop(one.of)
      case 'withdraw':
        return withdraw(one.of)
      case 'wait':
        return wait(one.days)
    }
  }
  return { once, isSo }
}

const uses = fc.subarray([...pictureUses], { minLength: 1 })
const days = fc.option(fc.constantFrom(1, 30, 400), { freq: 2 })
const agent = fc.constantFrom<0 | 1>(0, 0, 1)
const of = fc.nat(5)
const act = <A extends Act['act']>(one: A) => fc.constant(one)
const declared = fc.constantFrom<ConsentAnswer>('adults', 'adults', 'children', 'parents', 'nobody', 'unsure')
const pressed = fc.constantFrom<AgreementWord>(...Array<'yes'>(6).fill('yes'), 'internal', 'internal', 'no')
const parent = fc.constantFrom<0 | 1 | 'both'>(0, 1, 'both')
type Weighted = fc.WeightedArbitrary<Act>
const wait: Weighted = {
  weight: 2,
  arbitrary: fc.record({ act: act('wait'), days: fc.constantFrom(1, 29, 31, 401, 731) }),
}
const ofAgents: Weighted[] = [
  { weight: 5, arbitrary: fc.record({ act: act('ask'), agent, uses, days }) },
  { weight: 5, arbitrary: fc.record({ act: act('say'), agent, word: pressed }) },
]
const ofOthers: Weighted[] = [
  { weight: 3, arbitrary: fc.record({ act: act('name'), child: fc.boolean(), uses, days, paper: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ act: act('sign'), of, parent }) },
]
const ofAll: Weighted[] = [
  { weight: 2, arbitrary: fc.record({ act: act('declare'), answer: declared }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom<'stop' | 'withdraw'>('stop', 'withdraw'), of }) },
]
/** Of people of one kind more happens to each of them than where all kinds are. */
const kinds = [
  [...ofAgents, wait],
  [...ofOthers, wait],
  [...ofAgents, ...ofOthers, ...ofAll, wait],
] as const
/** Most begin where something may open: a picture of adults, or of children. */
const stories = fc.tuple(
  fc.constantFrom<ConsentAnswer | null>('adults', 'adults', 'children', null),
  fc.oneof(
    ...kinds.map(acts =>
      fc.array(fc.record({ act: fc.oneof(...acts), times: fc.integer({ min: 1, max: 3 }) }), {
        maxLength: 12,
        size: 'max',
      }),
    ),
  ),
)

describe('who agreed to a picture, whatever is said once more', () => {
  it('is what a sheet of paper says of it, each act done once, twice and thrice', async function () {
    this.timeout(60_000)
    await holds(
      fc.asyncProperty(stories, async ([answer, story]) => {
        const { once, isSo } = await world()
        if (answer) await once({ act: 'declare', answer })
        for (const { act, times } of story)
          for (let time = 1; time <= times; time++) {
            await once(act)
            await isSo(`${JSON.stringify(act)}, for the ${time}. time`)
          }
      }),
      { numRuns: 150 },
    )
  })
})
