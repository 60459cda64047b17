import { type Fault, faultsOf } from './fault.ts'

/** Whose words may be proposed, who learns of it, and who finds what. */
const anywhere = ['teams/anywhere/anywhere.test.ts', 'teams/turn/message-words.test.ts']
const source = ['core/use-cases/initiatives/message-source.test.ts']

export const anywhereFaults: Fault[] = [
  ...faultsOf('teams/turn/message-payload.ts', anywhere, [
    ['guid.test(id) && ofEntra.includes(String(userIdentityType))', 'guid.test(id)'],
    ["protocol === 'https:' && ", ''],
    [" && port === ''", ''],
    [' && teamsHosts.test(hostname)', ''],
    ["typeof payload['deletedDateTime'] === 'string' ? 'true' : ''", "''"],
  ]),
  ...faultsOf('teams/turn/search.ts', anywhere, [
    ['Math.min(count, cardsMost)', 'count'],
    ['whole(skip) && skip > 0 ? skip : 0', '0'],
  ]),
  ...faultsOf('teams/turn/incoming.ts', anywhere, [
    ["!isFromAnywhere({ name: text(body['name']) }) && isPersonal", 'isPersonal'],
  ]),
  ...faultsOf(
    'teams/send/own-chat.ts',
    ['teams/send/own-chat.test.ts'],
    [['if (!isFromAnywhere(incoming)) return', 'return']],
  ),
  ...faultsOf('teams/initiatives/form-source.ts', anywhere, [
    ["quotes && counted.kind === 'counted' ?", 'false ?'],
    [' && message.author !== actor.id', ''],
  ]),
  ...faultsOf('core/use-cases/initiatives/message-source.ts', source, [
    ['author === null || author === actor.id', 'author === null'],
    ['(await unfitAccount(ports, person)) === null', 'true'],
    ["|| from.by.name !== ''", ''],
    ['isUndecided(initiative) ? now', 'false ? now'],
    ['if (at > now) await', 'if (false) await'],
  ]),
  ...faultsOf(
    'core/use-cases/posts/ending/find-shareable.ts',
    ['core/use-cases/posts/ending/find-shareable.test.ts'],
    [
      ['isOutside(actor) || ', ''],
      ['maySeeAll(actor) ? null : actor.id', 'null'],
      ['compare(b.at, a.at) ||', 'compare(a.at, b.at) ||'],
      ['.slice(skip, end)', '.slice(0, count)'],
    ],
  ),
]
