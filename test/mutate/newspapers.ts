import { type Fault, faultsOf } from './fault.ts'

const at = (...names: string[]) => names.map(name => `core/use-cases/newspapers/${name}.test.ts`)

/** What is printed, announced, and leaves: as it was approved, and once. */
export const newspaperFaults: Fault[] = [
  ...faultsOf(
    'core/use-cases/newspapers/issued/keep-served.ts',
    ['core/use-cases/newspapers/issued/keep-served.test.ts'],
    [
      ['known && (await ports.editions.servedVersions(known.of)) === known.versions', 'known'],
      ['changing.length, sum]', '0, 0]'],
    ],
  ),
  ...faultsOf(
    'print/count-openings.ts',
    ['print/count-openings.test.ts'],
    [
      ['if (timer) clearTimeout(timer)\n      await flush()', ''],
      ['for (const { editionId, day, opened } of all) add(editionId, day, opened)', ''],
      ['      timer = null\n', ''],
      ['(writing = writing.then(writeAll))', 'writeAll()'],
    ],
  ),
  ...faultsOf('core/use-cases/broadcasts/sealed/check-edition.ts', at('check-edition', 'picture-lost'), [
    ["approved.kind === 'approved' && approved.version.seal === seal", "approved.kind === 'approved'"],
    ["lostPictures(everyPictureOf(post), version, 'submitted', now())", '[]'],
  ]),
  ...faultsOf(
    'core/use-cases/newspapers/edition/feed-edition.ts',
    ['teams/newspapers/foreign-presses.test.ts'],
    [["if (stands === feeds && (call.editionId === edition.id) === feeds) return { kind: 'call-settled' }", '']],
  ),
  ...faultsOf(
    'teams/turn/edition-refused.ts',
    ['teams/newspapers/edition-states.test.ts'],
    [["if (holder.broadcastId === null) return refusal(turn, { kind: 'edition-settling' }, told)", '']],
  ),
  ...faultsOf(
    'teams/newspapers/drawn/write-edition.ts',
    ['app/flat-plan-page.test.ts'],
    [['closed: id === othersId', 'closed: false']],
  ),
  ...faultsOf('core/use-cases/newspapers/edition/follow-edition.ts', at('printing/produce-edition', 'picture-lost'), [
    ['wrong ? holdChanges', 'wrong === undefined ? holdChanges'],
    [", { job: 'edition.mail', data }]", ']'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed/check-edition.ts', at('edition/printed-errata'), [
    ['if (corrected && !stands) wrong.add(corrected.reference)', ''],
  ]),
  ...faultsOf('core/use-cases/newspapers/edition/printed-errata.ts', at('edition/printed-errata'), [
    ['.filter(({ reference }) => !gone.has(reference))', ''],
    [' || gone.has(printedIn)', ''],
  ]),
  ...faultsOf('core/use-cases/newspapers/edition/follow-edition.ts', at('edition/printed-errata'), [
    ['await markPrinted(ports, edition)', '[]'],
  ]),
  ...faultsOf('core/use-cases/newspapers/printing/ask-printing.ts', at('printing/produce-edition'), [
    [" && wanted === 'submission' && edition.wanted === 'preview'", ''],
    ['if (closed && !joins) return closed', 'if (closed) return closed'],
  ]),
  ...faultsOf('core/use-cases/newspapers/edition/set-editorial.ts', at('edition/set-editorial'), [
    ['seen === undefined ? isOfAnother : ', 'seen !== undefined && '],
    ['typeset(cleanText(said), locale)', 'cleanText(said)'],
    ["if (isSame(before, typed)) return { kind: 'edition-changed', edition, newspaper, editorial: before }", ''],
  ]),
  ...faultsOf('core/use-cases/newspapers/printing/produce-edition.ts', at('printing/produce-edition'), [
    ["edition?.state !== 'producing' || ", ''],
    ["const row: Edition = { ...edition, state: 'open', fault: { key, about } }", 'const row = edition'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/mail-edition.ts', at('issued/mail-edition'), [
    ["if (mail !== null && mail.state !== 'asked') return", ''],
    ['if (!(await settle(ports, id, mail, sending))) return', 'void sending'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/correct-edition.ts', at('issued/correct-edition'), [
    ['if (!mayConfirmErratum(erratum, newspaper, { id: actor.id, isComms: isComms(actor) }))', 'if (false)'],
    ["if (!(await isOut(ports, edition))) return { kind: 'not-published', edition }", ''],
    ['&& !sure', '&& false'],
  ]),
  ...faultsOf('core/use-cases/newspapers/printing/announce-edition.ts', at('printing/produce-edition'), [
    ["unvouched: produced.words !== ''", 'unvouched: true'],
  ]),
  ...faultsOf('core/use-cases/newspapers/edition/take-fed.ts', at('edition/take-fed'), [
    ['standsIn === undefined && ', ''],
  ]),
  ...faultsOf('core/domain/newspapers/printed-article.ts', at('printed-words', 'picture-lost'), [
    ['if (!sealed && !isOfVersion(content, version))', 'if (false)'],
    ["isShown ? drawn : fault('no-consent')", 'drawn'],
  ]),
  ...faultsOf('core/use-cases/newspapers/printing/as-sealed.ts', at('printed-words'), [
    ['canonicalKey(sealed) === canonicalKey(now)', 'true'],
  ]),
  ...faultsOf(
    'core/use-cases/newspapers/edition/see-edition.ts',
    ['contracts/edition-plan.test.ts'],
    [
      ['!maySeeAll(actor) && ', ''],
      ['read?.newspaper.director.id !== actor.id', 'false'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/editions/edition-candidates.ts',
    ['contracts/edition-plan.test.ts'],
    [['timeZone) ?? since, candidatesMost)', 'timeZone) ?? since, 1_000)']],
  ),
  ...faultsOf('core/use-cases/editions/standings.ts', at('picture-lost'), [
    ['version ? picturesLost(pictures, version, when, now) : 0', '0'],
  ]),
  ...faultsOf('core/use-cases/editions/standings.ts', at('check-edition'), [
    ["isSame ? 'ready' : 'changed'", "'ready'"],
  ]),
  ...faultsOf('core/domain/newspapers/pictures-lost.ts', at('picture-lost'), [
    ["gone && when === 'submitted' && ", ''],
    ['if (closed.includes(null)) return []', 'return []'],
  ]),
  ...faultsOf('core/use-cases/newspapers/printing/library-edition.ts', at('printing/library-edition'), [
    ['if (isShort || edition.library !== null) return', 'if (edition.library !== null) return'],
    ['if (isShort || edition.library !== null) return', 'if (isShort) return'],
    ['edition.withdrawn?.pictures ?? []', '[]'],
    ['  if (edition.withdrawn?.production === sealed.production && edition.withdrawn.pictures === null) return\n', ''],
    ['.findLast(one => one.seal === seal)', '.at(-1)'],
    ['.findLast(one => one.seal === seal)', '.at(0)'],
    ['visas: await visasOf(ports, announcing, version.seal)', "visas: await visasOf(ports, announcing, '')"],
    ['await visasOf(ports, post, seal)', 'await visasOf(ports, announcing, version.seal)'],
  ]),
  ...faultsOf('core/use-cases/editions/library-copy.ts', at('printing/library-edition'), [
    ['const shortened = [withdrawn, ', 'const shortened = ['],
    ['to.length === 0 || ', ''],
    ['!to.every(one => plainAddress.test(one))', 'false'],
    ['`Bcc: ${', '`To: ${'],
  ]),
]
