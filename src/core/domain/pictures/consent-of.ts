import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import { type Agreement, haveSigned, isWithdrawn } from './agreement.ts'
import { type Consent, type Cover, untilByDefault } from './consent.ts'
import type { ConsentWarning } from './consent-rules.ts'
import type { Answered, Media } from './media.ts'
import { type PictureUse, pictureUses } from './use.ts'

type Told = Pick<Media, 'answer' | 'agreements' | 'settings'>
/** The uses that one person’s agreement opens; null: none yet, for the reason in `lacks`. */
type Word = { covers: Cover[]; lacks?: Consent['lacks'] }

/** The uses that « J’ai l’accord » means unless more is said: told by the person who pressed it. */
const oralUses: readonly PictureUse[] = ['internal', 'newspaper']

/**
 * What each post or proposal with a picture keeps of its agreements. A person who said no, or no longer agrees, is
 * overruled by nobody; else a use is open only where every person's agreement opens it, and until the first of them
 * ends. A named person can be recognised, whatever was pressed: « Personne de reconnaissable » opens nothing then.
 */
export function consentOf(media: Told, now: Instant): Consent | null {
  const consent = withoutEnds(media)
  if (!consent) return null
  const { answer, at } = consent
  const isEarlier = consent.covers === undefined && (answer === 'adults' || answer === 'parents')
  const covers = isEarlier ? coversUntil(pictureUses, at) : (consent.covers ?? [])
  const ended = covers.flatMap(({ use, until }) => (until !== null && until <= now ? [use] : []))
  if (ended.length === 0) return consent
  return { ...consent, covers: covers.filter(({ use }) => !ended.includes(use)), ended }
}

/** What a post or proposal with this copy keeps: the answer for the copy, and those of the people on the picture. */
export function consentOfCopy(media: Told & Answers, copy: string, now: Instant): Consent | null {
  return consentOf({ ...media, answer: answerTo(media, copy) }, now)
}

type Answers = Pick<Media, 'answer' | 'others'>

/**
 * An answer counts for the copies that this person sent, not for the same bytes from others; a no counts for all
 * copies, since it is about the people on it.
 */
export function answerTo({ answer: last, others = [] }: Answers, copy: string): Answered | null {
  if (last?.answer === 'refused') return last
  return [last, ...others].find(one => one && (one.of === undefined || one.of.includes(copy))) ?? null
}

/** The agreement as it was given, without looking at the hour. */
function withoutEnds(media: Told): Consent | null {
  const { answer, agreements } = media
  const no = agreements.findLast(one => one.state === 'refused' || isWithdrawn(one))
  if (no) return { answer: 'refused', ...refusedBy(no) }
  if (answer?.answer === 'refused') return plain(answer)
  if (agreements.length === 0 && answer?.answer !== 'adults' && answer?.answer !== 'parents')
    return answer && plain(answer)
  const children = agreements.some(({ person }) => person.kind === 'child')
  if (answer?.answer === 'children' && !children) return plain(answer)
  if (answer?.earlier && agreements.length === 0) return { answer: answer.answer, by: answer.by, at: answer.at }
  const needsParents = children || answer?.answer === 'parents'
  const all = together(media, needsParents)
  const last = lastWord(media)
  // Nobody has answered for all people: those who were named say nothing of the others.
  if (answer === null || answer.answer === 'unsure')
    return { answer: 'unsure', ...last, ...(all.lacks && { lacks: all.lacks }) }
  return { answer: needsParents ? 'parents' : 'adults', ...last, ...all, ...warned(media) }
}

function plain({ answer, by, at }: NonNullable<Media['answer']>): Consent {
  return { answer, by, at }
}

/** For people who are no agents, and for children, the person who filed the agreement is named. */
function refusedBy({ person, askedBy, askedAt, givenAt, withdrawnAt, withdrawnBy }: Agreement) {
  const by = withdrawnBy ?? (person.kind === 'agent' ? person.person : askedBy)
  return { by, at: withdrawnAt ?? givenAt ?? askedAt }
}

/** Who answered or filed last, and when. */
function lastWord({ answer, agreements }: Told): { by: Named; at: Instant } {
  const words = agreements.map(({ askedBy, askedAt, givenAt, person }) => {
    const signed =
      person.kind === 'child'
        ? person.parents
            .flatMap(({ agreed }) => agreed ?? [])
            .toSorted()
            .at(-1)
        : null
    return { by: askedBy, at: signed ?? givenAt ?? askedAt }
  })
  const all = [...(answer ? [{ by: answer.by, at: answer.at }] : []), ...words]
  return all.reduce((last, one) => (one.at > last.at ? one : last))
}

function together({ answer, agreements }: Told, needsParents: boolean): Pick<Consent, 'covers' | 'lacks'> {
  const oral = answer?.answer === 'adults' ? coversUntil(answer.earlier ? pictureUses : oralUses, answer.at) : []
  const words: Word[] = agreements.map(one => wordOf(one, oral))
  const unsigned = needsParents && !agreements.some(({ person }) => person.kind === 'child')
  if (unsigned) words.push({ covers: [], lacks: 'signature' })
  if (words.length === 0) return { covers: oral }
  const covers = pictureUses.flatMap((use): Cover[] => {
    const each = words.map(word => word.covers.find(one => one.use === use))
    return each.every(one => one !== undefined) ? [{ use, until: firstEnd(each) }] : []
  })
  const lacks = words.find(word => word.lacks === 'signature')?.lacks ?? words.find(word => word.lacks)?.lacks
  return { covers, ...(lacks && { lacks }) }
}

/**
 * Silence agrees to nothing: uses that a person is asked for are closed until they answer, whatever was said of all
 * people. For other uses the answer « J’ai l’accord » still counts.
 */
function wordOf({ person, uses, wants, state, until, givenAt }: Agreement, oral: Cover[]): Word {
  if (person.kind === 'child' && !haveSigned(person.parents)) return { covers: [], lacks: 'signature' }
  if (state === 'asked') return { covers: oral.filter(({ use }) => !uses.includes(use)), lacks: 'reply' }
  const end = until ?? (givenAt && untilByDefault(givenAt))
  return { covers: uses.map(use => ({ use, until: end })), ...(wants && { lacks: 'reply' }) }
}

function coversUntil(uses: readonly PictureUse[], given: Instant): Cover[] {
  return uses.map(use => ({ use, until: untilByDefault(given) }))
}

function firstEnd(covers: readonly Cover[]): Instant | null {
  return covers.flatMap(({ until }) => until ?? []).toSorted()[0] ?? null
}

function warned({ answer, agreements, settings = [] }: Told): Pick<Consent, 'warns'> {
  const isOral =
    agreements.length === 0 ? answer?.answer === 'adults' : agreements.some(one => restsOnWords(one, answer))
  const warns: ConsentWarning[] = [...(isOral ? (['oral'] as const) : []), ...settings]
  return warns.length > 0 ? { warns } : {}
}

function restsOnWords({ state, proof, person }: Agreement, answer: Media['answer']): boolean {
  return state === 'asked' ? person.kind !== 'child' && answer?.answer === 'adults' : proof?.kind === 'oral'
}
