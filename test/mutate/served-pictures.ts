import { type Fault, faultsOf } from './fault.ts'

/** Addresses of pictures: each place has its own, and each ends with what it stands on. */
const addresses = ['postgres/picture-addresses.test.ts']
const over = ['core/use-cases/posts/over-pictures.test.ts']

export const servedPictureFaults: Fault[] = [
  ...faultsOf('core/use-cases/posts/pictures/is-served-at.ts', addresses, [
    ["placeOfPictures(post) === 'draft' && shows(", 'shows('],
    ["shows(post.content.pictures, place.id, 'internal', ports.now())", 'true'],
    ['!isLookOver(place, ports.now()) && ', ''],
    [' && !(await isRefused(ports, place.id))', ''],
    ['&& !(await isTakenAway(ports, post))', ''],
    [' || !shows(pictures, pictureId, use, now())', ''],
    ['filter(({ channel }) => useOf(channel) === use)', 'slice()'],
    ["isOutside(ports, post, place.id, 'site')", "isOutside(ports, post, place.id, 'networks')"],
    ['found === null || consentOf', 'found !== null && consentOf'],
    ['(await isPlaced(ports, broadcastId)) ? [...standing, ...content.pictures] : standing', 'standing'],
    [
      '(await isPlaced(ports, broadcastId)) ? [...standing, ...content.pictures]',
      '(await isPlaced(ports, broadcastId)) ? [...content.pictures]',
    ],
  ]),
  ...faultsOf('core/use-cases/posts/pictures/is-served.ts', addresses, [
    [' || isExpired(truestBroadcast(target, changing), now(), hours)', ''],
  ]),
  ...faultsOf(
    'core/domain/posts/pictures/pictures-place.ts',
    [...addresses, 'teams/cards/as-shown.test.ts'],
    [
      [
        "['draft', 'in-validation', 'approved', 'refused']",
        "['draft', 'in-validation', 'approved', 'refused', 'broadcasting']",
      ],
      ["['draft', 'in-validation', 'approved', 'refused']", "['draft', 'approved', 'refused']"],
    ],
  ),
  ...faultsOf('media/picture-names.ts', addresses, [
    ["place?.on === 'card' ?", 'place ?'],
    ['return `media-${on}`', "return 'media-card'"],
  ]),
  ...faultsOf('core/use-cases/posts/pictures/end-picture.ts', over, [['return isOut ? null : at', 'return at']]),
  ...faultsOf('core/use-cases/broadcasts/sending/after-broadcast.ts', over, [
    ["broadcast.kind === 'expire' ? deletions(post, abandonedMs) : []", 'false ? deletions(post, abandonedMs) : []'],
  ]),
  ...faultsOf(
    'teams/send/fill-frame.ts',
    ['teams/send/fill-frame.test.ts'],
    [['mendPictures(rendered.card, () => true)', 'rendered.card']],
  ),
]
