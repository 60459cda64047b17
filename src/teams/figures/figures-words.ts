import { maySeeAll } from '../../core/domain/actor.ts'
import { card } from '../broadcasts/shown-broadcast.ts'
import { meantBy } from '../broadcasts/typed-broadcast.ts'
import { broadcastsMost } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { exportFigures, showFigures } from './figures-verbs.ts'
import { typedPeriod } from '../written/named-period.ts'
import { todayOf } from '../written/written-when.ts'
import { equivalentOf, forAll, stays } from '../turn/word-facts.ts'

/** « bilan », « bilan octobre », « bilan T3 », « bilan 2026 »; « bilan 12 » is the account of a broadcast. */
export const figuresWords = {
  figures: stays({ ...forAll, takes: 'period' }, async (turn, reference, rest) => {
    if (!maySeeAll(turn.actor)) return notComms(turn)
    const period = typedPeriod(reference === '' ? rest : reference, todayOf(turn))
    if (period !== null) return showFigures(turn, period)
    const meant = meantBy(reference, await turn.ports.broadcasts.recent(broadcastsMost), () => true)
    return pickOne(turn, meant, reference, one => card(turn, one))
  }),
  // « exporter le bilan T3 »
  exportFigures: equivalentOf({ ...forAll, takes: 'period' }, ['figures.export'], async (turn, reference, rest) => {
    if (!maySeeAll(turn.actor)) return notComms(turn)
    const text = reference === '' ? rest : reference
    const period = typedPeriod(text, todayOf(turn))
    return period === null ? refusal(turn, { kind: 'which-period' }) : exportFigures(turn, period)
  }),
} satisfies TypedWords
