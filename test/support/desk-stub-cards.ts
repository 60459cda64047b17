import { adaptive } from './desk-stub-town.ts'

type Card = Record<string, unknown>

const text = (words: string, more: Card = {}): Card => ({ type: 'TextBlock', text: words, wrap: true, ...more })
const execute = (title: string, verb: string, data: Card = {}, style?: string): Card => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  ...(style === undefined ? {} : { style }),
})

export function cardOf(body: Card[], actions: Card[] = [], more: Card = {}): Card {
  return { type: 'AdaptiveCard', version: '1.5', body, actions, ...more }
}

export const attached = (card: Card) => [{ contentType: adaptive, content: card }]

export const formCard = () =>
  cardOf(
    [
      text('Proposer un sujet', { style: 'heading' }),
      text('La communication le lira et vous répondra ici.', { isSubtle: true, spacing: 'Small' }),
      {
        type: 'Input.Text',
        id: 'title',
        label: 'Titre',
        isRequired: true,
        maxLength: 120,
        errorMessage: 'Un titre, s’il vous plaît.',
      },
      {
        type: 'Input.Text',
        id: 'text',
        label: 'Texte',
        isMultiline: true,
        isRequired: true,
        errorMessage: 'Un texte, s’il vous plaît.',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'section',
        label: 'Rubrique',
        value: '',
        choices: ['Je ne sais pas', 'Vie des services', 'Agenda'].map((title, value) => ({
          title,
          value: value === 0 ? '' : title,
        })),
      },
      { type: 'Input.Date', id: 'date', label: 'Date' },
      { type: 'Input.Toggle', id: 'all', title: 'Pour tous les agents', value: 'true' },
    ],
    [execute('Envoyer', 'initiative.submit', {}, 'positive')],
  )

export const receiptCard = (reference: string, title: string) =>
  cardOf(
    [
      text('Merci, c’est reçu', { style: 'heading' }),
      text(title, { weight: 'Bolder' }),
      {
        type: 'FactSet',
        facts: [
          { title: 'Référence', value: reference },
          { title: 'Chez', value: 'Équipe communication' },
        ],
      },
    ],
    [
      execute('Ajouter une photo', 'initiative.photo'),
      execute('Compléter', 'initiative.complete'),
      execute('Retirer', 'initiative.withdraw'),
    ],
  )

export const inboxCard = (reference: string, title: string, words: string, by: string) =>
  cardOf(
    [
      text(`Proposition ${reference}`, { isSubtle: true }),
      text(title, { style: 'heading' }),
      text(words),
      text(`de **${by}**, *Petite enfance*`, { isSubtle: true }),
    ],
    [
      execute('Prendre en charge', 'initiative.take'),
      execute('Retenir', 'initiative.retain', { reference }, 'positive'),
      {
        type: 'Action.ShowCard',
        title: 'Ne pas retenir',
        card: cardOf(
          [{ type: 'Input.Text', id: 'reason', label: 'Motif', isRequired: true, errorMessage: 'Indiquez le motif.' }],
          [execute('Confirmer', 'initiative.decline', { reference })],
        ),
      },
    ],
  )

export const draftCard = (title: string) =>
  cardOf(
    [text('Brouillon PUB-2025-0001', { isSubtle: true }), text(title, { style: 'heading' })],
    [{ type: 'Action.Submit', title: 'Modifier', data: { msteams: { type: 'task/fetch' } } }],
  )

export const editorCard = (title: string, words: string) =>
  cardOf(
    [
      { type: 'Input.Text', id: 'title', label: 'Titre', value: title },
      { type: 'Input.Text', id: 'text', label: 'Texte', isMultiline: true, value: words },
    ],
    [
      { type: 'Action.Submit', title: 'Aperçu', data: { verb: 'post.preview' } },
      { type: 'Action.Submit', title: 'Soumettre à validation', data: { verb: 'post.submit' } },
    ],
  )

export const validationCard = (title: string, words: string, step: number, teamsId: string) =>
  cardOf(
    [
      text('À valider avant mardi 11 h', { weight: 'Bolder', color: 'Attention' }),
      text(title, { style: 'heading' }),
      { type: 'Container', style: 'emphasis', items: [text(words)] },
    ],
    [
      execute('Approuver', 'validation.approve', { step }, 'positive'),
      execute('Demander des modifications', 'validation.changes', { step }),
      execute('Refuser', 'validation.refuse', { step }, 'destructive'),
    ],
    { refresh: { action: { type: 'Action.Execute', verb: 'validation.look', data: { step } }, userIds: [teamsId] } },
  )

export const approvedCard = (title: string) =>
  cardOf(
    [text('Approuvé par vous', { color: 'Good', weight: 'Bolder' }), text(title, { style: 'heading' })],
    [execute('Retirer mon visa', 'validation.withdraw')],
  )

export const broadcastCard = (title: string, checked: boolean) =>
  cardOf(
    [
      text('Prête à diffuser', { isSubtle: true }),
      text(title, { style: 'heading' }),
      ...(checked ? [text('58 agents, environ 2 secondes.')] : []),
    ],
    checked
      ? [execute('Diffuser à 58 agents', 'broadcast.send', {}, 'positive')]
      : [
          execute('Vérifier les destinataires', 'broadcast.check'),
          execute('Diffuser maintenant', 'broadcast.confirm', {}, 'positive'),
        ],
  )

export const newsCard = (title: string, words: string) =>
  cardOf(
    [
      text(title, { style: 'heading' }),
      text(words),
      text('- un jardin\n- des tomates\n\nEn savoir plus : [la page](https://saint-aubin.example/jardin)'),
    ],
    [execute('Pourquoi je reçois ceci ?', 'broadcast.why')],
  )
