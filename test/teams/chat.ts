import assert from 'node:assert/strict'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Ports } from '../../src/core/ports.ts'
import { knownSections } from '../../src/core/use-cases/sections/all-sections.ts'
import { createBot } from '../../src/teams/create-bot.ts'
import { type Answer, refreshed } from '../../src/teams/turn/answer.ts'
import type { Incoming, IncomingAttachment } from '../../src/teams/turn/incoming.ts'
import { createTurn, type Road, type Turn } from '../../src/teams/turn/turn.ts'
import { readVerb } from '../../src/teams/turn/verbs.ts'
import type { TeamsPool } from '../../src/teams/send/post-activity.ts'
import { loadWords } from '../../src/words.ts'
import { type FakePorts, settings } from '../fakes/ports.ts'
import { threadTurn } from '../fakes/turns.ts'

const words = loadWords()
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * Says and presses as a person would, against the slices and a store in memory: no HTTP, no token. `reads`: takes the time
 * to read what is asked, whatever the clock says.
 */
export function createChat(
  ports: FakePorts & Partial<Ports>,
  { postPage = null, reads = true }: { postPage?: string | null; reads?: boolean } = {},
) {
  const bot = createBot({
    words,
    pool: {} as TeamsPool,
    threads: { take: async () => threadTurn },
    conversations: ports.conversations,
    log,
  })
  let messages = 0
  const maker = { ports: ports as unknown as Ports, words, defaultLocale: 'fr', settings, postPage } as const
  const turn = (actor: Actor, road: Road, said: Partial<Incoming> = {}): Turn => ({
    ...createTurn({ ...maker, defaultLocale: actor.locale }, incomingOf(actor, `m${++messages}`, said), road)!,
    actor,
    rolesKnown: true,
  })
  const seeing = async (turn: Turn): Promise<Turn> => ({
    ...turn,
    look: { ...turn.look, sections: await knownSections(turn.ports) },
  })
  return {
    words,
    verbs: bot.verbs,
    say: async (actor: Actor, text: string, attachments: IncomingAttachment[] = [], said: Partial<Incoming> = {}) =>
      filled(await bot.said(await seeing(turn(actor, 'typed', { text, attachments, ...said })))),
    press: async (
      actor: Actor,
      verb: string,
      data: object,
      road: Road = 'execute',
      said: Partial<Incoming> = {},
    ): Promise<Answer> => {
      const reading = readVerb(bot.verbs, verb, reads ? { ...data, shownAt: undefined } : data)
      assert.ok(reading, `${verb} is known and has its ids`)
      const speaking = await seeing(turn(actor, road, said))
      const acted = async () => bot.finished(speaking, await reading.verb.run(speaking, reading.ids, reading.fields))
      const answer = filled(bot.switchedOff(speaking, verb) ?? (await acted()))
      return road === 'automatic' ? refreshed(answer) : answer
    },
  }
}

export type Chat = ReturnType<typeof createChat>

/** No place of a sentence was forgotten; `{prénom}` and `{direction}` are a post's own. */
function filled<T extends Answer | Answer[]>(answers: T): T {
  const open = JSON.stringify(answers)?.match(/\{(?!direction\})[a-zA-Z]+\}/)
  assert.ok(!open, `${open?.[0]} is said to people: ${JSON.stringify(answers)}`)
  return answers
}

/** All that stands in answers. */
export function shownIn(answers: Answer | Answer[]): string {
  return JSON.stringify(answers)
}

export function picture(name: string): IncomingAttachment {
  return { contentType: 'image/png', contentUrl: `https://teams.example/${name}`, name, content: null }
}

function incomingOf(actor: Actor, id: string, said: Partial<Incoming>): Incoming {
  return {
    type: 'message',
    name: null,
    id,
    serviceUrl: 'https://teams.example/',
    tenantIds: [],
    recipientId: null,
    conversationId: `chat-${actor.id}`,
    personal: true,
    teamIds: [],
    sender: { id: actor.id, teamsId: `29:${actor.id}`, name: actor.name },
    text: '',
    value: null,
    replyToId: null,
    attachments: [],
    locale: null,
    channelEvent: null,
    action: null,
    ...said,
  }
}
