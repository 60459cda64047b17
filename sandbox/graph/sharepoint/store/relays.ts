import type { Person, Town } from '../../../town/town.ts'
import { guidFrom } from './directions.ts'
import { builtInColumns, newColumn } from './columns.ts'
import type { Fields, KeptList } from './kept.ts'
import type { Lists } from './lists.ts'

/** A site of the town: how it is called, where it is, how many there have no Teams; null: nobody counted them. */
type Site = [name: string, address: string, without: number | null]

/** Four of them have nobody who puts anything up, and nobody counted the people of three. */
const sites: Site[] = [
  ['Crèche Les Lilas', '4 rue des Lilas', 24],
  ['Crèche Le Petit Prince', '12 avenue Jean-Jaurès', 18],
  ['Crèche Les Coquelicots', '3 place du Marché', 16],
  ['Crèche La Farandole', '28 rue du Moulin', 21],
  ['Halte-garderie Pomme d’Api', '9 rue de la Gare', 7],
  ['École Jules-Ferry', '1 rue Jules-Ferry', 14],
  ['École Marie-Curie', '17 boulevard de la République', 16],
  ['École Jean-Moulin', '5 allée des Tilleuls', 12],
  ['École Simone-Veil', '40 rue de la Fontaine', 15],
  ['École des Quatre-Vents', '2 chemin des Quatre-Vents', 11],
  ['École du Centre', '8 place de la Mairie', 13],
  ['École Louise-Michel', '21 rue Louise-Michel', 12],
  ['École Victor-Hugo', '33 avenue Victor-Hugo', 14],
  ['Restaurant scolaire Centre', '10 place de la Mairie', 9],
  ['Restaurant scolaire Sud', '6 rue des Écoles', 8],
  ['Cuisine centrale', '15 zone artisanale des Prés', 32],
  ['Centre technique municipal', '2 rue de l’Industrie', 68],
  ['Voirie – dépôt Nord', '44 route de Paris', 37],
  ['Voirie – dépôt Sud', '7 chemin de la Carrière', 29],
  ['Propreté urbaine', '3 rue de l’Industrie', 54],
  ['Espaces verts – serres', '1 chemin des Serres', 33],
  ['Espaces verts – parc Montreval', 'Parc Montreval', 12],
  ['Cimetière', '60 route de Lyon', 6],
  ['Déchèterie', '9 zone artisanale des Prés', 8],
  ['Piscine municipale', '14 rue du Stade', 22],
  ['Stade Pierre-de-Coubertin', '16 rue du Stade', 9],
  ['Gymnase des Tilleuls', '7 allée des Tilleuls', 6],
  ['Gymnase Colette-Besson', '30 avenue Jean-Jaurès', 5],
  ['Médiathèque', '11 place de la Mairie', 4],
  ['Conservatoire', '5 rue de la Musique', 6],
  ['Théâtre', '1 place du Théâtre', 8],
  ['Musée', '3 rue du Musée', 5],
  ['Résidence autonomie Les Glycines', '22 rue des Glycines', 26],
  ['EHPAD Les Érables', '19 avenue des Érables', 41],
  ['Aide à domicile', '13 place du Marché', 38],
  ['Police municipale', '2 place de la Mairie', 10],
  ['Accueil de loisirs des Prés', '5 chemin des Prés', null],
  ['Accueil jeunes', '27 rue de la Gare', 5],
  ['Marché couvert', 'Place du Marché', 4],
  ['Fourrière', '50 route de Paris', null],
  ['Base nautique', 'Quai du Lac', null],
  ['Centre de vacances', 'Saint-Jean', 12],
]
const withoutRelay = new Set(['Marché couvert', 'Fourrière', 'Base nautique', 'Centre de vacances'])

/** The list where comms keeps who puts up and tells at places whose agents Teams does not reach. */
export function fillRelays(lists: Lists, town: Town): void {
  const number = { decimalPlaces: 'none', displayAs: 'number' }
  const list: KeptList = {
    id: guidFrom(`${town.site.id} Relais`),
    name: 'Relais',
    displayName: 'Relais',
    description: 'Les sites dont les agents n’ont pas Teams, et qui y affiche',
    template: 'genericList',
    createdAt: '2026-01-05T08:00:00Z',
    columns: [
      ...builtInColumns().map(column => (column.name === 'Title' ? { ...column, displayName: 'Site' } : column)),
      newColumn('Direction', 'text'),
      newColumn('Relais', 'text'),
      newColumn('Suppleant', 'text', { displayName: 'Adjoint ou suppléant' }),
      newColumn('EffectifSansTeams', 'number', { displayName: 'Effectif sans Teams', facet: number }),
      newColumn('Adresse', 'text'),
      newColumn('Depuis', 'dateTime'),
    ],
  }
  lists.add(list)
  for (const fields of rowsOf(town)) lists.addItem(list.id, fields)
}

function rowsOf(town: Town): Fields[] {
  const relays = town.people.filter(isRelay)
  return sites.map(([name, address, without], index) => {
    // A stand-in at one site is the relay of another one.
    const [relay, deputy] = [relays[index % relays.length], relays[(index + 21) % relays.length]]
    return {
      Title: name,
      ...(withoutRelay.has(name) ? {} : { Relais: relay?.mail, Suppleant: deputy?.mail }),
      ...(without === null ? {} : { EffectifSansTeams: without }),
      Adresse: address,
      Depuis: `2026-0${(index % 8) + 1}-15T12:00:00Z`,
    }
  })
}

/** Plain agents, whom Teams reaches. */
function isRelay({ roles, kind, userType, situation, accountEnabled }: Person): boolean {
  const plain = roles.every(role => role === 'agent')
  return plain && kind === 'person' && userType === 'Member' && accountEnabled && situation === 'well'
}
