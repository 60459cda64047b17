import type { PaperBlock } from '../core/domain/register/paper.ts'
import type { GraphPermission } from '../core/domain/register/permissions.ts'
import type { RegisterFacts, RunningFacts, Switch } from '../core/domain/register/running-facts.ts'
import type { RetentionRule } from '../core/domain/retention/retention-rule.ts'
import type { Words } from '../words.ts'

/** Words that the register, the impact assessment and the notice share. */

/** « 30 jours après le message » */
export function keptText({ category, days }: Pick<RetentionRule, 'category' | 'days'>, words: Words): string {
  const from = words.text(`retention.categories.${category}.from`)
  return days === null ? words.text('register.say.served', { from }) : words.count('register.say.days', days, { from })
}

export function purposeText({ category, purpose }: Pick<RetentionRule, 'category' | 'purpose'>, words: Words): string {
  return purpose ?? words.text(`retention.categories.${category}.purpose`)
}

export function recipientsText(
  { category, recipients }: Pick<RetentionRule, 'category' | 'recipients'>,
  words: Words,
): string {
  return recipients ?? words.text(`retention.categories.${category}.recipients`)
}

/** Readers of all data besides those named in each line; the public, if something is published. */
export function readersLines({ on, processors }: Pick<RunningFacts, 'on' | 'processors'>, words: Words): string[] {
  const isPublic = on.includes('publicSite') || processors.some(one => one !== 'microsoft' && one !== 'hosting')
  const readers = ['comms', 'officer', ...(isPublic ? (['public'] as const) : [])] as const
  return readers.map(one => words.text(`register.readers.${one}`))
}

/** The controller, and whom to ask; missing settings are left to be filled in. */
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

/** Security measures, as far as this process is configured so: only what its settings make true. */
export function measureLines(
  { on, fourEyesOver, hosts, databaseTls, ...running }: RunningFacts,
  words: Words,
): string[] {
  const host = hosts.find(({ use }) => use === 'database')?.host ?? words.text('register.say.local')
  const has = (name: Switch): boolean => on.includes(name)
  const isLimited = (name: GraphPermission): boolean =>
    running.permissions.some(one => one.name === name && one.granted === 'exchange')
  const said: [boolean, string][] = [
    [true, words.text('register.measures.identity')],
    [true, words.text('register.measures.roles')],
    [true, words.text('register.measures.seal')],
    [true, words.text('register.measures.twoPeople', { n: words.number(fourEyesOver) })],
    [true, words.text('register.measures.journal')],
    [databaseTls, words.text('register.measures.encryption')],
    [!databaseTls, words.text('register.measures.encryptionBut', { host })],
    [!has('notifications'), words.text('register.measures.oneSite')],
    [running.mailbox !== null, words.text('register.measures.oneMailbox', { address: running.mailbox ?? '' })],
    [isLimited('Calendars.ReadWrite'), words.text('register.measures.calendars')],
    [isLimited('MailboxSettings.Read'), words.text('register.measures.absences')],
    [has('pictures'), words.text('register.measures.addresses')],
    [true, words.text('register.measures.bounded')],
    [true, words.text('register.measures.noSecrets')],
    [true, words.text('register.measures.backup')],
    [has('pilot'), words.text('register.measures.pilot')],
    [
      true,
      words.text('register.measures.database', {
        where: running.database === 'postgres' ? host : words.text('register.say.inProcess'),
      }),
    ],
  ]
  return said.flatMap(([isTrue, line]) => (isTrue ? [line] : []))
}

export function rightsLines(words: Words): string[] {
  return (['access', 'erase', 'object', 'consent', 'complaint'] as const).map(one =>
    words.text(`register.rights.${one}`),
  )
}
