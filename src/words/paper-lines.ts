import type { PaperBlock } from '../core/domain/register/paper.ts'
import type { RegisterFacts, RunningFacts } from '../core/domain/register/running-facts.ts'
import type { RetentionRule } from '../core/domain/retention/retention-rule.ts'
import type { Words } from '../words.ts'

/** What the register, the impact assessment and the notice say alike. */

/** « 30 jours après le message » */
export function keptText({ category, days }: Pick<RetentionRule, 'category' | 'days'>, words: Words): string {
  const from = words.text(`register.categories.${category}.from`)
  return days === null ? words.text('register.say.served', { from }) : words.count('register.say.days', days, { from })
}

export function purposeText({ category, purpose }: Pick<RetentionRule, 'category' | 'purpose'>, words: Words): string {
  return purpose ?? words.text(`register.categories.${category}.purpose`)
}

export function recipientsText(
  { category, recipients }: Pick<RetentionRule, 'category' | 'recipients'>,
  words: Words,
): string {
  return recipients ?? words.text(`register.categories.${category}.recipients`)
}

/** Who answers for it, and whom to ask; what nobody configured is left to be filled in. */
export function controllerBlocks({ running, officers }: RegisterFacts, words: Words): PaperBlock[] {
  const { authority } = running
  return [
    authority === null
      ? blank(words.text('register.record.controllerBlank'), words)
      : { kind: 'text', text: words.text('register.record.controllerIs', { name: authority }) },
    blank(words.text('register.record.representative'), words),
    officers.length === 0
      ? blank(words.text('register.record.officersBlank'), words)
      : {
          kind: 'text',
          text: words.text('register.record.officersAre', { names: officers.map(({ name }) => name).join(', ') }),
        },
  ]
}

export function blank(what: string, words: Words): PaperBlock {
  return { kind: 'blank', text: words.text('register.say.toFill', { what }) }
}

/** Security, as far as this process is set up so. */
export function measureLines({ on, fourEyesOver, database }: RunningFacts, words: Words): string[] {
  const where = words.text(`register.say.${database === 'postgres' ? 'local' : 'inProcess'}`)
  return [
    words.text('register.measures.identity'),
    words.text('register.measures.roles'),
    words.text('register.measures.seal'),
    words.text('register.measures.twoPeople', { n: words.number(fourEyesOver) }),
    words.text('register.measures.journal'),
    words.text('register.measures.encryption'),
    words.text('register.measures.least'),
    words.text('register.measures.addresses'),
    words.text('register.measures.bounded'),
    words.text('register.measures.noSecrets'),
    words.text('register.measures.backup'),
    ...(on.includes('pilot') ? [words.text('register.measures.pilot')] : []),
    words.text('register.measures.database', { where }),
  ]
}

export function rightsLines(words: Words): string[] {
  return (['access', 'erase', 'object', 'consent', 'complaint'] as const).map(one =>
    words.text(`register.rights.${one}`),
  )
}
