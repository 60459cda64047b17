import { isComms } from '../../core/domain/actor.ts'
import { type Initiative, isUndecided, openQuestion } from '../../core/domain/initiatives/initiative.ts'
import { listOwn } from '../../core/use-cases/posts/list-own.ts'
import { drawMine } from './drawn/draw-mine.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { actionable, waiting } from './actionable.ts'
import { initiativeForm } from './initiative-form.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { postWords } from '../posts/post-words.ts'
import { answerable } from '../validations/comment-words.ts'
import { decideOn, nudgeable, visasOf } from '../validations/validation-words.ts'
import { commsOnly, forAll, type Say, word } from '../turn/word-facts.ts'

const mineMost = 100

const mine = (turn: Turn): Promise<Initiative[]> => turn.ports.initiatives.byAuthor(turn.actor.id, mineMost)

type Fields = (rest: string) => object
const none: Fields = () => ({})

type Name = keyof typeof initiativeVerbs

/** The typed equivalent of each button: the button's first word, the reference, the text. */
export const initiativeWords = {
  mine: word(forAll, async turn => [
    { kind: 'card', card: drawMine(await listOwn(turn.ports, turn.actor.id), turn.look) },
  ]),
  take: word(commsOnly, byComms('initiative.take')),
  retain: word(commsOnly, byComms('initiative.retain')),
  ask: word(
    commsOnly,
    byComms('initiative.asked', rest => ({ question: rest })),
  ),
  decline: word(
    commsOnly,
    byComms('initiative.declined', rest => ({ reason: rest })),
  ),
  complete: word(
    forAll,
    byAuthor('initiative.complete', rest => ({ addition: rest })),
  ),
  photo: word(forAll, byAuthor('initiative.photo')),
  // A file has no reference: the last one is meant.
  attachFile: word(commsOnly, async turn => {
    const note = await turn.ports.notes.lastKept(turn.actor.id)
    if (!note || note.files.length === 0) return [refusal(turn, { kind: 'no-list-waiting' })]
    return [await press(turn, initiativeVerbs, 'audience.attach', { fileKey: note.id })]
  }),
  // Two buttons begin so: *Retirer* of a proposal, *Retirer mon visa*.
  withdraw: word(forAll, async (turn, reference) => {
    const proposals = ableFirst(await mine(turn), reference, isUndecided).map(({ id, reference }) => ({
      reference,
      run: async () => [await press(turn, initiativeVerbs, 'initiative.withdraw', { initiativeId: id })],
    }))
    const visas = (await visasOf(turn)).map(one => ({
      reference: one.reference,
      run: () => decideOn(turn, [one], one.reference, 'withdraw', ''),
    }))
    return pickOne(turn, [...proposals, ...visas], reference, ({ run }) => run())
  }),
  // To a question about a proposal, or to what was last said of a post.
  answer: word(forAll, async (turn, reference, rest) => {
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
    return pickOne(
      turn,
      ableFirst(all, reference, ({ able }) => able),
      reference,
      async one => [await one.answer(rest)],
    )
  }),
} satisfies TypedWords

/** English has one word for a form and for a post: « submit », « submit 42 ». */
export const proposeWord: Say = async (turn, reference, rest) => {
  if (reference !== '') return postWords.submit.say(turn, reference, rest)
  return [{ kind: 'card', card: initiativeForm(turn, { id: turn.ports.newId() }) }]
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

function byComms(name: Name, fields = none): Say {
  return async (turn, reference, rest) =>
    isComms(turn.actor) ? pressed(turn, await actionable(turn), reference, name, fields(rest)) : [notComms(turn)]
}

function byAuthor(name: Name, fields = none): Say {
  return async (turn, reference, rest) => {
    const able = ableFirst(await mine(turn), reference, isUndecided)
    return pressed(turn, able, reference, name, fields(rest))
  }
}

function pressed(turn: Turn, candidates: Initiative[], reference: string, name: Name, fields: object) {
  return pickOne(turn, candidates, reference, async ({ id }) => [
    await press(turn, initiativeVerbs, name, { initiativeId: id, ...fields }),
  ])
}
