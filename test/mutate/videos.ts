import { type Fault, faultsOf } from './fault.ts'

const ordered = ['pictures/prepare-video', 'pictures/take-video'].map(name => `core/use-cases/posts/${name}.test.ts`)
const taken = ['pictures/take-video', 'video', 'pictures/prepare-video'].map(
  name => `core/use-cases/posts/${name}.test.ts`,
)
const lastUse = ['core/use-cases/posts/last-use-of-video.test.ts']
const opened = ['core/use-cases/posts/writing/open-video.test.ts']

/** Of videos: each takes what nobody may give, keeps nothing, or keeps it twice. */
export const videoFaults: Fault[] = [
  ...faultsOf('core/use-cases/posts/pictures/prepare-video.ts', ordered, [
    ["if (!isComms(actor)) return { kind: 'not-comms' }", ''],
    ['roles: await ports.directory.roles(writer.id)', "roles: ['comms']"],
    ['{ ...asked, at: ports.now() }', 'asked'],
    ["if (kind === 'busy') throw new Unavailable(kind)", ''],
    ['return isVideoRefusal(kind) ? kind : null', 'return null'],
    ['if (videoOfPost(post)?.fileId === asked.fileId) return', 'if (videoOfPost(post)) return'],
    ["if (videoOfPost(post)?.fileId === asked.fileId) return { kind: 'added', post }", ''],
    ['videoOfPost(post)?.fileId === fileId ? null :', 'false ? null :'],
    ['if (taken && videoOfPost(taken)?.fileId === fileId) await', 'await'],
    ['if (taken && videoOfPost(taken)?.fileId === fileId) await', 'if (false) await'],
    ['person: note.writer.id, ...refused', 'person: note.writer.id'],
  ]),
  ...faultsOf('core/use-cases/posts/pictures/take-video.ts', taken, [
    ["if (!isComms(actor)) return { kind: 'not-comms' }", ''],
    ["if (bytes === null) return { kind: 'no-such-file' }", "if (bytes === null) return { kind: 'video-unread' }"],
    ["if (bytes === 'too-large') return", "if (bytes === 'too-large' && false) return"],
    ['if (standing !== null && standing.digest !== digest)', 'if (false)'],
    ['contradicts(sent.name, bytes) ? null : ', ''],
    ['if (video && video.url !== null && video.folder === folder)', 'if (false)'],
    ['video?.folder === folder ? video.name : arrived.name', 'arrived.name'],
    ['...captionsOf(video) }', '}'],
    ['  await saveMedia(ports, row, end)', '  await saveMedia(ports, row, [])'],
    ["if (done !== 'done') throw new Unavailable('busy')", ''],
    ['await saveMedia(ports, { ...row, version: row.version + 1, video: { ...put, url } }, [])', ''],
    ["if (!stillOpen(post, attached)) return { kind: 'closed', post }", ''],
    ["standing.digest === arrived.digest ? 'added' : 'one-video'", "'added'"],
    ['...onMedia]', ']'],
    ['      fileId,\n', ''],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed-video-use.ts', lastUse, [
    ["['in-validation', 'approved', 'broadcasting']", "['approved', 'broadcasting']"],
    ["['in-validation', 'approved', 'broadcasting']", "['in-validation', 'broadcasting']"],
    ["['in-validation', 'approved', 'broadcasting']", "['in-validation', 'approved']"],
    ['isToLeave(post) && version && ', 'version && '],
    ['isUnderWay(release) && ', ''],
    [' && seals.includes(release.seal)', ''],
    ["state === 'publishing' || ", ''],
    [' && at !== null', ''],
    ['!read?.target.startedAt || ', '!read || '],
    [" || post.state === 'taken-back'", ''],
    ['isRemovalConfirmed(changing) || ', ''],
    [' || isExpired(truestBroadcast(target, changing), ports.now(), ports.hours)', ''],
    ['({ rendered }) => showsPicture(rendered, ids)', '() => true'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed-video-use.ts', lastUse, [
    ['video === digest || ', ''],
    [' || variants.some(variant => variant.video?.digest === digest)', ''],
  ]),
  ...faultsOf('core/use-cases/posts/pictures/end-picture.ts', lastUse, [
    ['posts.some(isToLeave) || ', ''],
    ["use === 'leaves' || ", ''],
    [' || isEndless\n', '\n'],
    ['if (isEndless && inMs === awaitedMs) await', 'if (false) await'],
    ['isPrinted || isAwaited ? Infinity', 'isPrinted ? Infinity'],
    ['open || isMasthead || isAwaited', 'open || isMasthead'],
    ['inMs === Math.min(behindMs, awaitedMs)', 'inMs === behindMs'],
  ]),
  ...faultsOf(
    'core/use-cases/retention/end-proposal-files.ts',
    [...lastUse, 'postgres/proposal-files-end.test.ts'],
    [
      ['some(video => video.id === id && !video.gone)', 'some(video => video.id === id)'],
      ['some(video => video.id === id && !video.gone)', 'some(() => false)'],
      ['video.folder !== folder || ', ''],
      [' || video.name !== name) return', ') return'],
      ['if (video.until !== undefined && video.until > now)', 'if (false)'],
      ["if (use === 'leaves') return 'opened'", ''],
      ["use === 'stands' && video.until === undefined ?", "use === 'stands' ?"],
      ["use === 'stands' && video.until === undefined ?", 'false ?'],
      ["given ? 'opened' : 'closed'", "'closed'"],
      ["if (closed === 'opened') return false", ''],
      ['left.push(file)', 'void file'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/pictures/bin-video.ts',
    ['core/use-cases/posts/expire-video.test.ts', ...opened],
    [
      ["(media.video.until ?? '') >= until", 'media.video.until === until'],
      ['own ? binned(video) : video', 'video'],
    ],
  ),
  ...faultsOf(
    'media/captions-in-webm.ts',
    ['media/videos.test.ts'],
    [
      ['(SUBTITLES|CAPTIONS)', 'SUBTITLES'],
      ['S_TEXT\\/\\w+|', ''],
      ['segment && read.first(segment, id.tracks)', 'segment && read.within(segment, id.tracks)[0]'],
      ['(?!und\\b)', ''],
      ['.filter(track => isCaptions', '.filter(track => true || isCaptions'],
    ],
  ),
  ...faultsOf(
    'graph/check-links.ts',
    ['graph/library.test.ts'],
    [
      ['    await library.remove(folder, name)\n', ''],
      ['return answer', 'return null'],
    ],
  ),
  ...faultsOf('media/read-video.ts', ['media/videos.test.ts'], [['? captionsInWebm(bytes)', '? []']]),
  ...faultsOf('core/domain/pictures/media-video.ts', opened, [
    ['!link || (link.url === null && ', '!link || ('],
    [' >= linkAgainMs', ' > linkAgainMs'],
    ['one.url === other.url && ', ''],
    ['one.folder === other.folder && ', ''],
    [' && one.name === other.name', ''],
    ['(link?.url ?? url)', 'url'],
    ['{ link: _, ...video }: MediaVideo', 'video: MediaVideo'],
  ]),
  ...faultsOf('core/use-cases/pictures/link-video.ts', opened, [
    ['if (!video || video.url === null) return null', 'if (!video) return null'],
    ['if (!asksForLink(video, ports.now())) return video', ''],
    ['!isSameFile(row.video, video) || ', ''],
    ["=== 'done' ? 'kept' : 'stale'", "=== 'done' ? 'kept' : 'kept'"],
  ]),
  ...faultsOf('core/use-cases/posts/writing/open-video.ts', opened, [
    ['if (video.url === null) return', 'if (false) return'],
    ['return video ? openedAt(post, watchedAt(video)) : post', 'return post'],
  ]),
  ...faultsOf('core/use-cases/posts/writing/duplicate-post.ts', opened, [
    ['await asItLies(ports, copyOf(original, actor, birth))', 'copyOf(original, actor, birth)'],
  ]),
  ...faultsOf(
    'core/use-cases/pictures/watch-at.ts',
    ['teams/pictures/watch.test.ts'],
    [
      ["if (consentOf(media, at)?.answer === 'refused') return null", ''],
      ["new URL(url).protocol === 'https:' ? url : null", 'url'],
      ['unlessAway(() => linkedVideo(ports, media), null)', 'linkedVideo(ports, media)'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/withdrawals/bin-file.ts',
    ['core/use-cases/posts/proposed-video.test.ts'],
    [['      ...(await notThere(ports, file, { folder, at })),\n', '']],
  ),
  ...faultsOf(
    'teams/pictures/drawn/draw-video-taken.ts',
    ['teams/pictures/video-taken.test.ts'],
    [["refused === 'no-such-file' || refused === 'not-comms' ? saidLater[refused] : refused", 'refused']],
  ),
  ...faultsOf(
    'core/use-cases/newspapers/printing/announce-edition.ts',
    ['core/use-cases/newspapers/announce-faults.test.ts'],
    [
      ['roles: await ports.directory.roles(askedBy.id)', "roles: ['comms']"],
      ["if (!isComms(actor)) return { kind: 'fault', key: 'not-comms', about: '' }", ''],
    ],
  ),
]
