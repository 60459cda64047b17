import { type Fault, faultsOf } from './fault.ts'

/** How long it is known who answered an event, and what is left of it then. */
const purge = ['core/use-cases/events/purge.test.ts']
const editions = ['core/use-cases/newspapers/issued/purge-editions.test.ts']
const rounds = ['core/use-cases/relays/rounds-end.test.ts']
const attest = ['core/use-cases/events/attendance/attest-presence.test.ts']
const ownRows = ['core/use-cases/personal/gather-rows.test.ts']
const papers = ['print/attestation.test.ts']

const held = ['postgres/held-everywhere.test.ts']
/** Each purge that is a job of its own, against a row of which somebody said that it stays. */
const purges = {
  editions: ['core/use-cases/newspapers/issued/purge-editions.test.ts'],
  rounds: ['core/use-cases/relays/rounds-end.test.ts'],
  events: ['core/use-cases/events/purge.test.ts'],
  workbooks: ['core/use-cases/figures/workbook.test.ts'],
}
const archives = ['postgres/archives.test.ts']
const transferred = ['postgres/transferred-files.test.ts']
const filesEnd = ['postgres/proposal-files-end.test.ts']
const counted = ['postgres/archives-counted.test.ts']
const byTwo = ['core/use-cases/retention/rules-by-two.test.ts']
const told = ['core/use-cases/retention/proposal-told.test.ts']
const suspending = ['core/use-cases/retention/suspend-purge.test.ts']
const media = ['postgres/purge-media.test.ts']
const ledgers = ['postgres/retention-purge.test.ts']
const settled = ['postgres/purge-settled.test.ts']
const personal = ['postgres/personal-data.test.ts']
const mine = ['postgres/my-data.test.ts']

