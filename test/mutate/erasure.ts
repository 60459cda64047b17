import { type Fault, faultsOf } from './fault.ts'

/** Whom an erasure looks for, when it ends, and what whoever confirms it reads. */
const names = ['core/domain/personal/sought.test.ts']
const redacted = ['core/domain/personal/redacted-page.test.ts']
const issues = ['postgres/erased-issues.test.ts']
const printing = ['core/use-cases/personal/renew-library.test.ts', 'core/use-cases/editions/redact-printing.test.ts']
const library = ['core/use-cases/personal/renew-library.test.ts']
const card = ['teams/personal/erasure-card.test.ts']
const decided = ['core/use-cases/personal/decide-erasure.test.ts']
const files = ['core/domain/personal/file-names.test.ts']
const videos = ['postgres/erasure-videos.test.ts']
const filesStored = ['postgres/erasure-files.test.ts']
const counts = ['postgres/erasure-counts.test.ts']
const verified = ['commands/verify-erased.test.ts']
const asked = ['core/use-cases/register/register.test.ts', 'core/use-cases/figures/workbook.test.ts']
const told = ['core/use-cases/personal/erasure-told.test.ts']
const stored = ['postgres/personal-data.test.ts']
const held = ['postgres/erasure-held.test.ts']
const forgotten = ['postgres/journal-forget.test.ts']
const pages = ['postgres/walk-pages.test.ts']
const words = ['core/use-cases/personal/erase-written.test.ts']
const stays = ['core/use-cases/personal/what-stays.test.ts']
const questions = ['teams/pictures/agreements.test.ts']

