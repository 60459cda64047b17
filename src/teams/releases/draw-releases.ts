import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { ReleaseSeen } from '../../core/domain/faces/release-seen.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { actsOf, type ReleaseAct } from '../../core/domain/releases/release-acts.ts'
import { localTime } from '../../core/domain/working-time/local-time.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { channelName } from '../cards/release-text.ts'
import { drawAsks, drawTrouble } from './draw-asks.ts'
import { releaseNotes, releaseStateText, releaseUrl, stateColors } from './release-state.ts'

export const drawnReleases: DrawnCards<'releases' | 'release-asks' | 'channel-silent' | 'channel-held'> = {
  releases: {
    draw: (face, look) => drawReleases(face, look),
    summary: ({ post }, { words }) => words.text('summaries.releases', { reference: post.reference }),
  },
  'release-asks': {
    draw: drawAsks,
    summary: ({ post, channel }, { words }) =>
      words.text('summaries.release-asks', { reference: post.reference, channel: channelName(channel, words) }),
  },
  'channel-silent': {
    draw: (face, look) => drawTrouble({ ...face, trouble: 'silent' }, look),
    summary: ({ channel }, { words }) =>
      words.text('summaries.channel-silent', { channel: channelName(channel, words) }),
  },
  'channel-held': {
    draw: (face, look) => drawTrouble({ ...face, trouble: 'held' }, look),
    summary: ({ channel }, { words }) => words.text('summaries.channel-held', { channel: channelName(channel, words) }),
  },
}

export type Said = { said?: string; refused?: boolean }

/** « Où en est « Le pont rouvre » »: a line for each channel, with its actions behind a button. */
export function drawReleases(
  { post, releases, said = '', refused = false }: Pick<FaceOf<'releases'>, 'post' | 'releases'> & Said,
  look: Look,
): Card {
  const { words } = look
  return drawCard(
    'releases/releases',
    {
      kicker: words.text('releases.kicker', { reference: post.reference }),
      heading: words.text('releases.heading', { title: escapeLine(post.content.title) }),
      said: escapeLine(said),
      tone: refused ? 'warning' : 'good',
      releases: releases.map(seen => ({
        postId: post.id,
        see: words.text('releases.see'),
        more: words.text('releases.more'),
        id: seen.release.channel,
        channel: channelName(seen.release.channel, words),
        state: releaseStateText(seen, words),
        color: stateColors[seen.release.state],
        notes: releaseNotes(seen, words).map(text => ({ text })),
        url: releaseUrl(seen.release),
        decidable: seen.awaits === undefined && actsOf(seen.release, seen.byHand).length > 0,
      })),
    },
    look,
  )
}

/** `date`, `time`, `link`: as they were typed. */
export type OneReleaseData = { post: Post; seen: ReleaseSeen; date?: string; time?: string; link?: string } & Said

const typedActs: readonly ReleaseAct[] = ['at', 'out']

/** One release, its sealed words, and its present actions. */
export function drawOneRelease(data: OneReleaseData, look: Look): Card {
  const { post, seen, said = '', refused = false, date, time, link = '' } = data
  const { words } = look
  const { release } = seen
  const named = { postId: post.id, channel: release.channel, version: String(release.version) }
  const acts = actsOf(release, seen.byHand).map(act => ({
    ...named,
    act,
    title: words.text(`releases.acts.${act}`),
  }))
  const at = release.at === null ? null : localTime(release.at, look.timeZone)
  return drawCard(
    'releases/release',
    {
      postId: post.id,
      kicker: words.text('releases.one', {
        channel: channelName(release.channel, words),
        reference: post.reference,
      }),
      heading: words.text('common.quoted', { text: escapeLine(post.content.title) }),
      said: escapeLine(said),
      tone: refused ? 'warning' : 'good',
      state: releaseStateText(seen, words),
      color: stateColors[release.state],
      notes: [
        ...releaseNotes(seen, words),
        ...(release.channel === 'bluesky' && release.state === 'published' ? [words.text('releases.repliesLost')] : []),
      ].map(text => ({ text })),
      text: escapeMarkdown(seen.text),
      channel: release.channel,
      copies: seen.byHand && ['planned', 'held', 'declared'].includes(release.state),
      asksTime: acts.some(({ act }) => act === 'at'),
      asksLink: acts.some(({ act }) => act === 'out'),
      date: date ?? at?.day ?? '',
      time: time ?? at?.time ?? '',
      link,
      acts: acts.filter(({ act }) => !typedActs.includes(act)),
      typed: acts.filter(({ act }) => typedActs.includes(act)),
    },
    look,
  )
}