export const retentionFaults: Fault[] = [
  ...faultsOf('core/use-cases/retention/count-due.ts', counted, [['const visa = kind ? ', 'const visa = false ? ']]),
  ...faultsOf('core/use-cases/retention/count-due.ts', settled, [
    ["category === 'settings' ? daysOf(rules, 'refused-attempts') : rule.days", 'rule.days'],
  ]),
  ...faultsOf('core/use-cases/retention/purge-documents.ts', ledgers, [
    ['rows.filter(({ table }) => table === rows[0]?.table).length', 'rows.length'],
  ]),
  ...faultsOf('postgres/schema/other-tables.ts', personal, [
    [
      "{ kept: 'short-lived', group: 'own' },\n    {\n      thread",
      "{ kept: { nobody: 'the pace of one conversation' } },\n    {\n      thread",
    ],
  ]),
  ...faultsOf('core/use-cases/retention/transferred-files.ts', transferred, [
    ['one.at < before && !isHeld(held, one)', '!isHeld(held, one)'],
    ['one.at < before && !isHeld(held, one)', 'one.at < before'],
    ['[...(list.files ?? []), ...files]', 'list.files ?? []'],
    ['const rest = list.files!.filter(one => !isDue(one))', 'const rest = list.files!'],
  ]),
  ...faultsOf(
    'core/domain/broadcasts/start-time.ts',
    ['core/use-cases/broadcasts/begin.test.ts'],
    [
      ["heldBecause: null, heldAbout: '', heldPictures: []", 'heldBecause: null, heldPictures: []'],
      ["heldBecause: null, heldAbout: '', heldPictures: []", "heldBecause: null, heldAbout: ''"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/withdrawals/end-withdrawal.ts',
    ['core/use-cases/withdrawals/withdrawal.test.ts'],
    [["read.isVideo ? 'video' : (await ports.media.byId(read.mediaId))?.kind", "read.isVideo ? 'video' : null"]],
  ),
  ...faultsOf(
    'teams/journal/line-of.ts',
    ['core/use-cases/journal/see-history.test.ts'],
    [["media === 'picture' || media === 'video' ? media : 'unknown'", "media === 'video' ? media : 'picture'"]],
  ),
  ...faultsOf(
    'core/domain/journal/words-apart.ts',
    ['core/use-cases/journal/see-history.test.ts'],
    [['masthead media message', 'masthead message']],
  ),
  ...faultsOf(
    'teams/retention/retention-verbs.ts',
    ['teams/retention/suspend-by-name.test.ts'],
    [
      ["chosen === '' || chosen === otherChosen ? typed", 'chosen ? typed'],
      [' || chosen === otherChosen', ''],
    ],
  ),
  ...faultsOf('core/use-cases/retention/suspend-purge.ts', suspending, [
    ['known.length > choicesMost ? ', 'false ? '],
    ['if (others.length === 0)', 'if (only)'],
    ['words.every(word => whole.includes(word))', 'true'],
    ['words.length === 0 ? [] : ', ''],
  ]),
  ...faultsOf(
    'postgres/personal/read-personal.ts',
    ['postgres/known-by-name.test.ts'],
    [
      ['order by reading = serving desc, reading desc limit 1', ''],
      ['enabled and reading = serving, false', 'enabled, false'],
      [
        'union select person_id from journal_actor where name is not null',
        'union select person_id from journal_actor where false',
      ],
    ],
  ),
  ...faultsOf('core/use-cases/retention/suspend-purge.ts', transferred, [
    [' || (await isLying(ports, reference))', ''],
  ]),
  ...faultsOf('core/use-cases/retention/purge.ts', transferred, [
    ['purgeAllDocuments, purgeTransferred,', 'purgeAllDocuments,'],
  ]),
  ...faultsOf('postgres/retention/purges.ts', transferred, [["and not doc ? 'files'", '']]),
  ...faultsOf('postgres/retention/purges.ts', transferred, [['due: rows.due + files.due', 'due: rows.due']]),
  ...faultsOf('core/use-cases/retention/end-proposal-files.ts', filesEnd, [['if (!held && (await', 'if ((await']]),
  ...faultsOf('postgres/retention/archives-due.ts', counted, [
    [
      "if (kind === 'journal') return countLines",
      "if (kind === 'journal') return countedOf(database, sql`post where false`, sql`true`)\n  if (false) return countLines",
    ],
    ['return countedOf(database, due, isFreeItem(kind, held))', 'return countedOf(database, due, sql`true`)'],
  ]),
  ...faultsOf('core/domain/personal/without-person.ts', personal, [
    ["key !== 'name' || !isNamed ? within(inner) : isTheirs(id) ? standIn.name : inner", 'within(inner)'],
    ['const called = inText(key)', 'const called = key'],
  ]),
  ...faultsOf('core/use-cases/personal/decide-erasure.ts', personal, [['held.people.includes(person.id)', 'false']]),
  ...faultsOf('core/use-cases/personal/my-data.ts', mine, [
    ['request && request.until > now() ? dataRequests.file(id) : null', 'dataRequests.file(id)'],
  ]),
  ...faultsOf('core/use-cases/personal/erase-written.ts', mine, [
    ["(state === 'declined' || state === 'withdrawn') && (text", "state === 'declined' || (text"],
  ]),
  ...faultsOf(
    'core/domain/journal/words-apart.ts',
    ['core/domain/journal/words-apart.test.ts'],
    [
      ['isText && isWords(verb, name) ? wordDigest(salt, value) : value', 'value'],
      ['if (chosen[verb]?.includes(name))', 'if (false)'],
      ['wordDigest(forgotten, `${name}=${value}`)', 'wordDigest(salt, `${name}=${value}`)'],
      ['return !named.has(name) &&', 'return named.has(name) &&'],
      ['if (wanted.has(digest)) found', 'found'],
    ],
  ),
  ...faultsOf('core/domain/personal/data-rows.ts', ownRows, [
    ['isOwnRow(table, row, sought) ? wholeRow(', 'true ? wholeRow('],
    ['path.length > 0 && !said.some(isPerson)', 'true'],
    ['(!besideOther && ', '('],
  ]),
  ...faultsOf('core/use-cases/personal/gather-rows.ts', ownRows, [
    ['before.rows >= bounds.rows || ', ''],
    [' || size > bounds.size', ''],
  ]),
  ...faultsOf('core/domain/retention/suspension.ts', held, [
    ['needles.some(needle => said.includes(needle))', 'false'],
    ['...rows.map(id => JSON.stringify(id))', ''],
  ]),
  ...faultsOf('postgres/retention/loose-media.ts', media, [
    ['not exists (select from post where post.pictures && media.pictures)', 'true'],
    ['media.updated_at < ${before} and ', ''],
    ['where ${isLoose(before)} and ${isFreePicture(held)}', 'where ${isLoose(before)}'],
    ["select doc->>'masthead' from edition union all", ''],
  ]),
  ...faultsOf('postgres/retention/due-documents.ts', ledgers, [
    ['${showsNothing} and not (${isThread})', '${showsNothing}'],
  ]),
  ...faultsOf('core/use-cases/retention/purge-consents.ts', media, [
    ['for (const name of own) await libraryBin.remove(videoFolder(reference), name)', ''],
    ['...endLeftBehind(media.pictureIds, null, 0),', ''],
  ]),
  ...faultsOf('core/use-cases/retention/purge-ledger.ts', ledgers, [
    ['(namesGoneAt === undefined ? planned : (namesHeld ?? 0)) - left', 'people'],
    ['...(left > 0 && { namesHeld: left }),', ''],
  ]),
  ...faultsOf('core/use-cases/retention/purge-archives.ts', archives, [
    ['if (isHeld(held, await ports.archiveLists.rows(rows))) return false', ''],
    ['if (isHeld(held, edition)) return false', 'if (isHeld(held, edition)) return true'],
    ['{ keepsFiles: isTransferred }', '{}'],
  ]),
  ...faultsOf('core/use-cases/retention/list-archives.ts', archives, [
    ['due.filter(({ kind, id }) => !decided.has(`${kind} ${id}`))', 'due'],
  ]),
  ...faultsOf('core/use-cases/retention/change-rule.ts', byTwo, [
    ["if (!mayConfirm(proposal.by, actor)) return { kind: 'second-person' }", ''],
    ["if (rule.version !== seen) return { kind: 'rule-changed' }", ''],
  ]),
  ...faultsOf('core/use-cases/retention/change-rule.ts', told, [
    ['[...(before ? [cardOf(before)] : []), cardOf(row)]', '[] as Change[]'],
    ['[entry(verb, actor, proposal), cardOf(proposal)]', '[entry(verb, actor, proposal)]'],
  ]),
  ...faultsOf('core/use-cases/retention/suspend-purge.ts', suspending, [
    ['if (maySuspend(actor)) return null', 'if (actor) return null'],
    ["if (suspension.lifted !== null) return { kind: 'lifted', suspension }", ''],
  ]),
  ...faultsOf('core/use-cases/events/ended/purge-event.ts', held, [
    ['if (isHeld({ ...held, people: [] }, post)) return true', ''],
    ['if (isHeld(held, answers)) return true', ''],
  ]),
  ...faultsOf('core/use-cases/relays/purge-rounds.ts', held, [
    ['isHeld(held, round, await ports.relayTasks.of(round.id))', 'isHeld(held, round)'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/purge-editions.ts', held, [
    ['if (isHeld(held, edition)) passed++', 'if (false) passed++'],
  ]),
  ...faultsOf('core/domain/events/retention.ts', purge, [
    ['localDay(now, timeZone) > ', 'localDay(now, timeZone) >= '],
  ]),
  ...faultsOf('core/use-cases/events/ended/purge-events.ts', purge, [
    ['brought && isNamesEnd(brought.event.details, now, { ...settings, days })', 'brought'],
    ['if (named.length < eventsAtOnce) break', 'break'],
    ["await commit({ job: 'events.purge', data: {}, at })", ''],
  ]),
  ...faultsOf('core/use-cases/events/ended/purge-event.ts', purge, [
    ['!brought || !isNamesEnd(brought.event.details, ports.now(), { ...rules, days })', '!brought'],
    ["if (await ports.events.counts(post.id)) return 'done'", ''],
    ['await keepFigures(ports, brought)', ''],
    ['await endFile(ports, brought)', ''],
    ['await removeCards(ports, brought)', ''],
    ['await ports.attendance.forget(postId)', ''],
    [
      "const ofEvent = ['event', 'reminder', 'soon', 'thanks', 'answered'] as const",
      "const ofEvent = ['event', 'reminder', 'thanks', 'answered'] as const",
    ],
    ["const ofChange = ['moved', 'cancelled'] as const", "const ofChange = ['cancelled'] as const"],
    ['const atOnce = 200', 'const atOnce = 5_000'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/purge-editions.ts', editions, [
    ['await editionFiles.keepOnly(id, null)', ''],
    ["state === 'ended' && changedAt < abandoned", "state === 'ended'"],
    [' && (await editions.of(id, 1)).length === 0', ''],
    ["await commit({ job: 'editions.purge', data: {}, at: instantOf(nextDay(today), lookedAt, timeZone)! })", ''],
  ]),
  ...faultsOf('core/use-cases/editions/forget-edition.ts', editions, [['await editionReads.forget(id)', '']]),
  ...faultsOf('core/use-cases/relays/purge-rounds.ts', rounds, [
    ['relayRounds.open(before(hangsDays), after, atOnce)', 'relayRounds.open(before(0), after, atOnce)'],
    ["daysOf(await ports.retentionRules.all(), 'relay-rounds')", '0'],
    ['(await relayTasks.of(id))', '[]'],
    [".filter(key => isCardOf(key, 'relay', 'relay-reminder', 'relay-down'))", ''],
  ]),
  ...faultsOf('core/domain/relays/round-end.ts', rounds, [['until === null || edition', 'until === null']]),
  ...faultsOf('core/use-cases/relays/ask-relays.ts', rounds, [
    ["...(said && { cannot: { ...cannot, reason: '' } }),", ''],
  ]),
  ...faultsOf('core/use-cases/remove-all.ts', purge, [
    ["(await ports.commit(...changes)) === 'done' ? 'some' : 'stale'", "(await ports.commit(...changes), 'some')"],
  ]),
  ...faultsOf(
    'core/domain/journal/verify-chain.ts',
    ['postgres/purge.test.ts'],
    [
      [
        "const erasureVerbs = ['person.forgotten', 'event.purged', 'retention.purged']",
        "const erasureVerbs = ['person.forgotten', 'retention.purged']",
      ],
    ],
  ),
  ...faultsOf(
    'postgres/journal/journal-history.ts',
    ['postgres/purge.test.ts'],
    [
      ['and subject = ${subject}', ''],
      ['and verb = any(${verbs}::text[])', ''],
      ['if (lines === 0 && (await told.executeTakeFirst())) return', ''],
    ],
  ),
  ...faultsOf('core/use-cases/events/answers/resize-event.ts', purge, [
    ['if (counts && (await openEvent(ports, postId, settings)))', 'if (counts)'],
  ]),
  ...faultsOf('core/domain/events/attestation.ts', attest, [
    ['const answersMs = 7 * dayMs', 'const answersMs = 8 * dayMs'],
    ['own === null ? (ends ?? null) : null', 'ends ?? null'],
  ]),
  ...faultsOf('core/use-cases/events/attendance/attest-presence.ts', attest, [
    ['if (now >= until) return null', ''],
    ['if (!(await wasThere(ports, postId, person))) return null', ''],
    ["if (event.takenBack) return { kind: 'attestation-taken-back' }", ''],
    ["if (event.cancelled) return { kind: 'attestation-called-off' }", ''],
    ['if (!isOver(event, ports.now(), rules)) return', 'if (false) return'],
    ['event && isOver(event, ports.now(), rules) ? event : null', 'event'],
    ["if (!(await wasThere(ports, postId, actor.id))) return { kind: 'not-attested' }", ''],
    ['if (!event || !known) return null', 'if (!event) return null'],
  ]),
  ...faultsOf('print/typeset.ts', papers, [
    [
      "return by.pdf(made, { pdfStandard: 'ua-1' })\n    } catch",
      "return by.pdf(made, { pdfStandard: '1.7' })\n    } catch",
      'both are tagged; the standard only refuses what lacks a title or a sign',
    ],
    [".replace(/[\\p{Cc}\\p{Co}\\ufffd]/gu, ' ')", ''],
    ['if (withoutFont(error).length === 0) throw error', 'throw error'],
  ]),
  ...faultsOf('print/attestation-paper.ts', papers, [
    ['set text(lang: of("lang"), size', 'set text(size'],
    ['filter(name => of(name) != "")', 'filter(name => true)'],
    ['it.text.clusters().join(sym.zws)', 'it'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/purge-editions.ts', purges.editions, [
    ['if (!isHeld(held, await editions.byId(id))) await', 'await'],
    ['if (isHeld(held, edition)) passed++\n      else await', 'await'],
    [' && !isHeld(held, newspaper)', ''],
  ]),
  ...faultsOf('core/use-cases/relays/purge-rounds.ts', purges.rounds, [
    [', await ports.relayTasks.of(round.id)))', '))'],
    ['if (isHeld(held, round, await ports.relayTasks.of(round.id))) passed++\n      else await', 'await'],
  ]),
  ...faultsOf('core/use-cases/events/ended/purge-event.ts', purges.events, [
    ['  if (await isHeldEvent(ports, brought.event.post, await readHeldOnce(ports))) return\n', ''],
  ]),
  ...faultsOf('core/use-cases/events/ended/purge-event.ts', purges.events, [
    ['if (answers.length < answersAtOnce) return false', 'return false'],
  ]),
  ...faultsOf('core/use-cases/figures/forget-workbook.ts', purges.workbooks, [
    ['  if (isHeld(await readHeldOnce(ports), row)) return\n', ''],
  ]),
  ...faultsOf('print/dated.ts', papers, [['text.endsWith(year) ? text : `${text} ${year}`', 'text']]),
  ...faultsOf(
    'app/server.ts',
    ['app/server.test.ts'],
    [
      ['const nameMost = 250', 'const nameMost = 100'],
      ["    request.headers.host = 'localhost'\n", ''],
      ["if (request.url?.startsWith('/')) return next()", 'if (request) return next()'],
      ['isBrowser: isBrowser(request)', 'isBrowser: true'],
    ],
  ),
  ...faultsOf(
    'teams/events/drawn/draw-thanks.ts',
    ['teams/events/attestation.test.ts'],
    [['there && open && look.attests === true', 'open']],
  ),
  ...faultsOf('print/served-attestations.ts', papers, [
    ["if (!mayPrint()) return { kind: 'busy' }", ''],
    ["'cache-control': 'no-store',", ''],
    ['more.length > 0', 'false'],
  ]),
  ...faultsOf(
    'core/use-cases/broadcasts/seen/why-received.ts',
    ['core/use-cases/people/opt-out.test.ts'],
    [["broadcast.audience.kind === 'registered' || ", '']],
  ),
]
