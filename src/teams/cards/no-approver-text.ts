import type { Lacking } from '../../core/use-cases/circuits/named-by.ts'
import type { Resolved } from '../../core/use-cases/circuits/resolve-circuit.ts'
import { keysOf, type Words } from '../../words.ts'
import { shownCircuitName, shownStepName } from './state-names.ts'

/** The values of the notice `no-approver`, as typed: which step, which department, who cannot be asked and why. */
export function noApproverValues(
  { step, circuit, department, lacking, short }: Extract<Resolved, { kind: 'no-approver' }>,
  words: Words,
) {
  const reasons = [...lacking.map(one => lackingText(one, words)), ...(short === null ? [] : [shortText(short, words)])]
  const named = shownStepName(step, words) ?? step
  return {
    step: department === null ? named : words.text('circuits.lacking.of', { step: named, department }),
    circuit: shownCircuitName(circuit, words) ?? circuit,
    reasons: [...new Set(reasons)].join(words.text('circuits.lacking.between')),
  }
}

function lackingText({ as, name, why }: Lacking, words: Words): string {
  const key = keysOf('circuits.lacking')
  const who = words.text(key(`as.${as}`))
  const nobody = key('nobody.else')
  if (name === null) {
    const [own, other] = [key(`${why}.${as}`), key(`${why}.else`)]
    return words.text(words.has(own) ? own : words.has(other) ? other : nobody, { who })
  }
  const [own, other] = [key(`${why}Named`), key(why)]
  return words.text(words.has(own) ? own : words.has(other) ? other : nobody, { who, name })
}

function shortText({ needs, found }: { needs: number; found: number }, words: Words): string {
  return words.count('circuits.lacking.short', found, { needs: words.count('circuits.visas', needs) })
}
