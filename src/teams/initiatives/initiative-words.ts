import { isComms } from '../../core/domain/actor.ts'
import { type Initiative, isUndecided, openQuestion } from '../../core/domain/initiatives/initiative.ts'
import { listOwn } from '../../core/use-cases/posts/list-own.ts'
import { drawMine } from './drawn/draw-mine.ts'
import { lastFile } from '../audiences/list-words.ts'
import { among, asId, equivalent, type Finding, withRest } from '../turn/equivalent.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { actionable, waiting } from './actionable.ts'
import { initiativeForm } from './initiative-form.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { postWords } from '../posts/post-words.ts'
import { answerable } from '../validations/comment-words.ts'
import { decideOn, nudgeable, visasOf } from '../validations/validation-words.ts'
import { type Answers, commsOnly, equivalentOf, forAll, type Say, stays } from '../turn/word-facts.ts'

const mineMost = 100

const mine = (turn: Turn): Promise<Initiative[]> => turn.ports.initiatives.byAuthor(turn.actor.id, mineMost)

export const toDecide: Finding<Initiative> = among({ all: actionable, may: isComms })
const decided = asId('initiativeId', toDecide)
const own = asId('initiativeId', among<Initiative>({ all: mine, able: isUndecided }))

export const initiativeWords = {
  mine: stays(forAll, async turn => ({
    kind: 'card',
    card: drawMine(await listOwn(turn.ports, turn.actor.id), turn.look),
  })),
  take: equivalent(commsOnly, initiativeVerbs, 'initiative.take', decided),
  retain: equivalent(commsOnly, initiativeVerbs, 'initiative.retain', decided),
  ask: equivalent(commsOnly, initiativeVerbs, withRest('initiative.asked', 'question'), decided),
  decline: equivalent(commsOnly, initiativeVerbs, withRest('initiative.declined', 'reason'), decided),
  complete: equivalent(forAll, initiativeVerbs, withRest('initiative.complete', 'addition'), own),
  photo: equivalent(forAll, initiativeVerbs, 'initiative.photo', own),
  attachFile: equivalent(commsOnly, initiativeVerbs, 'audience.attach', lastFile),
  // Two buttons begin so: *Retirer* of a proposal, *Retirer mon visa*.
  withdraw: equivalentOf(forAll, ['initiative.withdraw', 'validation.withdraw'], async (turn, reference) => {
    const proposals = ableFirst(await mine(turn), reference, isUndecided).map(({ id, reference }) => ({
      reference,
      run: (): Answers => press(turn, initiativeVerbs, 'initiative.withdraw', { initiativeId: id }),
    }))
    const visas = (await visasOf(turn)).map(one => ({
      reference: one.reference,
      run: (): Answers => decideOn(turn, [one], one.reference, 'withdraw', ''),
    }))
    return pickOne(turn, [...proposals, ...visas], reference, ({ run }) => run())
  }),
  // To a question about a proposal, or to what was last said of a post.
  answer: equivalentOf(forAll, ['initiative.answer', 'comment.answer'], async (turn, reference, rest) => {
    const asked = (await mine(turn)).map(one => ({
      reference: one.reference,
      able: openQuestion(one) >= 0,
      answer: (text: string) =>
        press(turn, initiativeVerbs, 'initiative.answer', {
          initiativeId: one.id,
          index: Math.max(0, openQuestion(one)),
          answer: text,
        }),
    }))
    const all = [...asked, ...(await answerable(turn)).map(one => ({ ...one, able: true }))]
    const able = ableFirst(all, reference, one => one.able)
    return pickOne(turn, able, reference, one => one.answer(rest))
  }),
} satisfies TypedWords

/** English has one word for a form and for a post: « submit », « submit 42 ». */
export const proposeWord: Say = async (turn, reference, rest) => {
  if (reference !== '') return postWords.submit.say(turn, reference, rest)
  return { kind: 'card', card: initiativeForm(turn, { id: turn.ports.newId() }) }
}

/** Proposals that wait for their author's answer, and posts that wait for a visa. */
export async function nudgeables(turn: Turn, reference: string) {
  const proposals = isComms(turn.actor) ? await waiting(turn) : []
  const asked = proposals
    .filter(({ state }) => state === 'asked')
    .map(({ id, reference }) => ({
      reference,
      run: () => press(turn, initiativeVerbs, 'initiative.nudge', { initiativeId: id }),
    }))
  return [...asked, ...(await nudgeable(turn, reference))]
}
