import { look, state } from '../state.js'
import { town } from '../town.js'
import { fillForm } from './example.js'
import { button, cardsInChannel, cardsOf, holderOf, lastIn, personOption, proposals, word } from './find.js'

const reference = /PROP-\d{4}-\d+/

/** A step in which one takes someone's place. `who` reads the person from what the tour remembers. */
function be(act, who, text, choose) {
  return {
    act,
    view: 'people',
    text,
    ready: memory => who(memory) !== undefined,
    done: memory => state.me?.id === who(memory)?.id,
    target: memory => personOption(who(memory)),
    help: { label: memory => who(memory) && `Devenir ${who(memory).firstName}`, run: memory => choose(who(memory)) },
  }
}

/** A step in which one approves. */
function approve(act, who, next) {
  return {
    act,
    view: 'chat',
    text: () =>
      'Lisez la carte : quoi, pour qui, avant quand. Puis pressez « Approuver ». Votre visa vaut pour ce texte exact, pas pour un autre.',
    done: async memory => {
      const cards = await cardsOf(who(memory).id, memory.start)
      if (cards.some(({ titles }) => titles.includes('Approuver'))) return false
      await next?.(memory)
      return true
    },
    target: () => button('Approuver', '[data-pane=chat]'),
  }
}

/**
 * The main road, step by step. `done` looks at the real state of the town; `memory` holds what the tour knows: the
 * people of the story, the reference of the proposal. `ready` says that a step may be shown.
 */
export function stepsFor(choose) {
  const acts = ['Soyez agent', 'Soyez communicante', 'Soyez valideur', 'Diffusez', 'Lisez']
  return [
    be(
      acts[0],
      memory => memory.agent,
      memory =>
        `Chacun peut proposer une idée. Prenez la place de ${memory.agent.displayName}, ${memory.agent.jobTitle}.`,
      choose,
    ),
    {
      act: acts[0],
      view: 'chat',
      text: () => 'Écrivez « proposer » à Mary, ou pressez ce mot au-dessus du champ.',
      done: async memory =>
        (await cardsOf(memory.agent.id, memory.start)).some(({ titles }) => titles.includes('Envoyer')),
      target: () => word('proposer'),
      help: { label: () => 'Écrire « proposer »', run: memory => town.say(memory.agent.id, { text: 'proposer' }) },
    },
    {
      act: acts[0],
      view: 'chat',
      text: () => 'Donnez un titre et un texte, puis pressez « Envoyer ».',
      done: async memory => {
        const receipt = (await cardsOf(memory.agent.id, memory.start)).findLast(({ text }) => reference.test(text))
        memory.reference = reference.exec(receipt?.text ?? '')?.[0]
        return memory.reference !== undefined
      },
      target: () => button('Envoyer', '[data-pane=chat]'),
      help: { label: () => 'Remplir pour moi', run: () => fillForm() },
    },
    {
      act: acts[0],
      view: 'list',
      text: memory =>
        `${memory.reference ?? 'La proposition'} est enregistrée. Voyez-la arriver dans la liste Microsoft de la collectivité.`,
      done: async memory =>
        state.side === 'list' &&
        (await proposals()).some(({ fields }) => JSON.stringify(fields).includes(memory.reference)),
      target: () => document.getElementById('tab-list'),
      help: { label: () => 'Ouvrir la liste', run: () => look('list') },
    },
    be(
      acts[1],
      memory => memory.comms,
      memory => `La communication trie. Devenez ${memory.comms.displayName}.`,
      choose,
    ),
    {
      act: acts[1],
      view: 'channel',
      text: () => 'La proposition attend dans le canal de l’équipe. Pressez « Retenir » sur sa carte.',
      done: async memory => {
        const cards = (await cardsInChannel()).filter(({ text }) => text.includes(memory.reference))
        return cards.length > 0 && cards.every(({ titles }) => !titles.includes('Retenir'))
      },
      target: () =>
        state.side === 'channel' ? button('Retenir', '[data-pane=channel]') : document.getElementById('tab-channel'),
      help: { label: () => (state.side === 'channel' ? undefined : 'Ouvrir le canal'), run: () => look('channel') },
    },
    {
      act: acts[1],
      view: 'chat',
      text: () =>
        'Un brouillon de publication est né. Ouvrez-le (au besoin, écrivez « publications »), complétez le résumé, choisissez les destinataires, puis « Soumettre à validation ».',
      done: async memory => {
        memory.first = await holderOf('Approuver', [memory.head], [memory.comms.id], memory.start)
        return memory.first !== undefined
      },
      target: () =>
        button('Soumettre à validation') ?? button(/^(Ouvrir|Modifier|Rédiger|Éditer)/) ?? word('publications'),
      help: {
        label: () => (document.querySelector('dialog[open]') === null ? undefined : 'Remplir pour moi'),
        run: () => fillForm(),
      },
    },
    be(
      acts[2],
      memory => memory.first,
      memory => `Le premier visa revient à la direction qui a proposé. Devenez ${memory.first.displayName}.`,
      choose,
    ),
    approve(acts[2], memory => memory.first),
    {
      ...be(
        acts[2],
        memory => memory.last,
        memory =>
          memory.last === undefined
            ? 'Mary demande le second visa…'
            : `Le second visa est celui de la communication, mais pas de qui a rédigé. Devenez ${memory.last.displayName}.`,
        choose,
      ),
      ready: () => true,
      done: async memory => {
        memory.last ??= await holderOf('Approuver', [memory.second], [memory.comms.id, memory.first.id], memory.start)
        return memory.last !== undefined && state.me?.id === memory.last.id
      },
    },
    approve(
      acts[2],
      memory => memory.last,
      async memory => {
        memory.sentAfter = await lastIn(memory.agent.id)
      },
    ),
    be(
      acts[3],
      memory => memory.comms,
      memory => `Tout est approuvé. Redevenez ${memory.comms.displayName} pour diffuser.`,
      choose,
    ),
    {
      act: acts[3],
      view: 'channel',
      text: () =>
        'La carte de diffusion est dans le canal (au besoin, écrivez « diffusions ») : « Vérifier les destinataires », puis « Diffuser maintenant ».',
      done: async memory =>
        (await cardsOf(memory.agent.id, memory.sentAfter ?? memory.start)).some(({ titles }) =>
          titles.includes('Pourquoi je reçois ceci ?'),
        ),
      target: memory =>
        button(/^Diffuser à/) ??
        (memory.pressed === 'Vérifier les destinataires'
          ? button('Diffuser maintenant')
          : (button('Vérifier les destinataires') ?? button('Diffuser maintenant'))) ??
        word('diffusions'),
    },
    be(
      acts[4],
      memory => memory.agent,
      memory => `C’est parti, à chacun sous 50 envois par seconde. Redevenez ${memory.agent.displayName} et lisez.`,
      choose,
    ),
    {
      act: acts[4],
      view: 'chat',
      last: true,
      text: () =>
        'Voilà : de l’idée à la lecture, chaque remise est comptée. Et si Graph tombait au milieu ? Essayez l’onglet Pannes.',
      done: () => false,
      target: () => document.getElementById('tab-faults'),
    },
  ]
}