export const erasureFaults: Fault[] = [
  ...faultsOf('core/domain/personal/sought.ts', names, [
    ['(words.length > 1 || ', '(words.length > 0 || '],
    ['/\\p{L}{2}/u.test(word)', "word !== ''"],
    ['.map(name => name.trim()).filter(isWholeName)', '.map(name => name.trim())'],
    ['ids.filter(id => id.length >= nameMin)', 'ids'],
    ["/\\s/u.test(found[found.indexOf(mark) - 1] ?? '')", 'true'],
    ['if (kept.endsWith(mark)) kept =', 'if (false) kept ='],
    ['names.toSorted((a, b) => b.length - a.length)', 'names'],
    ['shouted.length > 0 && shouted.length < words.length ? shouted', 'shouted.length > 0 ? shouted'],
  ]),
  ...faultsOf('core/domain/personal/name-pattern.ts', names, [
    ['(?<!${sign}|(?<!', '(?<!(?<!'],
    ['(?!(?:ex|pro|anti|non)${hyphen})', ''],
    ['(?!${sign}|@|', '(?!${sign}|'],
    ['(?!(?:là|ci)(?!\\p{L}))', ''],
    ['|[\\p{L}\\p{N}][-._+])', ')'],
    ['|[-.][\\p{L}\\p{N}])', ')'],
    ["${escapes}(?:['’ʼ]|", "${escapes}(?:[']|"],
    ["accented.get(sign) ?? ''", "''"],
    ['(?:[\\s*_~]|\\\\+[nrt*_~]|', '(?:[\\s*_~]|'],
    ['turn => turn.map(wordPattern)', '() => words.map(wordPattern)'],
    ['oe|ae|[^\\p{L}\\p{N}]+', '[^\\p{L}\\p{N}]+'],
    ['(?<=\\\\[nrt]|', '(?<=\\\\[rt]|'],
    ['[nrt]|%[\\da-f]{2})', '[nrt])'],
    ['|%cc%[89ab][\\da-f]', ''],
    ['{0,4}|${encodedLetter})', '{0,4})'],
    ['|</?[a-z]{1,9}>', ''],
    ['|%27|%e2%80%99)', ')'],
  ]),
  ...faultsOf(
    'teams/notes/draw-forwarded.ts',
    ['cards/forwarded-card.test.ts'],
    [
      ['escapeMarkdown(shortened(note.text, most))', 'escapeMarkdown(note.text)'],
      ['escapeMarkdown(shortened(text, most))', 'escapeMarkdown(text)'],
      ['texts.some(text => text.length > most)', 'false'],
    ],
  ),
  ...faultsOf('core/use-cases/figures/asked-file.ts', asked, [
    ['before && isPrepared(before.files)', 'false'],
    ['refresh(kind.card({ ...asked, at })),', ''],
    ['refresh(kind.card({ ...asked, at: askedAt })),', ''],
    ['{ journal: { verb, actor, subject: subject(asked), seal: null, details: {} } },', ''],
    ['if (!isPrepared((await ports.workbooks.byId(id))?.files ?? null)) return\n', ''],
  ]),
  ...faultsOf('commands/journal/verify.ts', verified, [
    ['for (const one of wrong) tellWrong(one)', ''],
    ['altered: ${whyWrong[why]}.`)\n  process.exitCode = 1', 'altered: ${whyWrong[why]}.`)'],
    [
      'database => [await verifyChain(readChain(database), head), await wrongErasures(database)]',
      'database => [await verifyChain(readChain(database), head), []]',
    ],
  ]),
  ...faultsOf('core/domain/personal/redacted-page.ts', redacted, [
    ['/ (alt|title|aria-label|href)=', '/ (title|aria-label|href)='],
    ["if (name === 'href')", "if (name === '')"],
    ['return decodeURIComponent(address).search(pattern) >= 0', 'return false'],
    ['escaped(kept + said.slice(at - from))', 'kept + said.slice(at - from)'],
    ['if (name.from >= from) kept', 'kept'],
    ['if (name.to > to) break', ''],
    [
      "tag.startsWith(picture) ? tag.indexOf('\"', picture.length) + 1 : 0",
      '0',
      'Bytes in base 64 hold no such value.',
    ],
  ]),
  ...faultsOf('core/domain/personal/page-texts.ts', redacted, [
    ["return tag.startsWith('br') ? ' ' : apart", "return ' '"],
    ["return tag.startsWith('br') ? ' ' : apart", 'return apart'],
    ['if (tag === null || withinLine.test(tag))', 'if (tag === null)'],
    ['replaceAll(/[&<>"]/g, sign => marks[sign] ?? sign)', 'replaceAll(/[&<>]/g, sign => marks[sign] ?? sign)'],
  ]),
  ...faultsOf('core/use-cases/editions/redacted-paper.ts', issues, [
    ['withoutNames(value, sought, () => standIn) : value', 'value : value'],
  ]),
  ...faultsOf(
    'print/edition/kept-proof.ts',
    ['print/edition/kept-proof.test.ts'],
    [['if (bytes === undefined) throw', 'if (false) throw']],
  ),
  ...faultsOf('core/use-cases/editions/redact-printing.ts', issues, [
    ['return erasedPost(post, { ...post, sealed }, now)', 'return { ...post, sealed }'],
    ['...resealedEntries(post, resealed).map((journal): Change => ({ journal })),', ''],
    ['...edition, production: number, files:', '...edition, files:'],
    ['await ports.editionFiles.forget(editionId, production)\n  for', 'for'],
    ["    { save: 'edition', row, ifVersion: edition.version },\n    ...(post && ", '    ...(post && '],
  ]),
  ...faultsOf('core/use-cases/editions/redact-printing.ts', printing, [
    ['if (produced?.number === production) return true', 'if (production > 0) return true'],
    ['if (produced?.number === production) return true\n', ''],
    ["(state !== 'submitted' || post === null)", "(state !== 'submitted' || post === null) || post === null"],
    ['over < kept.number', 'over < 0'],
    ['edition.productions + 1; over', '1; over'],
  ]),
  ...faultsOf('core/use-cases/editions/redacted-paper.ts', printing, [
    ["printed.key === 'press' ? 'broken' : noPaper", 'noPaper'],
    ['times < breakdownsMost', 'true'],
  ]),
  ...faultsOf('core/use-cases/editions/library-copy.ts', library, [
    ["sent?.kind !== 'sent' || !mayBeKept(edition, sent)", "sent?.kind !== 'sent'"],
    ['digests.every(', 'digests.some('],
    ["isPageAlone(edition, production) ? (['html'] as const) : editionFiles", 'editionFiles'],
    ['one?.production === production', 'one !== undefined'],
  ]),
  ...faultsOf('core/use-cases/personal/redact-issues.ts', library, [
    [' || !(await canBeKeptAnew(ports, edition))) continue', ') continue'],
    ['if (library !== null || (read !== undefined && isPageAlone(edition, read)))', 'if (library !== null)'],
    ["if (sent.kind !== 'sent') return { left: 'nothing' }", ''],
    ['erased?.production === read && ', ''],
  ]),
  ...faultsOf('core/use-cases/editions/redacted-paper.ts', issues, [
    ['if (!restored) return noPaper', 'if (!restored) return { pages: 1, bytes: { pdf: html as never } }'],
    ['bytes: { pdf: printed.pdf, email: printed.email, proof }', 'bytes: { pdf: printed.pdf, email: printed.email }'],
  ]),
  ...faultsOf('core/use-cases/personal/redact-issues.ts', issues, [
    ['for (const ending of libraryEndings)', "for (const ending of ['.html', '.zip'])"],
    ['library !== null || erased', 'library === null || erased', 'What was made anew says erased in any case.'],
    ["erased?.ended.includes('pdf')", 'false'],
    ['if (articlesNaming(page.html, sought, standIn).length === 0) continue', ''],
  ]),
  ...faultsOf('core/use-cases/personal/decide-erasure.ts', issues, [
    ["if (articlesNaming(html, sought, '').length > 0) naming.add(reference)", ''],
  ]),
  ...faultsOf('core/use-cases/personal/run-erasure.ts', issues, [
    ['await redactIssues(ports, sought, standIn.name)', ''],
  ]),
  ...faultsOf(
    'core/use-cases/personal/what-stays.ts',
    ['core/use-cases/personal/what-stays.test.ts'],
    [['if (articlesNaming(html, sought, nobody.name).length > 0) return true', '']],
  ),
  ...faultsOf(
    'print/served-editions.ts',
    ['print/served-editions.test.ts'],
    [
      ['erased?.production === production ? erased.ended : []', '[]'],
      ['erased?.production === production ? erased.ended', 'erased ? erased.ended'],
    ],
  ),
  ...faultsOf(
    'postgres/personal/issues-naming.ts',
    ['postgres/issues-naming.test.ts'],
    [
      ['[way, small, way.toUpperCase(), ', '[way, small, '],
      ["normalized(word, 'NFKD'), ", ''],
      [', encodeURIComponent(word)]', ']'],
      ['sql`edition.reference = any(${[...among]}::text[])`', 'sql`true`'],
      ['left join edition on edition.id = edition_id', 'join edition on edition.id = edition_id'],
      ["doc->>'postId' in (select post from theirs) or exists (", 'exists ('],
      ["where jsonb_typeof(doc->'library') = 'object' and (", 'where ('],
    ],
  ),
  ...faultsOf(
    'core/domain/personal/erasure.ts',
    ['core/domain/personal/erasure.test.ts'],
    [
      ['&& without === said', ''],
      ['issues: [], packages: [], soFar: null, receipt', 'receipt'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/newspapers/printing/library-edition.ts',
    ['core/use-cases/newspapers/printing/library-edition.test.ts'],
    [['...(version.erasedSeal && { erasedSeal: version.erasedSeal }),', '']],
  ),
  ...faultsOf(
    'core/use-cases/editions/library-copy.ts',
    ['core/use-cases/newspapers/printing/library-edition.test.ts'],
    [['erased?.ended.length ? erased : undefined', 'undefined']],
  ),
  ...faultsOf('teams/personal/draw-erasure.ts', card, [
    ["left === 'library' ? 'leftThere'", "left === 'nothing' ? 'leftThere'"],
  ]),
  ...faultsOf('teams/personal/draw-erasure.ts', card, [["editions.length === 0 ? 'done' : 'doneBut'", "'done'"]]),
  ...faultsOf('core/domain/personal/file-names.ts', files, [
    ["said.includes(` ${words.join(' ')} `)", "said.includes(words.join(' '))"],
    ['[...rest, first],', ''],
    [', url: null } : one', ' } : one'],
    ['isOneOf(sought, author) ? standIn : author', 'author'],
    ['!isGone && !isTheirs && !namesInFile(name, sought)', '!isGone && !namesInFile(name, sought)'],
  ]),
  ...faultsOf('core/use-cases/personal/erase-written.ts', filesStored, [
    ['    attachments: [],\n', ''],
    ["async data => [{ job: 'proposal.files-end', data }]", 'async () => []'],
  ]),
  ...faultsOf('core/use-cases/personal/run-erasure.ts', filesStored, [['await endProposalFiles(ports, named)', '']]),
  ...faultsOf(
    'core/use-cases/personal/remove-outside.ts',
    ['postgres/erasure-outside.test.ts'],
    [['await leaveEvent(ports, doc as EventAnswer)', '']],
  ),
  ...faultsOf('postgres/jobs/queues.ts', videos, [['idFrom(folder, ...files.map(({ name }) => name))', 'folder']]),
  ...faultsOf('postgres/jobs/queues.ts', ['postgres/jobs.test.ts'], [['    leavesNothing: true,\n', '']]),
  ...faultsOf('core/domain/personal/without-person.ts', videos, [['if (isWhereVideoLies(value)) return value', '']]),
  ...faultsOf('core/use-cases/retention/end-proposal-files.ts', videos, [
    ['{ ...binned(video), name: namelessFile(media.reference, video.name) }', 'binned(video)'],
  ]),
  ...faultsOf('postgres/personal/take-rows.ts', videos, [
    ["'{author}', to_jsonb", "'{by}', to_jsonb"],
    ['any(${sought.ids}::text[]) and ${which}', 'any(${sought.ids}::text[])'],
  ]),
  ...faultsOf('core/use-cases/personal/in-library.ts', filesStored, [
    ["isCalled(one) ? '…' : one", 'one'],
    ['unless(Misconfigured, ', 'unless(Error as never, '],
  ]),
  ...faultsOf(
    'graph/library.ts',
    ['graph/library.test.ts'],
    [
      ['if (root || deleted || !name) continue', 'if (root || !name) continue'],
      ['if (folder) folders.set(id, item)', ''],
      ['for (const told of [folders, called]) told.delete(id)', ''],
      ['isRefusal(error, 410) ? look() : ', ''],
      ['if (isRefusal(error, 404))', 'if (isRefusal(error, 418))'],
    ],
  ),
  ...faultsOf('core/use-cases/personal/remove-outside.ts', filesStored, [
    ["if (table === 'people_list') await removeReading(ports, sought, doc as PeopleList)", ''],
    [" || withoutPerson(read, sought, { id: '', name: '' }) === read", ''],
    ['if (called.files.length > 0) await endProposalFiles(ports, called)', ''],
  ]),
  ...faultsOf('core/domain/personal/file-names.ts', filesStored, [[' || !isNamesakes(name, sought)', ' || true']]),
  ...faultsOf('core/use-cases/personal/whose-data.ts', filesStored, [['namesakes.push(name)', 'continue']]),
  ...faultsOf('core/use-cases/personal/run-erasure.ts', filesStored, [
    ['  return keepTally(ports, kept.id, tally)\n}', '  return { ...(await ports.erasures.byId(kept.id))! }\n}'],
  ]),
  ...faultsOf('core/use-cases/personal/erasure-tally.ts', counts, [
    ['if (went) tally.files += 1', ''],
    ['...(soFar ?? {', '...({'],
    ['await keepTally(ports, id, tally).catch(() => undefined)', ''],
  ]),
  ...faultsOf('core/use-cases/personal/run-erasure.ts', counts, [
    ['tally.entries += entries', ''],
    ['tally.erased = summed([...tally.erased, ...erased])', 'tally.erased = erased'],
  ]),
  ...faultsOf('core/use-cases/personal/redact-issues.ts', counts, [
    ['page.newspaper.replaceAll(patternOf(sought), standIn)', 'page.newspaper'],
    ['const printedAtOnce = 2\n', 'const printedAtOnce = 20\n'],
  ]),
  ...faultsOf('postgres/personal/erase-traces.ts', filesStored, [
    ['withoutPerson(withoutNames(name, doc, sought), ', 'withoutPerson(doc, '],
  ]),
  ...faultsOf('core/domain/personal/erasure.ts', decided, [
    ['mayConfirm({ id: proposed.by.id, roles: proposed.roles }, actor) && ', ''],
    ['proposed.roles }, actor) && person?.id !== actor.id', 'proposed.roles }, actor)'],
    ['mayPropose(actor) && person?.id !== actor.id', 'mayPropose(actor)'],
  ]),
  ...faultsOf('core/use-cases/personal/propose-erasure.ts', decided, [
    ["if (person.id === actor.id) return { kind: 'erasure-of-oneself' }", ''],
  ]),
  ...faultsOf('core/use-cases/personal/ask-second.ts', told, [
    [', ...(await directory.admins())', ''],
    ['id !== proposed.by.id && ', ''],
    [' && id !== person?.id', ''],
    [', ...(await placements.about(erasureId))', ''],
  ]),
  ...faultsOf('core/use-cases/personal/kept-erasures.ts', told, [
    ['mayPropose({ roles }) ? { id, roles } : null', '{ id, roles }'],
    ['person !== undefined && calm(now) > now', 'false'],
    ['!isOpen(erasure)', 'false'],
  ]),
  ...faultsOf('teams/personal/draw-erasure.ts', card, [
    ['[...why, ...names, ...alike, what]', '[...why, ...alike, what]'],
    ["hasNamesake ? [words.text('personal.erasure.namesake')] : []", '[]'],
    ['{ name: escapeLine(name), rows: counted }', '{ name, rows: counted }'],
    ['const isNamed = reader !== null && person !== null', 'const isNamed = person !== null'],
    ['reader !== null && !isDecided && mayConfirmErasure(erasure, reader)', 'reader !== null && !isDecided'],
  ]),
  ...faultsOf('core/use-cases/personal/whose-data.ts', card, [
    ['if (text.search(one.pattern) >= 0) one.rows += 1', 'one.rows += 1'],
  ]),
  ...faultsOf('core/use-cases/personal/whose-data.ts', stored, [['...names, ...(known', '...(known']]),
  ...faultsOf('core/use-cases/personal/what-stays.ts', held, [
    ['withoutDecider(erasure, sought, nobody) !== erasure', 'true'],
    ["if (table !== 'erasure') return true", "if (table !== 'erasure') return false"],
  ]),
  ...faultsOf(
    'core/domain/personal/erased-post.ts',
    ['core/domain/personal/erased-post.test.ts'],
    [
      ["if (!isAsSealed(version)) return [{ reference, version: number, why: 'altered' }]", ''],
      ['told.has(erasedSeal) ? []', 'true ? []'],
    ],
  ),
  ...faultsOf('core/use-cases/personal/run-erasure.ts', held, [
    ["if (await isStillNamed(ports, sought)) throw new Unavailable('still-named', { retryAfterMs: againMs })", ''],
    ['    ...(await endOthers(ports, row, receipt)),\n', ''],
  ]),
  ...faultsOf('postgres/personal/find-traces.ts', stored, [
    ["return table.isDocument || table.name === 'journal_detail'", 'return true'],
    ['besideNamesake(named, actors.get(key))', 'named'],
  ]),
  ...faultsOf('postgres/personal/erase-traces.ts', stored, [
    ["name === 'suspension' && heldBy", "name === 'suspension' || heldBy"],
  ]),
  ...faultsOf('postgres/personal/erase-traces.ts', held, [
    ["if (name === 'erasure') return withoutDecider", "if (name === 'never') return withoutDecider"],
  ]),
  ...faultsOf(
    'postgres/journal/erase-person.ts',
    ['postgres/erasure-outside.test.ts'],
    [['names.filter(name => !isWholeName(name))', 'names']],
  ),
  ...faultsOf(
    'postgres/personal/find-traces.ts',
    ['postgres/erasure-outside.test.ts'],
    [['[name, jsonOr(value)]', '[name, value]']],
  ),
  ...faultsOf('postgres/journal/erase-person.ts', forgotten, [
    ['and actor.person_id <> ${person}', 'and false'],
    ['...beside, actor', 'actor'],
    ['new Set(own)', 'new Set<string>()'],
  ]),
  ...faultsOf(
    'postgres/personal/take-rows.ts',
    ['postgres/take-rows.test.ts'],
    [['and ${hasIdOf(table, sought)} and', 'and']],
  ),
  ...faultsOf('postgres/personal/names-beside.ts', forgotten, [
    ['filter(one => one.isDocument)', "filter(one => one.name === 'post')"],
  ]),
  ...faultsOf('postgres/personal/walk-pages.ts', pages, [
    ['if (keys !== null) yield keys\n    if (n < rows) return', 'if (keys !== null) yield keys\n    return'],
    ['${key} > ${after}', '${key} >= ${after}'],
    ['    from = to\n', '    from = to + 1\n'],
    ['tookMs > 2 * aimMs', 'false'],
  ]),
  ...faultsOf('teams/pictures/agreement-verbs.ts', questions, [
    ["if (result.kind === 'asked-since') return showOwnPicture(turn, mediaId, true)", ''],
  ]),
  ...faultsOf('teams/pictures/media-words.ts', questions, [["?.state === 'placed'", '!== undefined']]),
  ...faultsOf('core/use-cases/personal/erase-written.ts', words, [
    ['for (const file of files) await ports.keptFiles.drop(file.id)', ''],
    ['...answers.map(one => async () => unanswered(one)),', ''],
    ['answer: { ...answer, reason: erased }', 'answer'],
    ["refresh({ card: 'call-board', callId: row.callId }),", ''],
    ['await endCopies(ports, actor.id)', ''],
  ]),
  ...faultsOf('core/use-cases/personal/my-data.ts', words, [
    ['  if (until <= now) return\n  await ports.dataRequests.drop(id)', ''],
  ]),
  ...faultsOf('core/use-cases/notes/kept-notes.ts', words, [
    ['isTakenAway: async ({ notes }, { noteId }) => (await notes.byId(noteId)) === null,', ''],
  ]),
  ...faultsOf(
    'core/use-cases/personal/follow-erased.ts',
    ['core/use-cases/personal/follow-erased.test.ts'],
    [
      ['if (!isCardOf(key, ...ofEach)) keys.add(key)', 'keys.add(key)'],
      ['flatMap(({ about }) => about)', 'map(({ key }) => key)'],
    ],
  ),
  ...faultsOf('core/use-cases/personal/what-stays.ts', stays, [
    ["if (table !== 'erasure') return true", "if (table !== 'erasure') continue"],
    ["names.some(name => name.includes('@')) ? []", 'true ? []'],
    ["titled.length > 0 ? [] : (['titled'] as const)", '[]'],
  ]),
  ...faultsOf('teams/personal/draw-erasure.ts', card, [
    ['...unsought.map(what => words.text(`personal.erasure.receipt.unsought.${what}`)),', ''],
  ]),
]
