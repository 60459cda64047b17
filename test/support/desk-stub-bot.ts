import {
  approvedCard,
  attached,
  broadcastCard,
  draftCard,
  editorCard,
  formCard,
  inboxCard,
  newsCard,
  receiptCard,
  validationCard,
} from './desk-stub-cards.ts'
import type { Said, StubPerson, StubTown } from './desk-stub-town.ts'

type Action = { type: string; verb?: string; data?: Record<string, unknown> }
export type Pressed = { activity: Said; action: Action; inputs: Record<string, string> }
type Outcome = { status: number; body?: unknown; dialog?: unknown }

/** Plays Mary along her main road, one proposal at a time, well enough to try the desk. */
export function createStubBot(town: StubTown) {
  let lastId = Date.now()
  const story = { title: '', text: '', writer: '' }
  const emit = (event: object): void => town.listeners.forEach(listener => listener(event))
  const said = (from: Said['from'], what: Partial<Said>): Said => ({
    id: String(++lastId),
    from,
    at: new Date().toISOString(),
    ...what,
  })
  const mary = (what: Partial<Said>): Said => said({ id: '28:mary', name: 'Mary', bot: true }, what)

  function put(personId: string, activity: Said): void {
    town.chats.set(personId, [...(town.chats.get(personId) ?? []), activity])
    emit({ type: 'chat', personId, isNew: true })
  }
  const card = (personId: string, content: Record<string, unknown>, summary: string): void =>
    put(personId, mary({ attachments: attached(content), summary }))

  function thread(content: Record<string, unknown>): void {
    const first = mary({ attachments: attached(content) })
    town.threads.push({ id: first.id, activities: [first] })
    emit({ type: 'channel', isNew: true })
  }

  function hear(person: StubPerson, what: Partial<Said>): Outcome {
    put(person.id, said({ id: person.id, name: person.displayName, bot: false }, what))
    if (what.text === 'proposer') card(person.id, formCard(), 'Proposer un sujet')
    else put(person.id, mary({ text: `Je garde « ${what.text ?? 'ce fichier'} ». **Aide** : écrivez *proposer*.` }))
    return { status: 200 }
  }

  function own(person: StubPerson, activity: Said, content: unknown): Outcome {
    activity.mine = { ...activity.mine, [person.id]: content }
    emit({ type: 'chat', personId: person.id })
    emit({ type: 'channel' })
    return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: content } }
  }

  const second = (): StubPerson | undefined =>
    town.people.find(
      ({ id, roles, situation }) => roles.includes('comms') && id !== story.writer && situation === 'well',
    )

  function submit(person: StubPerson, { activity, inputs }: Pressed): Outcome {
    story.title = inputs['title'] ?? ''
    story.text = inputs['text'] ?? ''
    const reference = `PROP-2025-${String(town.items.length + 1).padStart(4, '0')}`
    const at = new Date().toISOString()
    town.items.push({
      id: String(town.items.length + 1),
      createdAt: at,
      modifiedAt: at,
      fields: { Title: story.title, Reference: reference, Etat: 'Reçue', Auteur: person.displayName },
    })
    emit({ type: 'list' })
    thread(inboxCard(reference, story.title, story.text, person.displayName))
    return own(person, activity, receiptCard(reference, story.title))
  }

  function retain(person: StubPerson, activity: Said): Outcome {
    story.writer = person.id
    activity.attachments = attached({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: `Retenue par ${person.displayName} : ${story.title} (PROP-2025-0001)`, wrap: true },
      ],
    })
    activity.edited = new Date().toISOString()
    emit({ type: 'channel' })
    card(person.id, draftCard(story.title), 'Brouillon prêt')
    return { status: 200 }
  }

  function approve(person: StubPerson, { activity, action }: Pressed): Outcome {
    const next = second()
    if (action.data?.['step'] === 1 && next !== undefined) ask(next, 2)
    else thread(broadcastCard(story.title, false))
    return own(person, activity, approvedCard(story.title))
  }
  const ask = (person: StubPerson, step: number): void =>
    card(
      person.id,
      validationCard(story.title, story.text, step, person.teamsId),
      `À valider avant mardi 11 h : ${story.title}`,
    )

  const verbs: Record<string, (person: StubPerson, pressed: Pressed) => Outcome> = {
    'initiative.submit': submit,
    'initiative.retain': (person, { activity }) => retain(person, activity),
    'validation.approve': approve,
    'validation.look': () => ({ status: 200 }),
    'broadcast.check': (person, { activity }) => own(person, activity, broadcastCard(story.title, true)),
    'broadcast.confirm': (person, { activity }) => own(person, activity, broadcastCard(story.title, true)),
    'broadcast.send': (person, { activity }) => {
      for (const one of town.people) card(one.id, newsCard(story.title, story.text), story.title)
      return own(person, activity, newsCard('Diffusée', '58 remises sur 58'))
    },
  }

  function press(person: StubPerson, pressed: Pressed): Outcome {
    const { action, activity } = pressed
    if (action.type === 'Action.Submit') {
      return {
        status: 200,
        dialog: {
          title: 'Publication',
          width: 'medium',
          height: 'medium',
          card: { content: editorCard(story.title, story.text) },
        },
      }
    }
    const doing = verbs[action.verb ?? '']
    if (doing !== undefined) return doing(person, pressed)
    activity.note = 'C’est noté.'
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: activity.note },
    }
  }

  function submitDialog(inputs: Record<string, string>): Outcome {
    story.title = inputs['title'] ?? story.title
    story.text = inputs['text'] ?? story.text
    const head = town.people.find(({ id }) => id === town.departments[0]?.headId)
    if (head !== undefined) ask(head, 1)
    return { status: 200, body: {} }
  }

  return { hear, press, submitDialog, emit }
}
