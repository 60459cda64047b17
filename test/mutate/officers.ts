import { type Fault, faultsOf } from './fault.ts'

/** What takes two people, what an officer may press, what the papers of data protection say, and the configuration. */
export const officersFaults: Fault[] = [
  ...faultsOf(
    'core/domain/two-people.ts',
    ['core/domain/two-people.test.ts'],
    [
      ['first.id === second.id || ', ''],
      ['!mayPropose(first) || ', ''],
      [' || !mayPropose(second)', ''],
      ['isDpo(one) || isAdmin(one)', 'true'],
      ['isDpo(one) || isAdmin(one)', 'isAdmin(one)'],
    ],
  ),
  ...faultsOf(
    'teams/turn/held-back.ts',
    ['teams/turn/reading-only.test.ts'],
    [['readsOnly(turn.actor) && !isOpen', 'false']],
  ),
  ...faultsOf(
    'teams/turn/without-orders.ts',
    ['teams/turn/reading-only.test.ts'],
    [
      ['withoutLonelyFields(card) as Card', 'card as Card'],
      ['factsOf(known, verbOf(node))?.opensForm ?', 'false ?'],
      ["if ((factsOf(known, verb)?.officers ?? 'never') === 'never') return true\n", '\n'],
      ['words[word as keyof TypedTable].officers', 'true'],
    ],
  ),
  ...faultsOf(
    'teams/turn/pruned.ts',
    ['teams/turn/reading-only.test.ts'],
    [
      ['some(card, takesFields) ? card : withoutFields(card)', 'withoutFields(card)'],
      ['!isField(one) && !isForm(one)', '!isField(one)'],
    ],
  ),
  ...faultsOf(
    'core/domain/actor.ts',
    ['core/use-cases/circuits/officers.test.ts'],
    [['isDpo(actor) && !isComms(actor)', 'isDpo(actor)']],
  ),
  ...faultsOf(
    'core/domain/register/permissions.ts',
    ['documents/papers.test.ts'],
    [
      ["'Sites.ReadWrite.All',\n  'User.Read.All',", "'User.Read.All',"],
      ['used.has(name) && byExchange.includes(name)', 'byExchange.includes(name)'],
      ['used.has(name) && byExchange.includes(name)', 'used.has(name)'],
    ],
  ),
  ...faultsOf(
    'words/paper-lines.ts',
    ['documents/papers.test.ts'],
    [
      [
        "[databaseTls, words.text('register.measures.encryption')]",
        "[true, words.text('register.measures.encryption')]",
      ],
      ["[!has('notifications'), words", '[true, words'],
    ],
  ),
  ...faultsOf(
    'core/domain/retention/shipped-rules.ts',
    ['app/notice.test.ts'],
    [["'opt-outs': whileItServes('legal-obligation')", "'opt-outs': whileItServes('legitimate-interest')"]],
  ),
  ...faultsOf(
    'graph/missing-groups.ts',
    ['graph/missing-groups.test.ts'],
    [
      ['id !== undefined && !(await isThere(graph, id))', 'id !== undefined && (await isThere(graph, id))'],
      ["'not told'", 'null'],
    ],
  ),
  ...faultsOf(
    'settings/tenant-settings.ts',
    ['graph/missing-groups.test.ts'],
    [["  ARCHIVIST_GROUP_ID: 'archivistGroupId',\n", '']],
  ),
  ...faultsOf(
    'print/data-page.ts',
    ['core/use-cases/personal/gather-rows.test.ts'],
    [
      ['if (typed.includes(name)) return value', ''],
      ['moment.test(value) ?', 'false ?'],
      ["words.named('personal.tables', table) ?? table", 'table'],
    ],
  ),
  ...faultsOf(
    'core/domain/personal/data-rows.ts',
    ['core/use-cases/personal/gather-rows.test.ts'],
    [['value !== null && isScalar(value)', 'isScalar(value)']],
  ),
  ...faultsOf('commands/package.ts', ['commands/package.test.ts'], [['.catch(refuse)', '']]),
  ...faultsOf(
    'core/use-cases/register/ask-for-register.ts',
    ['core/use-cases/register/register.test.ts'],
    [['!isDpo(actor) && !isAdmin(actor)', 'false']],
  ),
]
