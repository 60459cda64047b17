import { type Fault, faultsOf } from './fault.ts'

/** Events, pictures and who agreed to them, files, who is in an audience, and how often somebody may do something. */
const events = ['core/events/events.test.ts', 'core/events/follow-event.test.ts', 'core/events/resize-event.test.ts', 'core/events/event-rules.test.ts']
const consent = ['core/posts/consent.test.ts', 'teams/slices/consent.test.ts', 'core/posts/posts.test.ts']
const audience = ['core/audiences/expand-audience.test.ts', 'core/audiences/audiences.test.ts']

export const contentFaults: Fault[] = [
  ...faultsOf('core/events/event.ts', events, [
    ['today > details.date', 'today >= details.date'],
    ['today >= expiresOn', 'today > expiresOn'],
    ["if (cancelled) return 'cancelled'", ''],
    ["|| answer?.answer === 'waiting'", ''],
    ['Math.max(0, details.capacity - places.taken)', 'details.capacity - places.taken'],
    ['places.waiting.indexOf(delivery.person) + 1', 'places.waiting.indexOf(delivery.person)'],
  ]),
  ...faultsOf('core/events/answer-event.ts', events, [
    ["before === 'yes' || before === 'waiting'", "before === 'yes'"],
    ["state !== 'open' || same", 'same'],
    ['capacity !== null && moved.places.taken !== places.taken', 'capacity !== null'],
    ["...(answer.answer === 'yes' ? reminder", "...(answer.answer !== 'no' ? reminder"],
    ['  return person === null\n    ? []\n    : promoted', '  return person !== null\n    ? []\n    : promoted'],
    ["kind === 'correct' && planned !== null", "kind === 'correct'"],
  ]),
  ...faultsOf('core/events/move-places.ts', events, [
    ['taken < capacity && waiting.length === 0', 'taken < capacity'],
    ['taken < capacity && waiting.length === 0', 'taken <= capacity && waiting.length === 0'],
    ['if (capacity !== null && taken > capacity)', 'if (false)'],
    ["if (before !== 'yes') return", "if (before === null) return"],
    ['promoted === null ? taken - 1 : taken', 'taken - 1'],
    ['waiting: [...waiting, person]', 'waiting: [person, ...waiting]'],
  ]),
  ...faultsOf('core/events/reminder.ts', [...events, 'quiet-hours.test.ts'], [
    ["event?.answer?.answer !== 'yes' || ", ''],
    ['if (localDay(now, settings.timeZone) >= event.details.date) return', ''],
    ['due > now ? due : afterQuietHours(now, settings)', 'due > now ? due : now'],
    ['at !== null && !quietHours(at, settings)', 'at !== null'],
    ['at !== null && at > now ?', 'at !== null ?'],
  ]),
  ...faultsOf('core/events/promote.ts', [...events, 'quiet-hours.test.ts'], [
    [', at: afterQuietHours(now, settings)', ''],
    ['    ...reminder(event, row, settings),\n', ''],
  ]),
  ...faultsOf('core/events/resize-event.ts', events, [
    ['Math.max(0, capacity - yes)', 'capacity'],
    ['places.waiting.slice(next.length)', 'places.waiting'],
    ['if (newDay) await remindAnew(ports, postId, settings)', ''],
  ]),
  ...faultsOf('core/events/read-event.ts', events, [
    ["!['sending', 'delivered', 'unknown'].includes(delivery.state)", 'false'],
    ["post.state === 'cancelled' || post.state === 'taken-back' || ", ''],
    ["|| isTakenBack(changing)", ''],
  ]),
  ...faultsOf('core/pictures/consent.ts', consent, [
    [" || consent?.answer === 'parents'", " || consent?.answer === 'parents' || consent?.answer === 'children'"],
    [" || consent?.answer === 'parents'", " || consent?.answer === 'parents' || consent?.answer === 'unsure'"],
    [" || consent?.answer === 'parents'", ''],
    ["consent?.answer === 'nobody' ||", "consent === null || consent?.answer === 'nobody' ||"],
    ["consent === null || consent.answer === 'children'", "consent === null"],
  ]),
  ...faultsOf('core/posts/pictures/sort-pictures.ts', consent, [
    ["if (post.state !== 'draft') return post", ''],
    ['post.content.pictures.filter(mayShow)', 'post.content.pictures'],
    ['content.pictures.filter(picture => !mayShow(picture))', '[]'],
    ['id === picture.id || digest === picture.digest', 'id === picture.id'],
    ['.slice(0, picturesMax)', ''],
  ]),
  ...faultsOf('core/posts/pictures/declare-consent.ts', consent, [
    ['!isComms(actor) && initiative?.author.id !== actor.id', 'false'],
    ["if (answer === null) return { kind: 'not-understood' }", ''],
    ['const posts = await ports.posts.withPicture(copy)', 'const posts = start === null ? await ports.posts.withPicture(copy) : [start]'],
  ]),
  ...faultsOf('core/posts/pictures/consent-on-post.ts', consent, [
    ['if (mayShow({ consent })) return cards', ''],
    ['stops ? holdChanges', 'false ? holdChanges'],
    ["kind !== 'send' && kind !== 'correct'", "kind !== 'send'"],
    ["'planning', 'running', 'paused']", "'planning', 'running']"],
  ]),
  ...faultsOf('core/files/file-kind.ts', ['core/files/file-kind.test.ts', 'core/files/file-name.test.ts'], [
    ['return begins ? !begins(head) : isProgram(head)', 'return begins ? !begins(head) : false'],
    ['return begins ? !begins(head) : isProgram(head)', 'return isProgram(head)'],
    ['Object.hasOwn(kinds, endingOf(name)) ? kinds', 'true ? kinds'],
    [".replace('image/jpg', 'image/jpeg')", ''],
    ["begins: head => head.includes('%PDF-')", 'begins: null'],
  ]),
  ...faultsOf('core/people/daily-limits.ts', ['teams/slices/daily-limits.test.ts'], [
    ["counted ? { kind: 'counted' } : { kind: 'enough-today', most }", "{ kind: 'counted' }"],
    ['localDay(ports.now(), timeZone), most)', "'', most)"],
    ['dailyCounts.take(person, what,', "dailyCounts.take('', what,"],
  ]),
  ...faultsOf('core/people/opt-out.ts', ['core/people/opt-out.test.ts'], [
    ["if ((known?.optedOut ?? false) === out) return { kind }", ''],
    ['isOutside(actor) && !known?.met', 'false'],
  ]),
  ...faultsOf('core/audiences/expand/expand-audience.ts', audience, [
    ['audience.of.length > 0 && audience.of.every', 'audience.of.every'],
    [' && !isIn(audience.without, holds)', ''],
    ["if (guest) return 'guest'", ''],
    ["if (shared) return 'shared'", ''],
    ["return enabled ? null : 'disabled'", 'return null'],
    ['for (const { id } of page) others.delete(id)\n', '\n'],
    ['listed && department !== null && department', 'department !== null && department'],
  ]),
  ...faultsOf('core/audiences/expand/read-sources.ts', audience, [
    ["list?.state === 'kept' && digestOfPeople", 'list && digestOfPeople'],
    [' && digestOfPeople(list.people) === leaf.digest', ''],
  ]),
  ...faultsOf('core/initiatives/author/answer-question.ts', ['core/initiatives/initiatives.test.ts'], [
    ["if (initiative.author.id !== actor.id) return { kind: 'not-yours' }", ''],
    ["if (question.answer) return { kind: 'already-answered', initiative }", ''],
    ["if (decided) return decided", ''],
    ['answer.length > reasonMax * 2', 'answer.length > reasonMax * 20'],
  ]),
  ...faultsOf('media/prepare-picture.ts', ['media/prepare-picture.test.ts', 'media/pictures.test.ts'], [
    ["if (!looksLikePicture(input)) return { kind: 'not-a-picture' }", ''],
    ["if (input.byteLength > inputBytesMax) return { kind: 'too-big' }", ''],
    ['width * height > inputPixelsMax', 'false'],
    ['heldBytes(metadata) > heldBytesMax', 'false'],
    ['isProgressive ? pixels', 'false ? pixels'],
    ["(format === 'gif' || pages > 1)", '(pages > 1000)'],
    ['.autoOrient()\n', '\n'],
    ['bytes.byteLength <= bytesMax ?', 'true ?'],
  ]),
  ...faultsOf('media/pictures.ts', ['media/pictures.test.ts'], [
    ['last.then(work)', 'work()'],
    ['last = mine.catch(() => undefined)', 'last = mine'],
    ['> triesMax', '> 1_000'],
  ]),
]
