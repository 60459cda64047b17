import type { Paper, PaperBlock, PaperSection } from '../core/domain/register/paper.ts'
import type { PermissionState } from '../core/domain/register/permissions.ts'
import type { RegisterFacts } from '../core/domain/register/running-facts.ts'
import type { PlainName, Words } from '../words.ts'
import {
  blank,
  controllerBlocks,
  keptText,
  measureLines,
  purposeText,
  readersLines,
  recipientsText,
  rightsLines,
} from './paper-lines.ts'

/** The register of processing activities: art. 30(1) GDPR, in the order of its letters. */
export function registerPaper(facts: RegisterFacts, words: Words): Paper {
  const { running } = facts
  const say = (name: PlainName<'register.record'>): string => words.text(`register.record.${name}`)
  const section = (name: PlainName<'register.record'>, blocks: PaperBlock[]): PaperSection => ({
    heading: say(name),
    blocks,
  })
  return {
    locale: words.locale,
    title: say('title'),
    lead: words.text('register.record.lead', { date: words.date(facts.at) }),
    sections: [
      section('controller', controllerBlocks(facts, words)),
      section('activities', [activities(facts, words), { kind: 'list', items: readersLines(running, words) }]),
      section('processors', [
        {
          kind: 'table',
          caption: say('processorsCaption'),
          head: [say('processor'), say('role'), say('place')],
          rows: running.processors.map(one =>
            (['name', 'gets', 'place'] as const).map(part => words.text(`register.processors.${one}.${part}`)),
          ),
        },
      ]),
      section('permissions', permissions(running.permissions, words)),
      section('hosts', [
        {
          kind: 'table',
          caption: say('hostsCaption'),
          head: [say('host'), say('hostUse')],
          rows: running.hosts.map(({ use, host }) => [
            host ?? words.text('register.say.local'),
            words.text(`register.hosts.${use}`),
          ]),
        },
      ]),
      section('transfers', [{ kind: 'text', text: say('transfersText') }, blank(say('transfersBlank'), words)]),
      section('measures', [{ kind: 'list', items: measureLines(running, words) }]),
      section('rights', [
        { kind: 'list', items: rightsLines(words) },
        running.noticeUrl === null
          ? blank(say('rightsNoticeBlank'), words)
          : { kind: 'text', text: words.text('register.record.rightsNotice', { url: running.noticeUrl }) },
      ]),
      section('document', [
        {
          kind: 'text',
          text: words.text('register.record.documentText', {
            category: words.text('retention.categories.workbooks.name'),
          }),
        },
      ]),
    ],
  }
}

function activities({ rules }: RegisterFacts, words: Words): PaperBlock {
  const columns = ['activity', 'data', 'purpose', 'basis', 'recipients', 'kept'] as const
  return {
    kind: 'table',
    caption: words.text('register.record.activitiesCaption'),
    head: columns.map(one => words.text(`register.record.${one}`)),
    rows: rules.map(rule => [
      words.text(`retention.categories.${rule.category}.name`),
      words.text(`register.data.${rule.category}`),
      purposeText(rule, words),
      words.text(`register.bases.${rule.basis}`),
      recipientsText(rule, words),
      keptText(rule, words),
    ]),
  }
}

/** Permissions in Graph's token and in use: what is too much, and what is missing. */
function permissions(states: PermissionState[], words: Words): PaperBlock[] {
  const yesNo = (value: PermissionState['granted']): string =>
    value === 'exchange'
      ? words.text('register.say.exchange')
      : words.text(value === null ? 'register.say.unknown' : value ? 'register.say.yes' : 'register.say.no')
  const names = (some: PermissionState[]): string => some.map(({ name }) => name).join(', ')
  const more = states.filter(({ used, granted }) => granted === true && !used)
  const less = states.filter(({ used, granted }) => granted === false && used)
  return [
    {
      kind: 'table',
      caption: words.text('register.record.permissionsCaption'),
      head: (['permission', 'use', 'used', 'granted'] as const).map(one => words.text(`register.record.${one}`)),
      rows: states.map(({ name, key, used, granted }) => [
        name,
        key === null ? words.text('register.record.permissionBeside') : words.text(`register.permissions.${key}`),
        yesNo(used),
        yesNo(granted),
      ]),
    },
    ...(states.some(({ granted }) => granted === null)
      ? [{ kind: 'text', text: words.text('register.record.permissionsUnknown') } as const]
      : []),
    ...(more.length > 0
      ? [{ kind: 'text', text: words.text('register.record.permissionsMore', { names: names(more) }) } as const]
      : []),
    ...(less.length > 0
      ? [{ kind: 'text', text: words.text('register.record.permissionsLess', { names: names(less) }) } as const]
      : []),
  ]
}
