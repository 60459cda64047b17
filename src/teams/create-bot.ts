import type { Locale } from '../core/domain/actor.ts'
import { nothingOff, type Off } from '../core/domain/capabilities/capability.ts'
import type { Conversations } from '../core/ports/people.ts'
import { onceAMinute } from '../timing/once-a-minute.ts'
import type { Words } from '../words.ts'
import { createAcquaintance } from './turn/acquaintance.ts'
import { recipients } from './posts/drawn/editor-view.ts'
import { inOwnChat } from './send/own-chat.ts'
import { createReplies, createReplyNow, type RepliesOptions } from './send/replies.ts'
import { allVerbs, allWords, parts } from './slices.ts'
import { findPeople } from './audiences/search-people.ts'
import { findRecipients } from './audiences/offers.ts'
import { findCards } from './anywhere/find-cards.ts'
import { hearChannel } from '../core/use-cases/sectors/hear-channel.ts'
import { channelEvent } from './sectors/channel-event.ts'
import { createSaid, type OpenWords, wordVerbs } from './said.ts'
import { switchedOff } from './capabilities/switched-off.ts'
import { type Spelling, spellingsOf } from './turn/typed-words.ts'
import type { Answer } from './turn/answer.ts'
import type { Bot } from './turn/bot.ts'
import type { Turn } from './turn/turn.ts'
import { asking } from './turn/second-steps.ts'
import { isOff, withoutSwitchedOff } from './turn/without-switched-off.ts'
import { withoutOrders } from './turn/without-orders.ts'
import { people } from './turn/search.ts'
import { joined } from '../core/domain/joined.ts'

export type BotOptions = RepliesOptions & {
  words: Record<Locale, Words>
  conversations: Conversations
}

/** Every verb and every word of every slice, in one table each. */
export function createBot(options: BotOptions): Bot {
  const spoken = Object.values(options.words)
  const acquaintance = createAcquaintance(options.conversations, options.log)
  const open = openWords(spoken)
  const said = createSaid(allWords, open)
  const known = { verbs: joined([allVerbs, wordVerbs(allWords, open)]), words: allWords }
  const finished = (turn: Turn, answer: Answer) =>
    withoutOrders(turn, withoutSwitchedOff(asking(answer, turn.ports.now(), known.verbs), offIn(turn), parts), known)
  const { log } = options
  // One person may press what is no button as often as they like.
  const misread = onceAMinute<{ why: string; verb: string; actor: string }>({
    first: ({ why, ...pressed }) => log.warn(pressed, `a card sent ${why}`),
    more: ({ why, ...pressed }, more) => log.warn({ ...pressed, more }, `cards sent ${why} within a minute`),
  })
  return {
    verbs: known.verbs,
    switchedOff: (turn, verb) =>
      isOff(parts.verbs, verb, offIn(turn)) ? switchedOff(turn, parts.verbs.get(verb)!) : null,
    finished,
    searches: { choices: { [recipients]: findRecipients, [people]: findPeople }, cards: { find: findCards } },
    said: async turn => (await said(turn)).map(answer => finished(turn, answer)),
    happened: async (incoming, ports) => {
      const heard = channelEvent(incoming)
      return heard ? hearChannel(ports, heard) : acquaintance.happened(incoming, ports)
    },
    remember: acquaintance.met,
    misread: (pressed, why) => void misread(why, { ...pressed, why }),
    replyNow: createReplyNow(options),
    reply: inOwnChat(createReplies(options), options.conversations, options.log),
  }
}

const offIn = ({ look }: Turn): Off => look.off ?? nothingOff

/** Made once a switch. */
function openWords(words: Words[]): OpenWords {
  const every = spellingsOf(words, allWords)
  const known = new WeakMap<Off, readonly Spelling[]>()
  return turn => {
    const off = offIn(turn)
    const open = known.get(off) ?? every.filter(({ word }) => !isOff(parts.words, word, off))
    known.set(off, open)
    return open
  }
}
