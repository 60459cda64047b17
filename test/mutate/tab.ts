import { type Fault, faultsOf } from './fault.ts'

/** Whom the tab lets in, what it does as whom, and when it reads anything. */
const token = ['tab/person-token.test.ts']
const live = ['tab/live-desks.test.ts']
const files = ['tab/page-files.test.ts']
const videoPage = ['app/post-page-video.test.ts']
const joined = ['app/create-tab.test.ts']

export const tabFaults: Fault[] = [
  ...faultsOf('tab/person-token.ts', token, [
    ["algorithms: ['RS256'],", ''],
    ['        issuer,\n        audience,', '        audience,'],
    ['        issuer,\n        audience,', '        issuer,'],
    ["requiredClaims: ['exp', 'iat'],", ''],
    ['tid.toLowerCase() === tenantId.toLowerCase()', 'true'],
    ["scp.split(' ').includes(scope)", 'scp.includes(scope)'],
    [" && idtyp !== 'app'", ''],
    ['by.length > 0 && ', ''],
    ['by.every(one =>', 'by.some(one =>'],
    [' || Array.isArray(aud)', ''],
    [' || exp! - iat! > longestSeconds', ''],
    ['!guid.test(oid)', 'false'],
    ['idp !== undefined && !issuers', 'false && !issuers'],
    ['oid.toLowerCase()', 'oid'],
    ['performance.now() - failedAt < betweenTriesMs', 'false'],
  ]),
  ...faultsOf('tab/live-desks.ts', live, [
    ['if (number < desk.number) return', ''],
    ['if (this.#head !== before) this.#head = undefined', ''],
    ['this.#places.taken() === 0 || ', ''],
    ['if (isSame) return', ''],
    ['changesAt !== null && changesAt <= now', 'false'],
  ]),
  ...faultsOf(
    'tab/live-desks.ts',
    ['tab/live-heads.test.ts'],
    [['finished(response, leave)', "response.once('close', leave)"]],
  ),
  ...faultsOf('tab/page-files.ts', files, [
    ['if (!plain) return unknown', "if (!plain) throw new Error('none')"],
    ["if (request.headers['if-none-match'] === etag) {", 'if (false) {'],
  ]),
  ...faultsOf('tab/page-scripts.ts', files, [
    ['      made.catch(again)\n', '      made.catch(() => undefined)\n'],
    ['if (!made) {', 'if (made || !made) {'],
  ]),
  ...faultsOf('tab/page-scripts-worker.ts', files, [["legalComments: 'inline'", "legalComments: 'none'"]]),
  ...faultsOf('tab/api-route.ts', joined, [["if (turnstile.enter(who.id, doing) !== 'in') return tooFast", '']]),
  ...faultsOf('teams/turn/answer-press.ts', joined, [['if (isInTab(turn.incoming)) return answer', '']]),
  ...faultsOf('teams/turn/act-in-tab.ts', joined, [
    ["typeof data['verb'] === 'string' ? 'dialog' : 'execute'", "'execute'"],
    ['chat === null ? { ...options, bot: { ...options.bot, reply } } : options', 'options'],
  ]),
  ...faultsOf('teams/turn/find-in-tab.ts', joined, [
    [' || text.length > typedMost', ''],
    ['if (!Object.hasOwn(choices, name)) return null', ''],
    ["dataset.split('?')[0] === ofTeams ? people : dataset", 'dataset'],
  ]),
  ...faultsOf(
    'teams/audiences/search-people.ts',
    ['app/create-tab.test.ts'],
    [
      ['if (words.length === 0) return []', ''],
      [
        '(await agentsAmong(ports, await ports.directoryTable.named(words, lookedAt)))',
        '(await ports.directoryTable.named(words, lookedAt))',
      ],
    ],
  ),
  ...faultsOf(
    'teams/posts/editor-page.ts',
    ['teams/posts/editor-page.test.ts'],
    [
      [" || inCard === 'true'", ''],
      ['turn.postPage === null || ', ''],
      ["turn.road === 'fetch' || (", '('],
      ["turn.road === 'execute' && isInTab(turn.incoming)", "turn.road === 'execute'"],
      ["...(isNew && { new: '1' }),", ''],
      ['...(post.correcting && { corrects: post.correcting.broadcastId }),', ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/people/admit-visitor.ts',
    ['core/use-cases/people/admit-visitor.test.ts'],
    [
      ['person.guest || ', ''],
      ['|| !person.enabled', ''],
      ['pilot !== null && ', 'false && '],
      ['roles.length === 0', 'false'],
    ],
  ),
  ...faultsOf(
    'teams/initiatives/see-own.ts',
    ['teams/desk/write-desk.test.ts'],
    [['initiative?.author.id !== actor.id', 'initiative === null']],
  ),
  ...faultsOf('teams/posts/page-captions.ts', videoPage, [
    [
      "if (isOutside(turn.actor)) return { kind: 'not-comms' }",
      '',
      'whoever is outside is not of comms, and is refused as such further on',
    ],
    ['post && isUnderWay(post) &&', 'false && post && isUnderWay(post) &&'],
    ["said: said.kind === 'note' ? said.text : ''", "said: ''"],
    ['!guid.test(postId)', 'false'],
  ]),
  ...faultsOf('teams/posts/drawn/video-view.ts', videoPage, [
    ["if (facts.embedded.length > 0) return words.text('tab.written.captions.within')", ''],
    ["facts.hasSound ? 'none' : 'silent'", "'none'"],
    ["isAllowed: color === 'default'", 'isAllowed: false'],
  ]),
  ...faultsOf(
    'teams/pictures/drawn/consent-text.ts',
    ['app/post-pages.test.ts'],
    [["picture.consent?.lacks === 'reply' &&", 'false &&']],
  ),
  ...faultsOf(
    'teams/posts/write-page.ts',
    ['app/post-pages.test.ts'],
    [['.map(({ channel, at }) => `${channel} ${at}`), told]', '.map(({ channel, at }) => `${channel} ${at}`)]']],
  ),
  ...faultsOf('teams/posts/write-page.ts', videoPage, [
    ["['transcript', transcript],", ''],
    ['transcript: transcriptMax,', 'transcript: 1,'],
  ]),
  ...faultsOf('core/use-cases/posts/pictures/caption-video.ts', videoPage, [
    ['file.bytes?.() ?? fileBytes(ports, file)', 'await fileBytes(ports, file)'],
  ]),
]
