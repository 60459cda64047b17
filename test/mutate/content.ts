import { type Fault, faultsOf } from './fault.ts'

/** Pictures and who agreed to them, files, who is in an audience, and how often somebody may do something. */
const consent = [
  'core/domain/pictures/consent.test.ts',
  'teams/pictures/consent.test.ts',
  'core/use-cases/posts/posts.test.ts',
]
const audience = ['core/use-cases/audiences/expand-audience.test.ts', 'core/use-cases/audiences/audiences.test.ts']

export const contentFaults: Fault[] = [
  ...faultsOf(
    'core/domain/text.ts',
    ['core/domain/text.test.ts'],
    [
      ['u0000-\\\\u02ff', 'u0000-\\\\u036f'],
      ['u2010-\\\\u205e', 'u2000-\\\\u205e'],
      ["form === 'NFC' && composed", 'composed'],
      ['(_, kept) => kept)', "(_, kept) => '')"],
      ['{${marksMost + 1}}', '{${marksMost + 2}}'],
    ],
  ),
  ...faultsOf(
    'core/domain/pictures/media-state.ts',
    ['core/domain/pictures/media-state.test.ts'],
    [
      ["if (media.agreements.some(isWithdrawn)) return { state: 'withdrawn', why: null }", ''],
      ["answer === 'children' || lacks === 'signature'", "answer === 'children'"],
      ["ended === undefined ? blocked('none')", "ended !== undefined ? blocked('none')"],
    ],
  ),
  ...faultsOf(
    'core/domain/pictures/agreement-state.ts',
    ['core/domain/pictures/media-state.test.ts'],
    [
      ['until !== null && until <= at', 'until !== null && until < at'],
      ["person.kind !== 'agent' || isWithdrawn(agreement)", "person.kind !== 'agent'"],
      ["unsignedParents(person) > 0 : proof?.kind !== 'file'", 'unsignedParents(person) > 0 : proof === null'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/agreements/sign-agreement.ts',
    ['core/use-cases/consents/agreements/specify-person.test.ts', 'teams/pictures/agreements.test.ts'],
    [
      ['!isSignable(file) || contradicts(file.name, bytes)', '!isSignable(file)'],
      ['bytes.byteLength > bytesMost', 'false'],
      ["signer === 'both' ? refs : refs.filter(ref => ref === signer)", 'refs'],
      ['`${media.reference} ${file.id.slice(0, 8)}.${endingOf(file.name)}`', 'file.name'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/remind-agreement.ts',
    ['core/use-cases/consents/agreements/specify-person.test.ts'],
    [
      ['agreement.askedAt !== data.askedAt || agreement.told', 'agreement.told'],
      ["isThere && data.then === 'remind'", 'isThere'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/agreements/see-media.ts',
    ['core/use-cases/consents/agreements/specify-person.test.ts', 'teams/pictures/agreements.test.ts'],
    [
      ['lists ? await namesOf(ports, media.id) : {}', 'await namesOf(ports, media.id)'],
      ['if (!lists && !decides)', 'if (false)'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/agreements/stop-asking.ts',
    ['core/use-cases/consents/agreements/specify-person.test.ts'],
    [
      ["!agreement || agreement.person.kind === 'child'", '!agreement'],
      ["agreement.state !== 'asked'", 'false'],
    ],
  ),
  ...faultsOf(
    'core/domain/placements/placed-card.ts',
    ['core/domain/placements/placed-card.test.ts'],
    [
      ['if (texts.length > parts.length) return null', ''],
      ["absent: written === undefined && 'optional' in part", 'absent: written === undefined'],
      ['partsOf(kind)[0]?.[1] === person', 'false'],
    ],
  ),
  ...faultsOf(
    'core/domain/placements/key-part.ts',
    ['core/domain/placements/placed-card.test.ts'],
    [['write: value => `ring${value}`', 'write: String']],
  ),
  ...faultsOf(
    'core/use-cases/broadcasts/standing-broadcast.ts',
    ['core/use-cases/broadcasts/removals.test.ts'],
    [
      ['return isRemoved(changing, ({ startedAt }) => startedAt !== null)', 'return isRemoved(changing, () => true)'],
      ["state !== 'ready' && (", '('],
      ["(state !== 'stopped' || startedAt !== null)", 'true'],
      ["one.state !== 'cancelled' && holds(one)", 'holds(one)'],
      ["one.kind === 'correct' && one.state !== 'cancelled' && one.startedAt !== null,", "one.kind === 'correct',"],
      ["one.kind === 'correct' && one.state !== 'cancelled' && one.startedAt !== null,", 'false,'],
    ],
  ),
  ...faultsOf('core/domain/posts/pictures/sort-pictures.ts', consent, [
    ["if (post.state !== 'draft') return post", ''],
    ['post.content.pictures.filter(isShown)', 'post.content.pictures'],
    ["shownOf(content).filter(picture => !mayShow(picture, 'internal', at))", '[]'],
    ['id === picture.id || digest === picture.digest', 'id === picture.id'],
    ['.slice(0, picturesMax)', ''],
  ]),
  ...faultsOf(
    'core/domain/files/file-kind.ts',
    ['core/domain/files/file-kind.test.ts', 'core/domain/files/file-name.test.ts'],
    [
      ['return begins ? !begins(head) : isProgram(head)', 'return begins ? !begins(head) : false'],
      ['return begins ? !begins(head) : isProgram(head)', 'return isProgram(head)'],
      ['Object.hasOwn(kinds, endingOf(name)) ? kinds', 'true ? kinds'],
      [".replace('image/jpg', 'image/jpeg')", ''],
      ["begins: head => head.includes('%PDF-')", 'begins: null'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/people/daily-limits.ts',
    ['teams/daily-limits.test.ts'],
    [
      ["counted ? { kind: 'counted' } : { kind: 'enough-today', most }", "{ kind: 'counted' }"],
      ['localDay(ports.now(), timeZone), most)', "'', most)"],
      ['dailyCounts.take(person, what,', "dailyCounts.take('', what,"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/people/opt-out.ts',
    ['core/use-cases/people/opt-out.test.ts'],
    [
      ['if ((known?.optedOut ?? false) === out) return { kind }', ''],
      ['isOutside(actor) && !known?.met', 'false'],
    ],
  ),
  ...faultsOf('core/use-cases/audiences/expand-audience.ts', audience, [
    ['audience.of.length > 0 && audience.of.every', 'audience.of.every'],
    [' && !isIn(audience.without, holds)', ''],
    ["if (guest) return 'guest'", ''],
    ["if (shared) return 'shared'", ''],
    ["return enabled ? null : 'disabled'", 'return null'],
    ['for (const { id } of page) others.delete(id)\n', '\n'],
    ['listed && department !== null && department', 'department !== null && department'],
  ]),
  ...faultsOf('core/use-cases/audiences/expand-audience.ts', audience, [
    ["list?.state === 'kept' && digestOfPeople", 'list && digestOfPeople'],
    [' && digestOfPeople(list.people) === leaf.digest', ''],
  ]),
  ...faultsOf(
    'core/use-cases/notes/keep-files.ts',
    ['core/use-cases/notes/keep-files.test.ts'],
    [
      ['(await keptFiles.get(id)) ?? (', '('],
      ['teamsFiles.fetch(source, keptShare.each)', 'teamsFiles.fetch(source)'],
      [
        'bytes instanceof Uint8Array ? keptFiles.fill(id, bytes) : keptFiles.drop(id)',
        'bytes instanceof Uint8Array ? keptFiles.fill(id, bytes) : undefined',
      ],
      ['if (!(error instanceof Unavailable)) throw error', 'throw error'],
      ['if (away) throw away', ''],
      [' || msBetween(note.at, ports.now()) >= forMs', ''],
    ],
  ),
  ...faultsOf(
    'teams/said.ts',
    ['teams/slices.test.ts'],
    [["const hasWords = wordsOpen && plainText(turn.incoming.text) !== ''", 'const hasWords = false']],
  ),
  ...faultsOf(
    'teams/initiatives/file-turns.ts',
    ['teams/slices.test.ts'],
    [
      [
        '[await addTo(turn, goes.initiative.id, files)], wordsOpen: true',
        '[await addTo(turn, goes.initiative.id, files)], wordsOpen: false',
      ],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/store-file.ts',
    ['core/use-cases/notes/keep-files.test.ts'],
    [['  await ports.keptFiles.drop(attachmentId)\n', '']],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/ask-author.ts',
    ['core/use-cases/initiatives/initiatives.test.ts'],
    [
      ["if (question.answer) return { kind: 'already-answered', initiative }", ''],
      ['if (decided) return decided\n    if (answer ===', 'if (answer ==='],
      ['answer.length > reasonMax * 2', 'answer.length > reasonMax * 20'],
    ],
  ),
  ...faultsOf(
    'core/domain/pictures/picture-remarks.ts',
    ['core/domain/pictures/picture-remarks.test.ts'],
    [
      ["if (isFileName(alt, name)) return 'alt-file-name'", ''],
      ["infographic === 'described' && description.trim() === ''", "description === ' '"],
      ['alt.trim().length > altAdvised', 'alt.trim().length > 300'],
      ['sent.width < widthAdvised', 'sent.height < widthAdvised'],
      ["infographic === 'described' && description !== '' ?", 'false ?'],
    ],
  ),
  ...faultsOf(
    'core/domain/charter/charter-remarks.ts',
    ['core/domain/charter/charter-remarks.test.ts'],
    [
      ['    .filter(({ start, end }) => rightly.every(right => end <= right.start || start >= right.end))\n', ''],
      ["one.digest === digest && one.state === 'old'", 'one.digest === digest'],
      ['if (colours.length === 0) return []', ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/charter/change-charter.ts',
    ['core/use-cases/charter/change-charter.test.ts'],
    [
      ["if (seen !== null && seen !== charter.version) return { kind: 'charter-since', charter }", ''],
      ['if (charter.logos.some(({ digest }) => digest === logo.digest)) return charter', ''],
      ['charter.logos.length >= logosMost', 'false'],
    ],
  ),
  ...faultsOf(
    'media/heic.ts',
    ['media/heic.test.ts'],
    [
      ["&& !brands.includes('avif')", ''],
      ['return info.width === 64', 'return true'],
    ],
  ),
  ...faultsOf(
    'media/prepare-picture.ts',
    ['media/prepare-picture.test.ts', 'media/pictures.test.ts'],
    [
      ["if (!looksLikePicture(input)) return { kind: 'not-a-picture' }", ''],
      ["if (input.byteLength > inputBytesMax) return { kind: 'too-big' }", ''],
      ['width * height > inputPixelsMax', 'false'],
      ['heldBytes(metadata) > heldBytesMax', 'false'],
      ['isProgressive ? pixels', 'false ? pixels'],
      ["(format === 'gif' || pages > 1)", '(pages > 1000)'],
      ['.autoOrient()\n', '\n'],
      ['data.byteLength <= bytesMax ?', 'true ?'],
    ],
  ),
  ...faultsOf('media/picture-files.ts', ['media/pictures.test.ts'], [['> triesMax', '> 1_000']]),
  ...faultsOf(
    'media/in-turn.ts',
    ['media/pictures.test.ts'],
    [
      ['last.then(work)', 'work()'],
      ['last = mine.catch(() => undefined)', 'last = mine'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/agreements/specify-person.ts',
    ['core/use-cases/consents/agreements/specify-person.test.ts'],
    [["...(two !== '' && spoken(one) === spoken(two) && { parentTwo: 'same-parent' }),", '']],
  ),
  ...faultsOf(
    'core/use-cases/posts/pictures/caption-video.ts',
    ['core/use-cases/posts/video.test.ts'],
    [["if (!stillOpen(read, await attachedTo(ports, read))) return { kind: 'closed', post: read }", '']],
  ),
  ...faultsOf(
    'apart/reader-process.ts',
    ['apart/read-in-process.test.ts'],
    [
      ["process.once('disconnect', () => process.exit())", ''],
      ['process.memoryUsage.rss() > bounds.residentMb * 1e6', 'false'],
    ],
  ),
  ...faultsOf(
    'apart/read-in-process.ts',
    ['apart/read-in-process.test.ts'],
    [
      ['env: {}, ', ''],
      ['      reject(noRoom(cause))', '      resolve(null)'],
      ["setTimeout(() => child.kill('SIGKILL'), mostMs)", 'setTimeout(() => undefined, mostMs)'],
    ],
  ),
]
