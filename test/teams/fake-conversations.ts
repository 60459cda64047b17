import type { Conversation } from '../../src/core/domain/people/conversation.ts'
import type { Conversations } from '../../src/core/ports/people.ts'

/** What Mary remembers of people, with the changes in the order they came. */
export class FakeConversations implements Conversations {
  readonly known = new Map<string, Conversation>()
  readonly marks: string[] = []

  async of(people: string[]): Promise<Map<string, Conversation>> {
    return new Map(
      people.flatMap(person => (this.known.has(person) ? [[person, this.known.get(person)!] as const] : [])),
    )
  }

  async remember({
    person,
    conversationId,
    serviceUrl,
    locale,
    teamsId,
  }: Parameters<Conversations['remember']>[0]): Promise<void> {
    const met = this.known.get(person)?.met ?? false
    this.known.set(person, {
      person,
      conversationId,
      serviceUrl,
      locale,
      state: 'open',
      met,
      optedOut: this.known.get(person)?.optedOut ?? false,
      teamsId: teamsId ?? this.known.get(person)?.teamsId ?? null,
    })
    this.marks.push(`${person} remembered`)
  }

  async optOut(person: string, out: boolean): Promise<void> {
    this.marks.push(`${person} ${out ? 'left' : 'came back'}`)
    const known = this.known.get(person)
    if (known) known.optedOut = out
  }

  async mark(person: string, mark: Parameters<Conversations['mark']>[1]): Promise<void> {
    this.marks.push(`${person} ${mark}`)
    const known = this.known.get(person)
    if (!known) return
    if (mark === 'met') known.met = true
    else if (mark === 'forget') known.conversationId = null
    else known.state = mark
  }
}
