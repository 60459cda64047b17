import {
  type ApproverRule,
  type CircuitFault,
  type CircuitScope,
  type CircuitStep,
  type CircuitVersion,
  isOpenToAll,
} from '../../core/domain/circuits/circuit.ts'
import type { Facet } from '../../core/domain/seal-facets.ts'
import { keysOf, type Words } from '../../words.ts'
import type { Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { sectionName } from '../cards/choices.ts'
import { enumerate } from '../cards/names.ts'
import { stepInSentence, stepName } from '../cards/state-names.ts'
import { capitalised } from '../../words/capitalised.ts'

const says = keysOf('circuits.says')

/** « direction → communication » */
export function stepsLine({ steps }: Pick<CircuitVersion, 'steps'>, words: Words): string {
  if (steps.length === 0) return words.text(says('noStep'))
  return steps.map(({ name }) => stepInSentence(name, words)).join(words.text(says('arrow')))
}

/** « Pour les événements, rubriques Agenda ou Portraits, à une seule direction » */
export function scopeText(scope: CircuitScope, look: Look): string {
  const { words } = look
  const { kinds, sections, departments = [], reach } = scope
  if (isOpenToAll(scope)) return words.text(says('any'))
  const [kind = 'all'] = kinds
  const list = either(
    sections.map(id => escapeLine(sectionName(id, look) ?? id)),
    words,
  )
  const what = [
    words.text(says(`kinds.${kind}`)),
    ...(sections.length > 0 ? [words.count(says('sections'), sections.length, { list })] : []),
    ...(departments.length > 0
      ? [words.count(says('departments'), departments.length, { list: escapeLine(either(departments, words)) })]
      : []),
    ...(reach === 'any' ? [] : [words.text(says(`reach.${reach}`))]),
  ]
  return words.text(says('for'), { what: what.join(', ') })
}

/** « Responsable de la direction et groupe « Cabinet » » */
export function rulesText({ approvers }: CircuitStep, words: Words): string {
  return capitalised(
    enumerate(
      approvers.map(rule => ruleText(rule, words)),
      words,
    ),
  )
}

function ruleText(rule: ApproverRule, words: Words): string {
  if (rule.by === 'person') return escapeLine(rule.person.name)
  if (rule.by !== 'group') return words.text(says(`rules.${rule.by}`))
  return rule.group === null
    ? words.text(says('rules.unnamed'))
    : words.text(says('rules.group'), { name: escapeLine(rule.group.name) })
}

/** « un visa suffit · 2 jours ouvrés · secours : groupe « Renfort » » */
export function termsText({ quorum, days, fallback }: CircuitStep, words: Words): string {
  return [
    typeof quorum === 'number' ? words.text(says('quorum.some'), { n: quorum }) : words.text(says(`quorum.${quorum}`)),
    words.count(says('days'), days),
    ...(fallback ? [words.text(says('fallback'), { name: escapeLine(fallback.name) })] : []),
  ].join(words.text(says('between')))
}

export function facetsText(facets: readonly Facet[], words: Words): string {
  return enumerate(
    facets.map(facet => words.text(says(`facets.${facet}`))),
    words,
  )
}

/** « nommez le groupe de l’étape « Cabinet » ; ajoutez une étape » */
export function faultsText(faults: readonly CircuitFault[], words: Words): string {
  return faults
    .map(fault => {
      switch (fault.key) {
        case 'no-step':
          return words.text(says('faults.no-step'))
        case 'facets-missing':
          return words.text(says('faults.facets-missing'), { list: facetsText(fault.facets, words) })
        case 'group-unnamed':
          return words.text(says('faults.group-unnamed'), { step: stepName(fault.step, words) })
      }
    })
    .join(words.text('circuits.lacking.between'))
}

export function versionText({ number, by, at }: CircuitVersion, words: Words): string {
  return by === null
    ? words.text(says('shipped'))
    : words.text(says('changed'), { n: number, name: escapeLine(by.name), date: words.date(at) })
}

function either(list: string[], words: Words): string {
  if (list.length < 2) return list[0] ?? ''
  return words.text(says('or'), { list: list.slice(0, -1).join(', '), last: list.at(-1)! })
}
