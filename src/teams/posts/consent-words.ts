import { recentPosts } from '../turn/find.ts'
import { isComms } from '../../core/domain/actor.ts'
import { equivalent } from '../turn/equivalent.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import type { Turn } from '../turn/turn.ts'
import { type Given as GivenAnywhere, lastQuestion, openQuestion } from '../pictures/ask-consent.ts'
import { consentVerbs } from './consent-verbs.ts'
import type { Said } from '../turn/what-follows.ts'
import { type Answers, notOfficers } from '../turn/word-facts.ts'

const mineMost = 100
/** On top of a newspaper its own card asks. */
type Given = Exclude<GivenAnywhere, { newspaper: unknown }>

/** Each answer in words: « j’ai l’accord 42 », or without a number where one question alone is open. */
export const consentWords = {
  consentNobody: equivalent(notOfficers, consentVerbs, 'consent.nobody', asked),
  consentAdults: equivalent(notOfficers, consentVerbs, 'consent.adults', asked),
  consentChildren: equivalent(notOfficers, consentVerbs, 'consent.children', asked),
  consentParents: equivalent(notOfficers, consentVerbs, 'consent.parents', asked),
  consentRefused: equivalent(notOfficers, consentVerbs, 'consent.refused', asked),
  consentUnsure: equivalent(notOfficers, consentVerbs, 'consent.unsure', asked),
} satisfies TypedWords

async function asked(turn: Turn, { reference, rest }: Said, then: (ids: object, rest: string) => Answers) {
  const all = await givenTo(turn)
  const open = all.filter(given => openQuestion(given) !== null)
  // Said without a number while nothing is asked, it is no answer: it is kept like any other words.
  if (reference === '' && open.length === 0) return []
  const answer = (given: Given) => then({ attachmentId: lastQuestion(given), ...idOf(given) }, rest)
  const [only] = open
  if (reference === '' && only && open.length === 1) return answer(only)
  const candidates = all.map(given => ({ given, reference: referenceOf(given) }))
  return pickOne(turn, candidates, reference, ({ given }) => answer(given))
}

/** The person's own proposals with pictures; of comms also the drafts and what follows them. */
async function givenTo(turn: Turn): Promise<Given[]> {
  const mine = await turn.ports.initiatives.byAuthor(turn.actor.id, mineMost)
  const posts = isComms(turn.actor) ? await recentPosts(turn) : []
  const editions = isComms(turn.actor) ? await turn.ports.editions.current() : []
  const pieces = editions.flatMap(edition =>
    edition.items.flatMap(item => (item.kind === 'piece' ? [{ edition, item }] : [])),
  )
  return [...mine.map(initiative => ({ initiative })), ...posts.map(post => ({ post })), ...pieces].filter(
    given => lastQuestion(given) !== null,
  )
}

function idOf(given: Given): Record<string, string> {
  if ('edition' in given) return { editionId: given.edition.id }
  return 'post' in given ? { postId: given.post.id } : { initiativeId: given.initiative.id }
}

function referenceOf(given: Given): string {
  if ('edition' in given) return given.edition.reference
  return 'post' in given ? given.post.reference : given.initiative.reference
}
