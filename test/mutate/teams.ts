import { type Fault, faultsOf } from './fault.ts'

/** Who may speak to Mary, what is read of it, and what Teams' answers mean. */
const token = ['teams/token/check-token.test.ts', 'teams/token/trusted-tokens.test.ts']
const turn = [
  'teams/turn/turn.test.ts',
  'teams/slices.test.ts',
  'teams/turn/outsiders.test.ts',
  'teams/daily-limits.test.ts',
  'teams/database/held.test.ts',
  'teams/turn/held-back.test.ts',
  'teams/turn/reading-only.test.ts',
]
const held = ['teams/database/held.test.ts', 'teams/turn/held-back.test.ts']
const typed = [
  'teams/turn/typed-words.test.ts',
  'teams/turn/nearest-word.test.ts',
  'teams/turn/slips.test.ts',
  'teams/turn/turn.test.ts',
]

export const teamsFaults: Fault[] = [
  ...faultsOf(
    'teams/turn/kept-words.ts',
    ['teams/turn/kept-words.test.ts'],
    [
      [" && type !== 'Input.Text'", ''],
      ['for (const name of Object.keys(data)) names.add(name)', ''],
      [", 'inCard', 'shownAt']", ']'],
    ],
  ),
  ...faultsOf(
    'teams/turn/apology.ts',
    ['teams/turn/turn.test.ts'],
    [['(kindOf(error), failed)', '(failed.reference, failed)']],
  ),
  ...faultsOf('teams/turn/kept-turns.ts', turn, [
    ["if (before === 'slow') return 'hangs'", ''],
    ["if (before === null) return 'over'", ''],
    ["if (after !== null && isLostConnection(after.error)) return 'again'", ''],
    ["if (end === 'again' && now() - turn.since < longestMs) break", ''],
    ["if (end === 'again') await turn.lost().catch(() => undefined)", ''],
    ['await Promise.all([...waiting].map(turn => turn.lost().catch(() => undefined)))', ''],
  ]),
  ...faultsOf('teams/token/check-token.ts', token, [
    ['key === null || !endorsed(key, channelId)', 'key === null'],
    ['      issuer,\n      audience: appId,', '      audience: appId,'],
    ['      issuer,\n      audience: appId,', '      issuer,'],
    ["      requiredClaims: ['exp'],\n", ''],
    ["payload['serviceurl'] === serviceUrl ?", 'true ?'],
    ['JSON.stringify([activity.channelId, activity.serviceUrl, token])', 'token'],
    [
      'JSON.stringify([activity.channelId, activity.serviceUrl, token])',
      'JSON.stringify([activity.serviceUrl, token])',
    ],
    ['Math.min(until, payload.exp! * 1000)', 'until'],
    ['Math.min(until, payload.exp! * 1000)', 'payload.exp! * 1000'],
    ["error instanceof Unavailable ? 'unreachable' : 'refused'", "'refused'"],
    ['const clockToleranceSeconds = 5 * 60', 'const clockToleranceSeconds = 50 * 60'],
  ]),
  ...faultsOf('http/refusals.ts', token, [["claim === 'exp' ? payload.exp : undefined", 'payload.exp']]),
  ...faultsOf('settings/way-out.ts', ['settings/way-out.test.ts'], [['names.some(name => process.env[name])', 'true']]),
  ...faultsOf('teams/token/trusted-tokens.ts', token, [
    ['Math.min(now() + keptMs, until)', 'now() + keptMs'],
    ['if (trustedUntil.size >= most) trustedUntil.clear()', ''],
  ]),
  ...faultsOf('teams/token/channel-keys.ts', token, [
    ['this.#now() - this.#triedAt < betweenMs', 'false'],
    ['this.#age() > longestSilenceMs) throw', 'false) throw'],
    ['else if (this.#age() > agingMs) void this.#read()', ''],
    ['this.#readAt = this.#triedAt', 'this.#readAt = this.#now()'],
    ["key.kty === 'RSA' && key.kid", 'key.kid'],
  ]),
  ...faultsOf('teams/turn/typed-words.ts', typed, [
    ['b.folded.length - a.folded.length', 'a.folded.length - b.folded.length'],
    ['if (!/^\\s*:|^\\s/.test(after)) continue', ''],
    ["    .replace(mention, ' ')\n", ''],
    [
      'signs++ >= signsMost',
      'false',
      'only the time of a line without end is at stake, and its text is bounded at the entrance',
    ],
    ['if (nothingMore.test(after)) return', "if (after === '') return"],
    ["const more = piece === ' ' && folded.endsWith(' ') ? '' : piece", 'const more = piece'],
  ]),
  ...faultsOf('teams/turn/what-follows.ts', typed, [
    ["replace(between, '')", 'trim()'],
    ['reference: after => referred(after),', 'reference: after => grammars.person(after),'],
  ]),
  ...faultsOf('teams/turn/typed-words.ts', typed, [
    ['|| others.some(({ word }) => word !== best.word)', ''],
    ['length < 4 ? 0 :', 'length < 3 ? 0 :'],
    ['length < 8 ? 1 : 2', '2'],
    [
      'if (end > lookedAt) return null',
      '',
      'what is longer than any word is more than two slips away from each: only time is saved',
    ],
  ]),
  ...faultsOf(
    'teams/turn/turnstile.ts',
    ['teams/turn/turnstile.test.ts'],
    [
      ['now() - known.since < minuteMs', 'true'],
      ['count <= most[doing] && visitor.waiting', 'visitor.waiting'],
      ['&& visitor.waiting.length < perMinute', ''],
      ["if (visitor.held.has(doing)) return 'over'", ''],
      ['visitor.held.add(doing)', ''],
      [', words: perMinute,', ', words: perMinute * 2,'],
      ['visitor.running >= atOnce', 'false'],
      ['if (next) next()\n', '\n'],
      ['perMinute * refreshesPerPress', 'perMinute'],
      ['&& (now() - since < minuteMs || running > 0)', '&& now() - since < minuteMs'],
    ],
  ),
  ...faultsOf('teams/broadcasts/send-verbs.ts', held, [
    ["onBroadcast(sends('uncounted'), ask)", "onBroadcast({ ...sends('uncounted'), sends: false }, ask)"],
  ]),
  ...faultsOf('teams/broadcasts/schedule-verbs.ts', held, [
    [
      "second('broadcast.schedule', sends('uncounted'))",
      "second('broadcast.schedule', { ...sends('uncounted'), sends: false })",
    ],
  ]),
  ...faultsOf('teams/broadcasts/progress-verbs.ts', held, [
    [
      "'broadcast.resume': onBroadcast(sends('uncounted')",
      "'broadcast.resume': onBroadcast({ ...sends('uncounted'), sends: false }",
    ],
    [
      "second('broadcast.resend', sends('uncounted'))",
      "second('broadcast.resend', { ...sends('uncounted'), sends: false })",
    ],
  ]),
  ...faultsOf('teams/posts/correct-verbs.ts', held, [
    ["onBroadcast(sends('uncounted')", "onBroadcast({ ...sends('uncounted'), sends: false }"],
  ]),
  ...faultsOf('teams/broadcasts/take-back-verbs.ts', held, [
    [
      "second('broadcast.takeback', sends('uncounted'))",
      "second('broadcast.takeback', { ...sends('uncounted'), sends: false })",
    ],
  ]),
  ...faultsOf('teams/validations/validation-verbs.ts', held, [
    ["verb(sends('nudge')", "verb({ ...sends('nudge'), sends: false }"],
  ]),
  ...faultsOf('teams/initiatives/initiative-verbs.ts', held, [
    ["comms(sends('nudge')", "comms({ ...sends('nudge'), sends: false }"],
  ]),
  ...faultsOf('teams/placements/placement-verbs.ts', held, [
    ["verb(sends('uncounted')", "verb({ ...sends('uncounted'), sends: false }"],
  ]),
  ...faultsOf('teams/urgent/urgent-verbs.ts', held, [["sends('urgent')", "{ ...sends('urgent'), sends: false }"]]),
  ...faultsOf(
    'teams/broadcasts/send-verbs.ts',
    ['teams/turn/second-steps.test.ts'],
    [["second('broadcast.send', sends('uncounted'))", "sends('uncounted')"]],
  ),
  ...faultsOf('teams/turn/held-back.ts', turn, [
    ['isOutside(turn.actor) && !outsiders', '!outsiders'],
    ['isOutside(turn.actor) && !outsiders', 'false'],
    [
      " || turn.road === 'automatic'",
      '',
      'no verb that is counted may be asked for by a card itself: `looks` is refused before',
    ],
  ]),
  ...faultsOf('teams/broadcasts/leave-verbs.ts', turn, [
    ["'broadcast.why': verb(everybodys('uncounted')", "'broadcast.why': verb(own('uncounted')"],
  ]),
  ...faultsOf('teams/initiatives/initiative-verbs.ts', turn, [
    ["'initiative.complete': verb(own('complete')", "'initiative.complete': verb(own('uncounted')"],
  ]),
  ...faultsOf(
    'teams/turn/verbs.ts',
    ['teams/turn/verbs.test.ts', 'teams/turn/second-steps.test.ts', ...turn],
    [
      ['keptOut(verb.facts, turn) ??\n    ', ''],
      ["keptToReading(verb.facts.officers !== 'never', turn) ??\n    ", ''],
      ['(await askedAgain(verbs, turn, name, ...given)) ??\n    ', ''],
      ["refilled(await first.run(turn, ids, { ...fields, agreed: '' }), fields)", 'first.run(turn, ids, fields)'],
      ['(await beyondToday(verb.facts, turn)) ??\n    ', ''],
      ['heldBack(verb.facts, turn) ??\n    ', ''],
      ['if (Object.keys(given).length > fieldsMost) return null', ''],
      ['return [[name, bounded(value)]]', 'return [[name, value]]'],
      ["typeof id !== 'string' || !opaque.test(id)", "typeof id !== 'string'"],
      ['!Object.hasOwn(verbs, name)', '!(name in verbs)'],
    ],
  ),
  ...faultsOf(
    'teams/turn/second-steps.ts',
    ['teams/turn/second-steps.test.ts'],
    [
      ['msBetween(shownAt, now) < readMs', 'Math.abs(msBetween(shownAt, now)) < readMs'],
      ['const readMs = 1_500', 'const readMs = 900'],
      ['after !== verb || ', ''],
    ],
  ),
  ...faultsOf(
    'teams/draw-face.ts',
    ['teams/turn/second-steps.test.ts'],
    [['asked(drawn.draw(face, look, pace), pace.now, allVerbs)', 'drawn.draw(face, look, pace)']],
  ),
  ...faultsOf(
    'teams/newspapers/print-verbs.ts',
    ['teams/newspapers/editions.test.ts'],
    [['if (read && isMailOpen(read.edition)) return', 'if (false) return']],
  ),
  ...faultsOf('teams/create-bot.ts', turn, [
    [
      'withoutOrders(turn, withoutSwitchedOff(asking(answer, turn.ports.now(), known.verbs), offIn(turn), parts), known)',
      'withoutSwitchedOff(asking(answer, turn.ports.now(), known.verbs), offIn(turn), parts)',
    ],
  ]),
  ...faultsOf('teams/said.ts', turn, [
    ['keptToReading(facts.officers, turn) ?? ', ''],
    [' ?? (await beyondToday(facts, turn))', ''],
    ['table[typed.word].outsiders', 'true'],
    ['isComms(actor) || !order ||', 'isComms(actor) ||'],
  ]),
  ...faultsOf(
    'teams/turn/incoming.ts',
    ['teams/turn/incoming.test.ts', 'teams/turn/turn.test.ts'],
    [
      [" || body['channelId'] !== 'msteams'", ''],
      ['if (!id || !guid.test(id)) return null', 'if (!id) return null'],
      ['id: id.toLowerCase(), teamsId', 'id, teamsId'],
      ["[typeof id === 'string' ? id : '']", "typeof id === 'string' ? [id] : []"],
      ['value.slice(0, attachmentsMost)', 'value'],
      [", tenant['id']]", ']'],
      ["[from['tenantId'], conversation", '[conversation'],
    ],
  ),
  ...faultsOf(
    'teams/turn/answer.ts',
    ['teams/refresh.test.ts', 'teams/turn/turn.test.ts'],
    [
      ["answer.kind === 'card' && answer.beside !== true ? answer", "answer.kind === 'card' ? answer"],
      ["answer.kind === 'card' && answer.beside !== true ? answer : { kind: 'done' }", 'answer'],
    ],
  ),
  ...faultsOf(
    'teams/send/outcome-of.ts',
    ['teams/send/send-outcome.test.ts', 'teams/send/messenger.test.ts'],
    [
      [
        "about.repeatable ? { kind: 'failed', status: null } : { kind: 'unknown' }\n  const",
        "{ kind: 'failed', status: null }\n  const",
      ],
      ['    case 412:\n', ''],
      ['about.removing === true && ', ''],
      ['if (inner !== null && inner in refusals) return inner', ''],
      ["if (body['errorCode'] === writesBlocked) return 'blocked'", ''],
      ['|| status === 410', ''],
      ["kind: 'stop', reason: 'not-registered'", "kind: 'failed', status"],
      ["ConversationBlockedByUser: 'blocked'", "ConversationBlockedByUser: 'gone'"],
    ],
  ),
  ...faultsOf(
    'teams/cards/markdown.ts',
    ['teams/cards/markdown.test.ts', 'cards/typed-text.test.ts'],
    [
      ["escapeWithin(text.replace(/\\r\\n?/g, '\\n'))", 'escapeWithin(text)'],
      ["    .replace(/&(?=#?\\w+;)/g, '\\\\&')\n", ''],
      ["    .replace(/\\{\\{(?=DATE|TIME)/gi, '{\\\\{')\n", ''],
      [".join('\\n\\n')", ".join('\\n')"],
      ["    .replace(/^(\\u00a0*)([#+|-])/, '$1\\\\$2')\n", ''],
      ['/\\{(?=\\{(?:DATE|TIME))/gi', '/\\{(?=\\{(?:DATE))/gi'],
    ],
  ),
  ...faultsOf(
    'teams/posts/drawn/body-texts.ts',
    ['teams/posts/drawn/body-texts.test.ts'],
    [
      ["text.replace(/!$/, '\\\\!')", 'text'],
      ['at === 0 ? escapeMarkdown(piece.text) : escapeWithin(piece.text)', 'escapeMarkdown(piece.text)'],
      ["    .replace(/(&#?\\w+);/g, '$1%3B')", ''],
      [".join('\\r')", ".join('\\n\\n')"],
    ],
  ),
  ...faultsOf(
    'core/domain/posts/text/emphasis.ts',
    ['core/domain/posts/text/rich-text.test.ts', 'teams/posts/drawn/body-texts.test.ts'],
    [
      ["while (from < to && !space.test(units[from]?.first ?? '')) from++", ''],
      ['...(first && first[1] < end ? [first[1]] : []),', ''],
      ['...(last && last[0] > start ? [last[0]] : []),', ''],
      ['|| space.test(before) || parting.test(before)', ''],
    ],
  ),
  ...faultsOf(
    'core/domain/posts/text/body-blocks.ts',
    ['core/domain/posts/text/body-blocks.test.ts'],
    [
      ['if (read?.body === body) return', 'if (read) return'],
      ['known.set(content, { body, blocks })', ''],
    ],
  ),
  ...faultsOf(
    'teams/cards/settle-template.ts',
    ['teams/cards/settle-template.test.ts'],
    [
      ["if ('capability' in value && isOff(value, off)) delete part[name]\n        else ", ''],
      ['if (Array.isArray(part)) leaveOut(part, off)', ''],
      ["if ('capability' in part) delete part['capability']", ''],
      ["else if (!('fallback' in button)) button['fallback'] = fallbackOf(button)", ''],
    ],
  ),
  ...faultsOf(
    'core/domain/posts/text/typeset-line.ts',
    ['teams/posts/drawn/body-texts.test.ts'],
    [["const dots = set[to] === '…' && typed[at] === '.' ? 3 : 1", 'const dots: number = 1']],
  ),
  ...faultsOf(
    'outward/public-address.ts',
    ['teams/files/public-address.test.ts', 'teams/files/teams-files.test.ts'],
    [
      ["  ['169.254.0.0', 16],\n", ''],
      ['!addresses.every(({ address }) => isPublic(address))', '!isPublic(first.address)'],
      ["  ['fc00::', 7],\n", ''],
      ['held === null ? !special', 'true ? !special'],
    ],
  ),
  ...faultsOf(
    'teams/files/file-origins.ts',
    ['teams/files/teams-files.test.ts'],
    [
      ["if (url.username !== '' || url.password !== '') return null", ''],
      ["url.protocol !== 'https:' || url.port !== ''", "url.port !== ''"],
      ['loopback.has(service.hostname)', 'true'],
    ],
  ),
  ...faultsOf(
    'teams/files/teams-files.ts',
    ['teams/files/teams-files.test.ts'],
    [
      ["needsToken && origins.judge(url) === 'bot-service'", 'needsToken'],
      ['hops <= hopsMax', 'true'],
      ['          url = judged(next)', '          url = new URL(next)'],
    ],
  ),
]
